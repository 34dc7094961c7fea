"""``analyse``: places and comparability of a plain table of marks, without a contest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.numbers import exact
from core.cli.answer import Answer, Column, Document, Table
from core.cli.session import Session, session_of
from core.cli.shown import show_fraction, show_warnings

if TYPE_CHECKING:
    from core.ranking.analyse import Analysis
    from core.services.importing.tables import TableTask

_AGREEMENT: dict[str, tuple[str, ...]] = {
    "krippendorff": ("nominal", "ordinal", "interval", "ratio"),
    "icc": ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k"),
}


def analyse(
    context: typer.Context,
    *,
    marks: Annotated[Path, typer.Argument(metavar="MARKS", help="help.analyse.marks")],
    method: Annotated[str, typer.Option("--method", metavar="M", help="help.analyse.method")] = "mean",
    trim: Annotated[int, typer.Option("--trim", metavar="N", min=0, help="help.analyse.trim")] = 1,
    scale: Annotated[str | None, typer.Option("--scale", metavar="LO:HI[:STEP]", help="help.analyse.scale")] = None,
) -> Answer:
    """Analyse a plain table."""
    from core.base.pool import WorkPool
    from core.ranking.analyse import analyse as analyse_table  # loads numpy
    from core.ranking.plain_table import read_table as read_marks
    from core.ranking.scale import parse_scale
    from core.services.importing.tables import TableTask, read_in_pool

    limits = None if scale is None else parse_scale(scale)
    with WorkPool(workers=1) as pool:
        heading, *rows = read_in_pool(pool, read_rows, TableTask(marks))
    found = analyse_table(read_marks(heading, rows, scale=limits), method=method, trim=trim)
    session = session_of(context)
    return Answer(document=_document(found, session), blocks=_blocks(found, session))


def read_rows(task: TableTask) -> list[list[str]]:
    """Return the texts of a table's cells. Runs in a worker process, since a stranger made the file."""
    from core.tables.reader import read_table

    return [[cell.text for cell in row] for row in read_table(task.path).rows()]


def _document(found: Analysis, session: Session) -> Document:
    later = session.say("analyse.later")
    agreement: dict[str, Document] = {"kendall_w": None, "kendall_w_uncorrected": None}
    agreement |= {name: dict.fromkeys(parts) for name, parts in _AGREEMENT.items()}
    return {
        "method": found.method,
        "connected": found.connected,
        "parts": [{"entries": each.entries, "jurors": each.jurors} for each in found.components],
        "entries": [
            {
                "entry": each.entry,
                "place": each.place,
                "score": None if each.score is None else exact(each.score),
                "marks": each.marks,
                "jurors": each.jurors,
                "warnings": each.warnings,
            }
            for each in found.entries
        ],
        "jurors": [
            {"juror": each.juror, "marks": each.marks, "severity": None, "infit": None, "outfit": None, "reason": later}
            for each in found.jurors
        ],
        "agreement": {**agreement, "reason": later},
    }


def _blocks(found: Analysis, session: Session) -> tuple[Table | str, ...]:
    say = session.say
    places = Table(
        title=say("method." + found.method),
        columns=(
            Column(say("column.place"), number=True),
            Column(say("column.entry")),
            Column(say("column.score"), number=True),
            Column(say("column.marks"), number=True),
            Column(say("column.note")),
        ),
        rows=tuple(
            (
                "" if each.place is None else str(each.place),
                each.entry,
                show_fraction(each.score, words=session.words),
                str(each.marks),
                show_warnings(each.warnings, words=session.words),
            )
            for each in found.entries
        ),
    )
    parts = len(found.components)
    joined = say("analyse.connected") if found.connected else session.words.count("analyse.parts", n=parts)
    return places, joined, say("analyse.later")
