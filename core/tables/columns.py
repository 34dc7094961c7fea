"""Which column of a table holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.base.errors import Fact, refuse
from core.tables.cells import address_of
from core.tables.heading_row import Heading, HeadingRow, Wanted, find_heading_row, require_heading_row
from core.tables.headings import FIELDS, TableKind, field_names, normalise_heading
from core.tables.problems import Problem
from core.tables.sheets import Sheet

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by field, those by a name of the table's own, and the spare ones with some heading.

    ``first_row`` is the first row of data; rows and columns count from zero.
    """

    first_row: int
    columns: Mapping[str, int]
    extras: Mapping[str, int]
    spare: tuple[Heading, ...]
    problems: tuple[Problem, ...]


def parse_overrides(texts: Sequence[str], *, kind: TableKind) -> dict[str, str]:
    """Read ``Column=field`` pairs into fields by normalised heading; a field goes by its name or any sure heading.

    Raises ``map.unreadable`` and ``map.unknown_field``.
    """
    overrides: dict[str, str] = {}
    for text in texts:
        heading, _, field = (part.strip() for part in text.rpartition("="))
        if not normalise_heading(heading) or not field:
            refuse("map.unreadable", text=text[:_SHOWN])
        name = _field_called(field, kind=kind)
        if name is None:
            refuse("map.unknown_field", field=field[:_SHOWN], fields=", ".join(field_names(kind)))
        overrides[normalise_heading(heading)] = name
    return overrides


def _field_called(text: str, *, kind: TableKind) -> str | None:
    wanted = normalise_heading(text)
    return next((each.name for each in FIELDS[kind] if wanted in {each.name, *each.sure}), None)


def choose_sheet(sheets: Sequence[Sheet], *, kind: TableKind, overrides: Mapping[str, str] | None = None) -> Sheet:
    """Return the first sheet with known headings, or the very first when there is none."""
    wanted = Wanted(kind=kind, overrides=overrides or {}, extras={})
    return next((sheet for sheet in sheets if find_heading_row(sheet, wanted=wanted)), sheets[0])


def find_layout(
    sheet: Sheet,
    *,
    kind: TableKind,
    overrides: Mapping[str, str] | None = None,
    extras: Mapping[str, str] | None = None,
) -> Layout:
    """Settle every column of a sheet.

    ``overrides`` comes from :func:`parse_overrides`; ``extras`` maps headings of the table's own, such as the titles of
    criteria, to the names wanted for them. Missing (``column.missing``) and doubled columns (``column.doubled``) are
    problems. Raises ``table.no_headings`` and ``map.unknown_column``.
    """
    own = {normalise_heading(heading): name for heading, name in (extras or {}).items()}
    row = require_heading_row(sheet, wanted=Wanted(kind=kind, overrides=overrides or {}, extras=own))
    fields = {field.name: _best(row, field.name) for field in FIELDS[kind]}
    extra = {name: [item for item in row.headings if item.extra == name] for name in own.values()}
    taken = {heading.column for found in (*fields.values(), *extra.values()) for heading in found}
    return Layout(
        first_row=row.first_row,
        columns={name: found[0].column for name, found in fields.items() if found},
        extras={name: found[0].column for name, found in extra.items() if found},
        spare=tuple(item for item in row.headings if item.cell.text and item.column not in taken),
        problems=(*_missing(sheet, row, fields, kind=kind), *_doubled(sheet, fields), *_doubled(sheet, extra)),
    )


def adopt_spare(sheet: Sheet, layout: Layout) -> Layout:
    """Return the layout with every spare column counted among the table's own, named by its heading."""
    named: dict[str, list[Heading]] = {}
    for item in layout.spare:
        named.setdefault(item.cell.text, []).append(item)
    extras = {name: found[0].column for name, found in named.items()}
    return replace(layout, extras=extras, spare=(), problems=(*layout.problems, *_doubled(sheet, named)))


def first_problems(sheet: Sheet, layout: Layout) -> list[Problem]:
    """Return what the headings alone have to be told, with a word about every column that is left aside."""
    ignored = [Problem(item.cell.address, "column.ignored", _facts(sheet, item), fatal=False) for item in layout.spare]
    return [*layout.problems, *ignored]


def missing_column(sheet: Sheet, *, first_row: int, field: str, kind: TableKind) -> Problem:
    """Return the problem of a column that a table cannot do without; its cell is the first of the headings."""
    address = address_of(first_row - 1, 0)
    heading = next(item.sure[0] for item in FIELDS[kind] if item.name == field)
    return Problem(address, "column.missing", {"place": sheet.place(address), "field": field, "heading": heading})


def _best(row: HeadingRow, field: str) -> list[Heading]:
    """Return the headings that mean a field with the greatest sureness that any has."""
    guessed = [
        (heading.guess.tier, heading) for heading in row.headings if heading.guess and heading.guess.field == field
    ]
    best = min((tier for tier, _ in guessed), default=0)
    return [heading for tier, heading in guessed if tier == best]


def _missing(sheet: Sheet, row: HeadingRow, fields: Mapping[str, list[Heading]], *, kind: TableKind) -> list[Problem]:
    return [
        missing_column(sheet, first_row=row.first_row, field=field.name, kind=kind)
        for field in FIELDS[kind]
        if field.required and not fields[field.name]
    ]


def _doubled(sheet: Sheet, named: Mapping[str, list[Heading]]) -> list[Problem]:
    return [
        Problem(
            second.cell.address,
            "column.doubled",
            {**_facts(sheet, second), "field": name, "first_cell": found[0].cell.address},
        )
        for name, found in named.items()
        for second in found[1:]
    ]


def _facts(sheet: Sheet, heading: Heading) -> dict[str, Fact]:
    return {"place": sheet.place(heading.cell.address), "heading": heading.cell.text[:_SHOWN]}
