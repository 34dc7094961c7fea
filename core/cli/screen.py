"""What stands on the terminal: answers, refusals and bars, calm and without colours that carry a meaning."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.base.progress import Progress
from core.cli.answer import Answer, Document, Table

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_OF_FILES = 120


def settle_streams() -> None:
    """Let characters that an old terminal lacks become question marks instead of a fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def show_answer(answer: Answer, *, as_json: bool) -> None:
    """Print an answer: one JSON document, or tables and sentences."""
    if as_json:
        show_document(answer.document)
    else:
        _show_blocks(answer)


def show_document(document: Document) -> None:
    """Print one JSON document in UTF-8, whatever the terminal's own encoding."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
    else:
        sys.stdout.write(text)
    sys.stdout.flush()


def show_text(text: str) -> None:
    """Print plain text, such as help."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show_complaint(text: str) -> None:
    """Print on the error stream why something was not done."""
    sys.stderr.write(text + "\n")


@contextmanager
def show_progress(sentence: str) -> Iterator[Progress]:
    """Show a bar on the error stream while the block runs; a log file gets its last state only."""
    from rich.console import Console  # slow import
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bars = Bars(*columns, console=Console(stderr=True, emoji=False))
    task = bars.add_task(sentence, total=None)

    def advance(done: int, total: int) -> None:
        # begun by the first step: a command that is refused at once shows no bar
        bars.start()
        bars.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        if bars.live.is_started:
            bars.stop()


def _show_blocks(answer: Answer) -> None:
    from rich.console import Console  # slow import

    console = Console(
        highlight=False, emoji=False, markup=False, width=None if sys.stdout.isatty() else _WIDTH_OF_FILES
    )
    previous: Table | str | None = None
    for block in answer.blocks:
        if previous is not None and (isinstance(block, Table) or isinstance(previous, Table)):
            console.print()
        if isinstance(block, Table):
            _show_table(block, console=console)
        else:
            console.print(block)
        previous = block


def _show_table(table: Table, *, console: Console) -> None:
    from rich.box import HORIZONTALS  # slow import
    from rich.table import Table as Drawn

    title = table.title[:1].upper() + table.title[1:]
    drawn = Drawn(box=HORIZONTALS, pad_edge=False, title=title or None, title_justify="left", title_style="bold")
    for column in table.columns:
        drawn.add_column(
            column.heading, justify="right" if column.number else "left", overflow="fold", no_wrap=column.number
        )
    for row in table.rows:
        drawn.add_row(*row)
    console.print(drawn)
