"""What a file is, by its content: mail programs rename what they carry."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.errors import refuse
from core.base.files import worded
from core.base.progress import Progress

if TYPE_CHECKING:  # slow import
    from core.services.scoring.volumes import KeptVolume

_HEAD_BYTES = 64
_ZIP = b"PK\x03\x04"
_FIRST_NAME = 30
"""Where the first item's name begins in a ZIP file."""
_CONTEST_DATABASE = "contest.db"


class Kind(StrEnum):
    """A file that the program knows what to do with."""

    PACKAGE = "package"
    MOVE = "move"
    EVIDENCE = "evidence"
    SHEET = "sheet"
    CONTEST = "contest"


def recognise(path: Path) -> Kind:
    """Return what lies at ``path``; raises ``file.unknown_kind`` (file), ``file.missing`` or ``disk.*``."""
    with worded(path):
        if path.is_dir():
            return Kind.CONTEST if (path / _CONTEST_DATABASE).is_file() else refuse("file.unknown_kind", file=path.name)
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    first_name = head[_FIRST_NAME:]
    if head.startswith(_ZIP) and first_name.startswith(b"key.age"):
        return Kind.PACKAGE
    if head.startswith(_ZIP) and first_name.startswith(b"move-key.age"):
        return Kind.MOVE
    if head.startswith(_ZIP) and first_name.startswith(b"volume.json"):
        return Kind.EVIDENCE
    if head.startswith(b"%PDF-"):
        return Kind.SHEET
    refuse("file.unknown_kind", file=path.name)


def keep_evidence(source: Path, progress: Progress, *, folder: Path) -> KeptVolume:
    """Take an evidence volume into the desk's ``folder``; it is found when a package names its set."""
    from core.services.scoring.volumes import keep_volume

    return keep_volume(folder, source, progress=progress)[0]
