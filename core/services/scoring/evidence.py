"""The shelf: which of a package's evidence is at the desk, and one item at a time opened from its volume."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from core.base.errors import RefusedError, refuse
from core.base.files import worded
from core.base.progress import Progress, silent
from core.domain.entries import Evidence
from core.exchange.evidence.model import Volume
from core.exchange.evidence.volumes import OpenVolume, open_volume
from core.exchange.package.model import Package
from core.services.scoring.volumes import KeptVolume, keep_volume, kept_volumes
from core.trust import age


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is here: items by their SHA-256, which of how many volumes, and why kept ones could not be read.

    ``of`` is 0 as long as no volume says how many there are.
    """

    items: frozenset[str] = frozenset()
    volumes: tuple[int, ...] = ()
    of: int = 0
    refused: tuple[RefusedError, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class _Place:
    """A volume as it was found: its table of contents, and what tells that its file is still the same."""

    path: Path
    volume: OpenVolume
    stamp: tuple[int, int]


class EvidenceShelf:
    """Opens a package's evidence on demand; holds tables of contents only, and no file open."""

    def __init__(self, folder: Path, *, package: Package, identity: str | None) -> None:
        """Stand over the desk's ``folder``; ``identity`` is the secret that the package brought, if any."""
        self._folder = folder
        self._package = package
        self._identity = None if identity is None else age.read_identity(identity)
        self._places: dict[str, _Place] = {}

    def look(self) -> Holdings:
        """Look at the desk's volumes anew; what cannot be read is named, never raised. Raises ``disk.*``."""
        self._places = {}
        found: list[KeptVolume] = []
        refused: list[RefusedError] = []
        for kept in kept_volumes(self._folder, evidence_set=self._package.evidence_set):
            try:
                place = self._read(kept.path)
            except RefusedError as problem:
                refused.append(problem)
                continue
            found.append(kept)
            self._places |= dict.fromkeys(place.volume.header.items, place)
        of = max((each.of for each in found), default=0)
        numbers = tuple(each.number for each in found if each.of == of)
        return Holdings(frozenset(self._places), volumes=numbers, of=of, refused=tuple(refused))

    def open_item(self, evidence: Evidence) -> bytes:
        """Return an item's plaintext, authentic because the signed package names its hash.

        Raises ``evidence.not_received`` (item), ``evidence.no_key``, ``evidence.damaged``, ``zip.*`` or ``disk.*``.
        """
        place = self._place_of(evidence)
        if place is None:
            refuse("evidence.not_received", item=evidence.name)
        if self._identity is None:
            refuse("evidence.no_key")
        with worded(place.path), place.path.open("rb") as stream:
            volume = OpenVolume(place.volume.header, place.volume.index.over(stream))
            return volume.open_item(evidence.sha256, identity=self._identity)

    def take(self, source: Path, *, progress: Progress = silent) -> None:
        """Copy a volume into the desk, whole or not at all; :meth:`look` finds it there.

        Touches nothing that the other methods use, so another thread may do it. ``progress`` is in bytes and may
        cancel. Raises ``evidence.other_contest``, ``evidence.other_round`` (file,
        round, own), ``evidence.other_set`` (file), and what :func:`keep_volume` raises.
        """
        with open_volume(source) as volume:
            self._check(volume.header, file=source.name)
        keep_volume(self._folder, source, progress=progress)

    def _place_of(self, evidence: Evidence) -> _Place | None:
        place = self._places.get(evidence.sha256)
        if place is not None and _stamp(place.path) != place.stamp:
            self.look()
            place = self._places.get(evidence.sha256)
        return place

    def _read(self, path: Path) -> _Place:
        stamp = _stamp(path)
        with open_volume(path) as volume:
            self._check(volume.header, file=path.name)
        return _Place(path, volume, stamp)

    def _check(self, header: Volume, *, file: str) -> None:
        """Refuse a volume that was not made for this package's round; its items could not be opened anyway."""
        if header.contest != self._package.contest:
            refuse("evidence.other_contest", file=file)
        if header.round != self._package.round:
            refuse("evidence.other_round", file=file, round=header.round, own=self._package.round)
        if header.evidence_set != self._package.evidence_set:
            refuse("evidence.other_set", file=file)


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is replaced; nothing at all for a file that is gone."""
    try:
        known = path.stat()
    except OSError:
        return 0, 0
    return known.st_size, known.st_mtime_ns
