"""The blank sheet: what a juror without the program fills in by hand, and the secretary types in twice."""

from __future__ import annotations

from collections.abc import Sequence

from core.documents.signing import DATES, Signatory
from core.documents.table_text import FormColumn, FormGroup, TableText
from core.domain.contest import Criterion
from core.domain.rules import Round
from core.exchange.package.model import Package, PackageEntry
from core.services.printing.basis import Basis
from core.services.printing.criteria_words import common_scale, explain_criterion
from core.services.printing.headings import contest_line, sample_line
from core.services.printing.people import sign_as

_NUMBER, _MARK, _TOTAL, _REMARK = 17.0, 9.5, 13.0, 40.0
_MANY_CRITERIA = 6
_GROUP = 8


def write_blank_sheet(package: Package, basis: Basis) -> TableText:
    """Return the words of a juror's blank sheet."""
    words, round_ = basis.words, basis.rules.round(package.round)
    sets = _criteria_sets(package, round_)
    columns = max(len(criteria) for criteria in sets.values())
    return TableText(
        kind="sheet",
        contest=contest_line(basis),
        title=words.say("sheet.title"),
        continued=words.say("sheet.continued"),
        page=words.say("sheet.page", page="{page}", pages="{pages}"),
        facts=_write_facts(package, basis),
        key_title=_key_title(sets, basis),
        key=_write_key(sets, basis),
        columns=_write_columns(sets, columns, basis),
        groups=_group_entries(package, basis, columns=columns),
        notes=(words.say("sheet.note"),),
        signatories=(
            Signatory(words.say("sheet.juror"), sign_as(package.juror.name)),
            Signatory(words.say("sheet.secretary"), sign_as(package.secretary)),
        ),
        signature=words.say("sign.caption"),
        dates=DATES[words.language],
        every_page=True,
        foot=(
            (words.say("sheet.package"), _in_groups(package.hash)),
            (words.say("summary.label.basis"), _in_groups(package.rules)),
        ),
        sample=sample_line(basis),
        landscape=columns > _MANY_CRITERIA,
        spacious=True,
        author=basis.papers.issuer or basis.rules.title,
        language=words.language,
    )


def _in_groups(digits: str) -> str:
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def _criteria_sets(package: Package, round_: Round) -> dict[int | None, tuple[Criterion, ...]]:
    """Return the round's criteria, under None, and those that nominations of this package have of their own."""
    nominations = {each.nomination for each in package.entries}
    own = [each for each in round_.own_criteria if each.nomination in nominations]
    is_usual = not nominations <= {each.nomination for each in own}
    usual: list[tuple[int | None, tuple[Criterion, ...]]] = [(None, round_.criteria)] if is_usual else []
    return dict([*usual, *((each.nomination, each.criteria) for each in own)])


def _write_facts(package: Package, basis: Basis) -> tuple[tuple[str, str], ...]:
    words, juror = basis.words, package.juror
    round_ = basis.rules.round(package.round)
    place = ", ".join(part for part in (juror.position, juror.organisation) if part)
    entries = words.count("plural.entries", n=len(package.entries))
    return (
        (words.say("sheet.fact.round"), f"{round_.number}. {round_.title}, {entries}"),
        (words.say("sheet.fact.role"), words.say(f"minutes.role.{juror.role}")),
        (words.say("sheet.fact.juror"), words.say("sheet.fact.named", name=juror.name, code=juror.code)),
        (words.say("sheet.fact.kind"), words.say("sheet.fact.by_hand")),
        *(((words.say("sheet.fact.position"), place),) if place else ()),
    )


def _key_title(sets: dict[int | None, tuple[Criterion, ...]], basis: Basis) -> str:
    scale = common_scale([each for criteria in sets.values() for each in criteria], words=basis.words)
    return basis.words.say("sheet.key_scale", scale=scale) if scale else basis.words.say("sheet.key")


def _write_key(sets: dict[int | None, tuple[Criterion, ...]], basis: Basis) -> tuple[tuple[str, str], ...]:
    words = basis.words
    every = [each for criteria in sets.values() for each in criteria]
    with_scale = not common_scale(every, words=words)
    key: list[tuple[str, str]] = []
    for nomination, criteria in sets.items():
        for number, each in enumerate(criteria, start=1):
            said = explain_criterion(each, words=words, with_scale=with_scale)
            own = said if nomination is None else words.say("sheet.key_own", nomination=nomination, criterion=said)
            key.append((_label(sets, number, each), own))
    return (*key, ("—", words.say("sheet.no_mark")))


def _label(sets: dict[int | None, tuple[Criterion, ...]], number: int, criterion: Criterion) -> str:
    """Return a column's label: the code where one set of criteria serves all, else the column's number."""
    return criterion.code if len(sets) == 1 and len(criterion.code) <= len("К10") else str(number)


def _write_columns(sets: dict[int | None, tuple[Criterion, ...]], count: int, basis: Basis) -> tuple[FormColumn, ...]:
    words = basis.words
    longest = max(sets.values(), key=len)
    labels = [_label(sets, number, each) for number, each in enumerate(longest[:count], start=1)]
    return (
        FormColumn(head=words.say("book.number"), width=_NUMBER),
        FormColumn(head=words.say("sheet.entry")),
        *(FormColumn(head=label, width=_MARK, align="right", written=True, strong_head=True) for label in labels),
        FormColumn(head=words.say("sheet.total"), width=_TOTAL, align="right", written=True, strong_head=True),
        FormColumn(head="", width=3.0),
        FormColumn(head=words.say("sheet.remark"), width=_REMARK, written=True),
    )


def _group_entries(package: Package, basis: Basis, *, columns: int) -> tuple[FormGroup, ...]:
    """Return the entries by nomination, within it in the juror's own order."""
    words = basis.words
    grouped: dict[int, list[PackageEntry]] = {}
    for each in package.entries:
        grouped.setdefault(each.nomination, []).append(each)
    return tuple(
        FormGroup(
            title=words.say("sheet.nomination", number=number, title=basis.rules.nomination(number).title),
            rows=_rows(entries, columns),
        )
        for number, entries in sorted(grouped.items())
    )


def _rows(entries: Sequence[PackageEntry], columns: int) -> tuple[tuple[str, ...], ...]:
    return tuple((each.number, each.applicant, *[""] * (columns + 3)) for each in entries)
