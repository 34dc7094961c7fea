"""The secretary's tables: applications and the jury."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.base.errors import refuse
from core.domain.jury import Role
from core.tables.columns import find_layout, first_problems
from core.tables.headings import TableKind, normalise_heading
from core.tables.lines import EntryLine, JurorLine
from core.tables.problems import Problem
from core.tables.readings import read_moment
from core.tables.sheets import Sheet
from core.tables.table_rows import TableRow, data_rows

_ROLES: dict[str, Role] = {
    "председатель": Role.CHAIR,
    "председатель жюри": Role.CHAIR,
    "председатель комиссии": Role.CHAIR,
    "заместитель": Role.DEPUTY,
    "заместитель председателя": Role.DEPUTY,
    "зам председателя": Role.DEPUTY,
    "зампредседателя": Role.DEPUTY,
    "член": Role.MEMBER,
    "член жюри": Role.MEMBER,
    "член комиссии": Role.MEMBER,
    "эксперт": Role.MEMBER,
    "секретарь": Role.SECRETARY,
    "ответственный секретарь": Role.SECRETARY,
    "секретарь с правом голоса": Role.VOTING_SECRETARY,
    "voting secretary": Role.VOTING_SECRETARY,
    "deputy chair": Role.DEPUTY,
    "наблюдатель": Role.OBSERVER,
    "стажер": Role.TRAINEE,
} | {role.value: role for role in Role}

_NUMBERISH = re.compile(r"(?=.*\d)[0-9A-Za-zА-Яа-яЁё._/-]{1,24}")
_ROUND_LIST = re.compile(r"[1-9]([ ,;.и]+[1-9])*")
_ROUND_RANGE = re.compile(r"([1-9]) ?[-–] ?([1-9])")


def parse_entries(
    sheet: Sheet, *, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[EntryLine, ...], tuple[Problem, ...]]:
    """Read applications; number, nomination and applicant must be there. Raises ``table.no_headings``, ``map.*``."""
    layout = find_layout(sheet, kind=TableKind.ENTRIES, overrides=overrides)
    problems = first_problems(sheet, layout)
    lines = tuple(_read_entry(row) for row in data_rows(sheet, layout, problems))
    return lines, tuple(problems)


def parse_jurors(
    sheet: Sheet, *, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[JurorLine, ...], tuple[Problem, ...]]:
    """Read the jury; code and name must be there. Raises ``table.no_headings``, ``map.*``."""
    layout = find_layout(sheet, kind=TableKind.JURORS, overrides=overrides)
    problems = first_problems(sheet, layout)
    lines = tuple(_read_juror(row) for row in data_rows(sheet, layout, problems))
    return lines, tuple(problems)


def read_role(text: str) -> str:
    """Return the role that Russian or English words name; raises ``role.unknown``."""
    role = _ROLES.get(text) or _ROLES.get(normalise_heading(text))
    return role.value if role else refuse("role.unknown", text=text[:40], roles=", ".join(role.value for role in Role))


def read_rounds(text: str) -> tuple[int, ...]:
    """Return the rounds of ``1``, ``1, 2``, ``1.2`` (so Excel takes it) or ``1-3``; raises ``rounds.unreadable``."""
    if _ROUND_LIST.fullmatch(text):
        return tuple(sorted({int(digit) for digit in re.findall(r"\d", text)}))
    span = _ROUND_RANGE.fullmatch(text)
    if not span or span[1] > span[2]:
        refuse("rounds.unreadable", text=text[:40])
    return tuple(range(int(span[1]), int(span[2]) + 1))


def _read_entry(row: TableRow) -> EntryLine:
    return EntryLine(
        number=row.required("number"),
        nomination=row.required("nomination"),
        applicant=row.required("applicant"),
        title=row.text("title"),
        link=row.text("link"),
        submitted=row.reading("submitted", read_moment),
        cells=row.addresses(),
    )


def _read_juror(row: TableRow) -> JurorLine:
    return JurorLine(
        code=row.required("code"),
        name=row.required("name"),
        position=row.text("position"),
        organisation=row.text("organisation"),
        role=row.reading("role", read_role),
        rounds=tuple(int(digit) for digit in row.reading("rounds", _spell_rounds)),
        panel=row.text("panel"),
        conflicts=tuple(conflict for part in row.lines("conflicts") for conflict in _split_numbers(part)),
        cells=row.addresses(),
    )


def _spell_rounds(text: str) -> str:
    return "".join(str(number) for number in read_rounds(text))


def _split_numbers(text: str) -> list[str]:
    """Cut a list of entry numbers at its commas; a name with a comma in it stays whole."""
    parts = [part.strip() for part in text.split(",")]
    return parts if all(_NUMBERISH.fullmatch(part) for part in parts) else [text]
