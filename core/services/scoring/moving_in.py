"""Taking a juror's work in from another laptop: everything is checked first, then all of it stands here, or nothing.

Newer work is never replaced. Work of which only the juror can say that it does not matter is replaced when they say
so. Sheets that were signed are only ever added.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.base.errors import refuse
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.domain.rules import Rules
from core.exchange.move import Move, MoveContent, MovedRound, open_move
from core.exchange.package.container import open_package
from core.exchange.package.model import Package
from core.services.scoring.moving_work import Person, find_losses, read_sheets, read_work, signed_with, write_work
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader, DeskWriter
from core.storage.desk.values import DeskKey, DeskMove, DeskPackage, DeskSeat, DeskSheet, NoteKind
from core.trust import base64url, keys


@dataclass(frozen=True, slots=True)
class Arrived:
    """Work that goes on here: the newest package, to be opened next with the same code, and what came along."""

    package: str
    seat: DeskSeat
    marks: int
    sheets: int


@dataclass(frozen=True, slots=True)
class _Opened:
    """A package of the move that the code opened."""

    hash: str
    package: Package
    rules: Rules
    file: bytes
    at: str


def take_move(desk: Desk, *, data: bytes, code: str, replacing: bool = False) -> Arrived:
    """Put the work of a ``.jurymove`` on this desk; the work goes on here from now on.

    ``replacing`` says that the juror knows of the marks here that the file does not bring.

    Raises what :func:`open_move` raises, ``move.contents``, ``move.older`` or ``move.already_here`` (at),
    ``move.signed_here`` (juror), ``move.would_replace`` (marks, words) unless ``replacing``, ``desk.other_root`` or
    ``disk.*``.
    """
    content = open_move(data, code=code)
    packages = _check(content, code=code)
    with desk.writing() as tx:
        _refuse_older(tx, content.move)
        _refuse_loss(tx, content.move, replacing=replacing)
        _write(tx, content, packages)
    newest = max(enumerate(packages), key=lambda each: (each[1].package.round, each[0]))[1]
    marks = sum(len(row) for each in content.move.rounds for row in each.marks.values())
    seat = DeskSeat(content.move.contest, newest.package.round, content.move.juror)
    return Arrived(newest.hash, seat, marks=marks, sheets=len(content.move.sheets))


def _check(content: MoveContent, *, code: str) -> tuple[_Opened, ...]:
    """Return the packages; raises ``move.contents`` unless everything in the move belongs together."""
    move = content.move
    packages = tuple(_open(content, package=each.package, at=each.at, code=code) for each in move.packages)
    try:
        sealed = base64url.decode(move.key.sealed)
    except ValueError:
        refuse("move.contents")
    if keys.public_of(keys.open_private_key(sealed, code=code)) != move.key.public:
        refuse("move.contents")
    for each in content.scores.values():
        scores = Scores.from_canonical(each, max_bytes=MAX_SCORES_BYTES)
        if (scores.contest, scores.juror) != (move.contest, move.juror):
            refuse("move.contents")
    for work in move.rounds:
        _check_round(work, packages)
    return packages


def _open(content: MoveContent, *, package: str, at: str, code: str) -> _Opened:
    move, file = content.move, content.packages[package]
    opened = open_package(file, code=code)
    found = opened.content.package
    mine = (found.contest, found.juror.code, found.generation) == (move.contest, move.juror, move.generation)
    if not mine or found.hash != package or opened.root != move.root:
        refuse("move.contents")
    return _Opened(package, found, opened.content.rules, file, at)


def _check_round(work: MovedRound, packages: tuple[_Opened, ...]) -> None:
    """Raise ``move.contents`` for words of an unknown kind and for marks off the scale of the newest package."""
    if not work.words.keys() <= {kind.value for kind in NoteKind}:
        refuse("move.contents")
    newest = next((each for each in reversed(packages) if each.package.round == work.round), None)
    if newest is None:
        return
    round_ = newest.rules.round(work.round)
    for entry in newest.package.entries:
        scales = {each.code: each.scale for each in round_.criteria_of(entry.nomination)}
        given = work.marks.get(entry.number, {})
        if any(code in scales and not scales[code].holds(steps) for code, steps in given.items()):
            refuse("move.contents")


def _refuse_older(tx: DeskReader, move: Move) -> None:
    held = tx.moves.get(move.contest, juror=move.juror, generation=move.generation)
    if held is None or held.number < move.number:
        return
    if held.number > move.number:
        refuse("move.older", at=move.made_at)
    if not held.away:
        refuse("move.already_here", at=held.at)


def _refuse_loss(tx: DeskReader, move: Move, *, replacing: bool) -> None:
    person = Person(move.contest, move.juror)
    own = tx.keys.get(move.contest, juror=move.juror, generation=move.generation)
    if own is not None and own.public != move.key.public and signed_with(read_sheets(tx, person), own.public):
        refuse("move.signed_here", juror=move.juror)
    held = tx.moves.get(move.contest, juror=move.juror, generation=move.generation)
    is_away = held is not None and held.away
    losses = find_losses(read_work(tx, person), move.rounds)
    if losses and not is_away and not replacing:
        refuse("move.would_replace", marks=losses.marks, words=losses.words)


def _write(tx: DeskWriter, content: MoveContent, packages: tuple[_Opened, ...]) -> None:
    move = content.move
    person = Person(move.contest, move.juror)
    tx.roots.pin(move.contest, move.root)
    tx.keys.replace(
        DeskKey(
            move.contest,
            move.juror,
            move.generation,
            public=move.key.public,
            sealed=base64url.decode(move.key.sealed),
            enrolment=move.key.enrolment,
        )
    )
    for each in packages:
        seat = DeskSeat(move.contest, each.package.round, move.juror)
        tx.packages.put(DeskPackage(each.hash, seat, move.generation, file=each.file, at=each.at))
    write_work(tx, person, move.rounds)
    for hash_ in move.sheets:
        tx.sheets.put(_read_sheet(content, hash_))
    tx.moves.put(DeskMove(move.contest, move.juror, move.generation, number=move.number, away=False, at=move.made_at))


def _read_sheet(content: MoveContent, hash_: str) -> DeskSheet:
    scores = Scores.from_canonical(content.scores[hash_], max_bytes=MAX_SCORES_BYTES)
    return DeskSheet(
        hash=hash_,
        seat=DeskSeat(scores.contest, scores.round, scores.juror),
        revision=scores.revision,
        scores=content.scores[hash_],
        file=content.files.get(hash_),
        signed_at=scores.signed_at,
        ancestors=frozenset(scores.ancestors),
    )
