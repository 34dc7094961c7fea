"""Commands whose work comes with a later version: they take their arguments and say so."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.base.errors import refuse
from core.cli.answer import Answer
from core.cli.commands.parameters import ContestFolderPath


def archive(
    *,
    contest: ContestFolderPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.archive.file")],
) -> Answer:
    """Put the whole contest into one file, one day."""
    del contest, file
    refuse("not_yet", what="archive")
