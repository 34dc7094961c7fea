"""Tables about the entries: imported figures and the history of posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from core.tables.columns import Layout, adopt_spare, find_layout, first_problems, missing_column
from core.tables.headings import TableKind
from core.tables.lines import FigureLine, PostLine
from core.tables.problems import Problem
from core.tables.readings import read_count, read_figure, read_moment
from core.tables.sheets import Sheet
from core.tables.table_rows import TableRow, complain_of_no_values, data_rows


def parse_figures(
    sheet: Sheet, *, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[FigureLine, ...], tuple[Problem, ...]]:
    """Read figures, a row for each (``number, figure, value``) or a column for each with its name as the heading.

    An empty value is no figure, and no line; nothing but empty ones is ``table.no_values``.
    Raises ``table.no_headings``, ``map.*``.
    """
    layout = find_layout(sheet, kind=TableKind.FIGURES, overrides=overrides)
    if "figure" not in layout.columns and "value" not in layout.columns:
        layout = adopt_spare(sheet, layout)
    problems = first_problems(sheet, layout)
    problems += [
        missing_column(sheet, first_row=layout.first_row, field=field, kind=TableKind.FIGURES)
        for field in ("figure", "value")
        if not layout.extras and field not in layout.columns
    ]
    lines: list[FigureLine] = []
    rows = list(data_rows(sheet, layout, problems))
    for row in rows:
        lines += _read_figures(row, layout)
    values = [layout.columns["value"]] if "value" in layout.columns else list(layout.extras.values())
    complain_of_no_values(rows, values)
    return tuple(lines), tuple(problems)


def parse_posts(
    sheet: Sheet, *, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[PostLine, ...], tuple[Problem, ...]]:
    """Read the history of posts of one entry; the date must be filled in, a count may be empty."""
    layout = find_layout(sheet, kind=TableKind.POSTS, overrides=overrides)
    problems = first_problems(sheet, layout)
    lines = tuple(_read_post(row) for row in data_rows(sheet, layout, problems))
    return lines, tuple(problems)


def _read_figures(row: TableRow, layout: Layout) -> Iterator[FigureLine]:
    number, cells = row.required("number"), row.addresses()
    named = list(row.extras)
    if "value" in layout.columns:
        named.append((row.required("figure"), layout.columns["value"]))
    for figure, column in named:
        value = row.reading_at(column, partial(read_figure, typed=row.is_typed(column)))
        if value:
            yield FigureLine(number, figure, value, cells | {"value": row.address(column)})


def _read_post(row: TableRow) -> PostLine:
    return PostLine(
        date=row.required_reading("date", read_moment),
        format=row.text("format"),
        views=row.reading("views", read_count),
        likes=row.reading("likes", read_count),
        comments=row.reading("comments", read_count),
        shares=row.reading("shares", read_count),
        cells=row.addresses(),
    )
