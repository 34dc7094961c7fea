"""Tables of marks: one juror's, long or with a column per criterion, and the plain table of many jurors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.tables.columns import adopt_spare, find_layout, first_problems, missing_column
from core.tables.headings import TableKind
from core.tables.lines import MarkLine, ScoreLine
from core.tables.problems import Problem
from core.tables.readings import read_score
from core.tables.sheets import Sheet
from core.tables.table_rows import TableRow, complain_of_no_values, data_rows

_NO = frozenset({"нет", "no", "-", "–", "—", "0", "false"})


def parse_marks(
    sheet: Sheet, *, criteria: Mapping[str, str] | None = None, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[MarkLine, ...], tuple[Problem, ...]]:
    """Read one juror's marks.

    Long: a row per mark (``criterion``, ``score``) or recusal. Wide: a row per entry and a column per criterion;
    ``criteria`` maps headings (codes, titles) to criterion codes, without it every spare heading is a criterion.
    An empty cell is no mark, and no line; nothing but empty ones is ``table.no_values``.
    Raises ``table.no_headings``, ``map.*``.
    """
    layout = find_layout(sheet, kind=TableKind.MARKS, overrides=overrides, extras=criteria)
    is_long = "criterion" in layout.columns
    if criteria is None and not is_long:
        layout = adopt_spare(sheet, layout)
    problems = first_problems(sheet, layout)
    wanting = _wanting(set(layout.columns), is_wide=bool(layout.extras))
    if wanting:
        problems.append(missing_column(sheet, first_row=layout.first_row, field=wanting, kind=TableKind.MARKS))
    lines: list[MarkLine] = []
    rows = list(data_rows(sheet, layout, problems))
    for row in rows:
        lines += _read_marks(row, is_long=is_long)
    if not lines:
        values = [layout.columns["score"]] if "score" in layout.columns else list(layout.extras.values())
        complain_of_no_values(rows, values)
    return tuple(lines), tuple(problems)


def parse_scores(
    sheet: Sheet, *, overrides: Mapping[str, str] | None = None
) -> tuple[tuple[ScoreLine, ...], tuple[Problem, ...]]:
    """Read a plain table ``entry, juror[, criterion], score``; an empty score is no mark, and no line."""
    layout = find_layout(sheet, kind=TableKind.SCORES, overrides=overrides)
    problems = first_problems(sheet, layout)
    lines = [_read_score_line(row) for row in data_rows(sheet, layout, problems)]
    return tuple(line for line in lines if line.score), tuple(problems)


def _wanting(columns: set[str], *, is_wide: bool) -> str:
    """Return the field without which the table says nothing, ``""`` when all is there."""
    if is_wide or "recusal" in columns or {"criterion", "score"} <= columns:
        return ""
    return "score" if "criterion" in columns else "criterion"


def _read_marks(row: TableRow, *, is_long: bool) -> Iterator[MarkLine]:
    entry, remark, recusal = row.required("entry"), row.text("remark"), row.text("recusal")
    recusal = "" if recusal.casefold() in _NO else recusal
    marks = [(name, row.reading_at(column, read_score), row.address(column)) for name, column in row.extras]
    cells = row.addresses()
    if is_long:
        criterion = row.text("criterion") if recusal else row.required("criterion")
        marks.append((criterion, row.reading("score", read_score), cells.get("score", cells["criterion"])))
    given = [(criterion, score, address) for criterion, score, address in marks if score]
    for criterion, score, address in given:
        yield MarkLine(entry, criterion, score, remark if is_long else "", recusal, cells | {"score": address})
    if (recusal and not given) or (remark and not (is_long and given)):
        yield MarkLine(entry, "", "", remark, "" if given else recusal, cells)


def _read_score_line(row: TableRow) -> ScoreLine:
    return ScoreLine(
        entry=row.required("entry"),
        juror=row.required("juror"),
        criterion=row.text("criterion"),
        score=row.reading("score", read_score),
        cells=row.addresses(),
    )
