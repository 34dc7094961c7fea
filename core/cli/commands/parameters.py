"""The arguments and options that several commands share; help texts are ids of sentences (see core/cli/help)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ContestFolderPath = Annotated[Path, typer.Argument(metavar="CONTEST", help="help.contest")]
RoundNumber = Annotated[int, typer.Option("--round", metavar="R", min=1, max=9, help="help.round")]
OutFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="help.out")]
Passphrase = Annotated[str | None, typer.Option("--passphrase", metavar="-", help="help.passphrase")]
Code = Annotated[str | None, typer.Option("--code", metavar="-", help="help.code")]
