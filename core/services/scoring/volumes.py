"""Evidence volumes at the desk: taken in whenever they arrive, found again by the set that a package names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.base.files import worded, write_pieces
from core.base.ids import sha256
from core.base.progress import Progress, silent
from core.exchange.evidence.model import Volume
from core.exchange.evidence.volumes import open_volume

SUFFIX = ".juryevidence"
_PIECE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class KeptVolume:
    """A volume at the desk: where it lies, and which of how many it is."""

    path: Path
    number: int
    of: int


def keep_volume(folder: Path, source: Path, *, progress: Progress = silent) -> tuple[KeptVolume, Volume]:
    """Copy a volume into the desk's ``folder``, whole or not at all, after checking its structure.

    The same volume again replaces the copy. ``progress`` is in bytes and may cancel. Raises what
    :func:`open_volume` raises, or ``disk.*``.
    """
    with open_volume(source) as volume:
        header = volume.header
    place = _folder_of(folder, evidence_set=header.evidence_set)
    target = place / f"{header.number}-of-{header.of}{SUFFIX}"
    with worded(source):
        same = target.exists() and target.samefile(source)
    if not same:
        write_pieces(target, _pieces(source, progress=progress))
    return KeptVolume(target, number=header.number, of=header.of), header


def kept_volumes(folder: Path, *, evidence_set: str) -> tuple[KeptVolume, ...]:
    """Return the volumes of a set that are here, by number; names are our own, contents are checked when opened."""
    place = _folder_of(folder, evidence_set=evidence_set)
    with worded(place):
        names = sorted(place.glob(f"*-of-*{SUFFIX}")) if place.is_dir() else []
    numbered = ((path, path.name.removesuffix(SUFFIX).split("-of-")) for path in names)
    kept = [KeptVolume(path, number=int(number), of=int(of)) for path, (number, of) in numbered]
    return tuple(sorted(kept, key=lambda each: each.number))


def _folder_of(folder: Path, *, evidence_set: str) -> Path:
    return folder / "evidence" / sha256(evidence_set.encode("utf-8"))[:16]


def _pieces(source: Path, *, progress: Progress) -> Iterator[bytes]:
    with worded(source), source.open("rb") as stream:
        total, done = source.stat().st_size, 0
        while piece := stream.read(_PIECE_BYTES):
            yield piece
            done += len(piece)
            progress(done, total)
