"""Opening a package: from a file, from the desk that keeps it already, or the practice package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from core.base.clock import Clock, system_clock
from core.base.errors import RefusedError, refuse
from core.base.files import read_file
from core.words.words import Language

if TYPE_CHECKING:  # slow imports: the database, keys, documents
    from core.services.scoring.seats import OpenSeat
    from core.storage.desk.desk import Desk
    from ui.operations.changes import DeskState
    from ui.operations.seat import Seat


@dataclass(frozen=True, slots=True)
class FromFile:
    """A package file, wherever the user keeps it; ``returning`` takes work back that moved away into a lost file."""

    path: Path
    returning: bool = False


@dataclass(frozen=True, slots=True)
class FromDesk:
    """A package taken in before, by its hash: the desk keeps a copy, so the file may be gone. ``title`` is shown.

    ``returning`` takes work back that moved away into a lost file.
    """

    package: str
    title: str
    returning: bool = False


@dataclass(frozen=True, slots=True)
class FromMove:
    """A juror's work from another laptop; ``replacing`` gives up marks that are here and not in the file."""

    path: Path
    replacing: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice package, made on the spot at the first time and continued later."""

    language: Language


Source: TypeAlias = FromFile | FromDesk | FromMove | Practice


@dataclass(frozen=True, slots=True)
class OpenedSeat:
    """What opening gives: the seat for the worker's side, the state for the screen's.

    ``made_key`` says that the juror's key was made just now.
    """

    seat: Seat
    state: DeskState
    folder: Path
    made_key: bool


def data_folder() -> Path:
    """Return where this user's desks lie, the command line's own desk among them."""
    from platformdirs import user_data_path

    return user_data_path("jury-workstation", appauthor=False)


def open_seat(source: Source, *, code: str, folder: Path, clock: Clock = system_clock) -> OpenedSeat:
    """Open a package at the desk under ``folder`` and return a seat, which :func:`close_seat` gives back.

    ``code`` is ignored for practice. If the desk holds a newer package for the same seat, that one is opened.

    Raises what ``take_package`` and ``take_move`` raise, ``recent.gone`` (title), ``desk.newer_package`` or, for a
    desk that is open elsewhere, ``desk.*``.
    """
    from core.services.scoring.seats import take_package
    from core.storage.desk.desk import Desk
    from core.trust.codes import PRACTICE_CODE
    from ui.operations.seat import Seat, read_state

    if isinstance(source, Practice):
        folder, code = folder / f"practice-{source.language}", PRACTICE_CODE
    desk = Desk.open(folder / "desk", clock=clock)
    try:
        data = _read_package(source, desk=desk, folder=folder, code=code, clock=clock)
        keys_before = _count_keys(desk)
        at = take_package(desk, data=data, code=code, clock=clock)
        at = _newest(desk, at, code=code, clock=clock)
        seat = Seat(desk, at, clock)
        return OpenedSeat(seat, read_state(seat), folder / "desk", made_key=_count_keys(desk) > keys_before)
    except BaseException:
        desk.close()
        raise


def _read_package(source: Source, *, desk: Desk, folder: Path, code: str, clock: Clock) -> bytes:
    from core.exchange.package.container import MAX_FILE_BYTES

    match source:
        case FromFile(path, returning):
            data = read_file(path, max_bytes=MAX_FILE_BYTES)
            return _come_back(desk, data, code=code, clock=clock) if returning else data
        case FromDesk(package, title, returning):
            data = _kept_package(desk, package) or refuse("recent.gone", title=title)
            return _come_back(desk, data, code=code, clock=clock) if returning else data
        case FromMove(path, replacing):
            return _take_move(desk, path, code=code, replacing=replacing)
        case Practice(language):
            return _practice_package(folder, desk=desk, language=language, clock=clock)


def _kept_package(desk: Desk, package: str) -> bytes | None:
    with desk.reading() as tx:
        kept = tx.packages.get(package)
    return None if kept is None else kept.file


def _take_move(desk: Desk, path: Path, *, code: str, replacing: bool) -> bytes:
    """Put the work of a file on the desk and return its newest package."""
    from core.exchange.move import MAX_MOVE_BYTES
    from core.services.scoring.moving_in import take_move

    data = read_file(path, max_bytes=MAX_MOVE_BYTES)
    arrived = take_move(desk, data=data, code=code, replacing=replacing)
    return _kept_package(desk, arrived.package) or refuse("move.contents")


def _come_back(desk: Desk, data: bytes, *, code: str, clock: Clock) -> bytes:
    """Take work back that moved away, given its package and code; return the package."""
    from core.exchange.package.container import open_package
    from core.services.scoring.moving import come_back

    package = open_package(data, code=code).content.package
    come_back(desk, contest=package.contest, juror=package.juror.code, generation=package.generation, clock=clock)
    return data


def _practice_package(folder: Path, *, desk: Desk, language: Language, clock: Clock) -> bytes:
    """Return the practice package on the desk; without one, make it and take its evidence in."""
    from core.exchange.package.container import MAX_FILE_BYTES
    from core.services.scoring.practice import make_practice
    from core.services.scoring.volumes import keep_volume

    with desk.reading() as tx:
        kept = tx.packages.all()
    if kept:
        return kept[-1].file
    made = make_practice(folder, language=language, clock=clock)
    for volume in made.evidence:
        keep_volume(desk.folder, volume)
        volume.unlink()
    data = read_file(made.package, max_bytes=MAX_FILE_BYTES)
    made.package.unlink()
    return data


def _newest(desk: Desk, at: OpenSeat, *, code: str, clock: Clock) -> OpenSeat:
    """Return the seat at the newest package that the desk holds for it: an older file must not turn time back."""
    from core.services.scoring.seats import take_package

    with desk.reading() as tx:
        mine = [(each.generation, place, each) for place, each in enumerate(tx.packages.all()) if each.seat == at.seat]
    newest = max(mine, key=lambda each: each[:2])[2]
    if newest.hash == at.package.hash:
        return at
    try:
        return take_package(desk, data=newest.file, code=code, clock=clock)
    except RefusedError as refused:
        if refused.code == "code.wrong":
            raise RefusedError("desk.newer_package") from refused
        raise


def _count_keys(desk: Desk) -> int:
    with desk.reading() as tx:
        return len(tx.keys.all())
