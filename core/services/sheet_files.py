"""Score sheets as files: told by their bytes, put where nothing else is lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.base.errors import RefusedError, refuse
from core.base.files import worded, write_file
from core.base.ids import new_id

_PDF = b"%PDF-"
_MARK = b" jury/sheet "
_HEAD_BYTES = 200
_SCORES = b'"format":"jury/scores"'
"""Stands in the data of every sheet, which lie in the file as they are."""
_SIGNED = b"/SubFilter"
_ZIP = b"PK"


def begins_as_sheet(data: bytes) -> bool:
    """Tell whether a file begins as our score sheets do; the first 200 bytes are enough."""
    return data.startswith(_PDF) and _MARK in data[:_HEAD_BYTES]


def is_sheet(data: bytes) -> bool:
    """Tell whether a file is, or was before somebody damaged its first lines, a score sheet of ours."""
    return begins_as_sheet(data) or (not data.startswith(_ZIP) and _SCORES in data and _SIGNED in data)


def require_place(out: Path, *, inputs: Iterable[Path]) -> None:
    """See to it that a sheet can be written to ``out`` without the loss of anything but an older sheet.

    Raises ``score.out_is_input`` (file), ``score.out_exists`` (file), ``file.is_folder`` or ``disk.*``.
    """
    with worded(out):
        taken = out.exists()
        if taken and any(each.exists() and out.samefile(each) for each in inputs):
            refuse("score.out_is_input", file=out.name)
        if taken and not begins_as_sheet(_read_head(out)):
            refuse("score.out_exists", file=out.name)
    probe = out.with_name(f".{new_id()}.part")
    try:
        write_file(probe, b"")
    except RefusedError as problem:
        raise RefusedError(problem.code, **{**problem.facts, "file": out.name}) from problem
    with worded(out):
        probe.unlink()


def _read_head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD_BYTES)
