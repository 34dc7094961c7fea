"""``analyse``: places, severity, agreement and sureness of a plain table of marks, without a contest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from core.cli.answer import Answer
from core.cli.session import session_of

if TYPE_CHECKING:
    from core.services.importing.tables import TableTask


def analyse(
    context: typer.Context,
    *,
    marks: Annotated[Path, typer.Argument(metavar="MARKS", help="help.analyse.marks")],
    method: Annotated[str, typer.Option("--method", metavar="M", help="help.analyse.method")] = "mean",
    trim: Annotated[int, typer.Option("--trim", metavar="N", min=0, help="help.analyse.trim")] = 1,
    sd: Annotated[Literal["population", "sample"], typer.Option("--sd", help="help.analyse.sd")] = "population",
    scale: Annotated[str | None, typer.Option("--scale", metavar="LO:HI[:STEP]", help="help.analyse.scale")] = None,
) -> Answer:
    """Analyse a plain table."""
    from core.base.pool import WorkPool
    from core.cli.analysed import show_analysis
    from core.ranking.analyse import analyse as analyse_table  # loads numpy
    from core.ranking.plain_table import read_table as read_marks
    from core.ranking.scale import parse_scale
    from core.services.analysis_document import make_document
    from core.services.importing.tables import TableTask, read_in_pool

    limits = None if scale is None else parse_scale(scale)
    with WorkPool(workers=1) as pool:
        heading, *rows = read_in_pool(pool, read_rows, TableTask(marks))
    found = analyse_table(read_marks(heading, rows, scale=limits), method=method, trim=trim, sd=sd)
    words = session_of(context).words
    return Answer(document=make_document(found, words=words), blocks=show_analysis(found, words=words))


def read_rows(task: TableTask) -> list[list[str]]:
    """Return the texts of a table's cells. Runs in a worker process, since a stranger made the file."""
    from core.tables.reader import read_table

    return [[cell.text for cell in row] for row in read_table(task.path).rows()]
