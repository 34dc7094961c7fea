"""Writing and reading evidence volumes; neither ever holds more than one item in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.base.errors import refuse
from core.base.files import worded, write_pieces
from core.base.ids import sha256
from core.base.progress import Progress, silent
from core.base.zips import ZipIndex, ZipLimits, read_zip, stream_zip
from core.exchange.evidence.model import (
    MAX_ITEM_BYTES,
    MAX_ITEMS,
    MAX_SET_ITEMS,
    MAX_VOLUME_BYTES,
    VOLUME_BYTES,
    Volume,
)
from core.trust import age

_LIMITS = ZipLimits(items=MAX_ITEMS + 1, item_bytes=MAX_ITEM_BYTES, total_bytes=MAX_VOLUME_BYTES)
_MAX_HEADER_BYTES = 1_000_000
_SEALING_BYTES = 400
"""What age and the container add to an item, at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """A viewing copy on the secretary's disk: the SHA-256 of its bytes, their number, where it lies."""

    sha256: str
    size: int
    path: Path


def split_volumes(items: Iterable[Item], *, volume_bytes: int = VOLUME_BYTES) -> list[list[Item]]:
    """Divide items, each once and in the order given, into volumes that stay under ``volume_bytes``.

    A volume of one item may be larger. Raises ``evidence.too_many``.
    """
    volumes: list[list[Item]] = []
    filled = 0
    unique = {each.sha256: each for each in items}
    if len(unique) > MAX_SET_ITEMS:
        refuse("evidence.too_many", limit=MAX_SET_ITEMS)
    for each in unique.values():
        needed = each.size + _SEALING_BYTES
        if not volumes or filled + needed > volume_bytes or len(volumes[-1]) == MAX_ITEMS:
            volumes.append([])
            filled = 0
        volumes[-1].append(each)
        filled += needed
    return volumes


def write_volumes(
    items: Iterable[Item],
    *,
    folder: Path,
    contest: str,
    round_number: int,
    recipient: str,
    volume_bytes: int = VOLUME_BYTES,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Seal items for ``recipient`` into ``round-R[-n-of-m].juryevidence`` files and return their paths."""
    volumes = split_volumes(items, volume_bytes=volume_bytes)
    total = sum(len(each) for each in volumes)
    done = 0
    paths: list[Path] = []
    for number, volume in enumerate(volumes, start=1):
        header = Volume(
            contest=contest,
            round=round_number,
            evidence_set=recipient,
            number=number,
            of=len(volumes),
            items=tuple(each.sha256 for each in volume),
        )
        name = f"round-{round_number}" + (f"-{number}-of-{len(volumes)}" if len(volumes) > 1 else "")
        path = folder / f"{name}.juryevidence"
        write_pieces(path, stream_zip(_pieces(header, volume)))
        paths.append(path)
        done += len(volume)
        progress(done, total)
    return tuple(paths)


def _pieces(header: Volume, items: Sequence[Item]) -> Iterator[tuple[str, bytes]]:
    yield "volume.json", header.to_bytes()
    for each in items:
        with worded(each.path):
            data = each.path.read_bytes()
        if sha256(data) != each.sha256:
            refuse("evidence.changed", file=each.path.name)
        yield f"{each.sha256}.age", age.seal_for(data, recipients=[header.evidence_set])


@dataclass(frozen=True, slots=True)
class OpenVolume:
    """A volume whose table of contents was checked; items are opened one at a time."""

    header: Volume
    index: ZipIndex

    def open_item(self, digest: str, *, identity: age.Identity) -> bytes:
        """Return an item's plaintext; raises ``evidence.missing``, ``evidence.damaged`` or ``zip.*``."""
        name = f"{digest}.age"
        if name not in self.index:
            refuse("evidence.missing", item=digest[:12])
        data = age.open_with(self.index.read(name), identity=identity, damaged="evidence.damaged")
        if sha256(data) != digest:
            refuse("evidence.damaged")
        return data


@contextmanager
def open_volume(path: Path) -> Iterator[OpenVolume]:
    """Check a volume's structure and keep it open for reading.

    Raises ``zip.*``, ``json.*``, ``file.*`` or ``evidence.contents`` (header and items differ).
    """
    with worded(path), path.open("rb") as stream:
        index = read_zip(stream, limits=_LIMITS)
        if not index.names or index.names[0] != "volume.json":
            refuse("evidence.contents", file=path.name)
        header = Volume.from_canonical(index.read("volume.json"), max_bytes=_MAX_HEADER_BYTES)
        if index.names[1:] != tuple(f"{each}.age" for each in header.items):
            refuse("evidence.contents", file=path.name)
        yield OpenVolume(header, index)
