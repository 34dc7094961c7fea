"""What stands on a desk for one juror, round by round: read, compared with what arrives, written whole."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.exchange.move import MovedRound
from core.storage.desk.transaction import DeskReader, DeskWriter
from core.storage.desk.values import DeskSeat, DeskSheet, NoteKind

ROUNDS = range(1, 10)
"""Every round that a contest can have."""


@dataclass(frozen=True, slots=True)
class Person:
    """A juror in a contest, whatever the round."""

    contest: str
    juror: str

    def seats(self) -> Iterator[DeskSeat]:
        """Yield the juror's place in every round."""
        for number in ROUNDS:
            yield DeskSeat(contest=self.contest, round=number, juror=self.juror)


@dataclass(frozen=True, slots=True)
class Losses:
    """What a desk holds and a move does not bring: how many marks and words would be replaced or go."""

    marks: int = 0
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.marks or self.words)


def read_work(tx: DeskReader, person: Person) -> tuple[MovedRound, ...]:
    """Return what stands on the desk, leaving rounds out where nothing does."""
    found = (_read_round(tx, seat) for seat in person.seats())
    return tuple(each for each in found if each.marks or each.words or each.stated_at)


def read_sheets(tx: DeskReader, person: Person) -> tuple[DeskSheet, ...]:
    """Return all sheets of the juror by round, revision and hash."""
    return tuple(sheet for seat in person.seats() for sheet in tx.sheets.of(seat))


def write_work(tx: DeskWriter, person: Person, rounds: Sequence[MovedRound]) -> None:
    """Put work on the desk in place of all that stands there for the juror."""
    given = {each.round: each for each in rounds}
    for seat in person.seats():
        tx.marks.clear_all(seat)
        tx.notes.clear_statement(seat)
        for kind in NoteKind:
            tx.notes.clear_all(seat, kind)
        if seat.round in given:
            _write_round(tx, seat, given[seat.round])


def find_losses(here: Sequence[MovedRound], coming: Sequence[MovedRound]) -> Losses:
    """Return what stands here and would not stand here any more."""
    return Losses(
        marks=_count_lost(_marks(here), _marks(coming)),
        words=_count_lost(_words(here), _words(coming)),
    )


def signed_with(sheets: Sequence[DeskSheet], public: str) -> bool:
    """Whether any of the sheets was signed with a key."""
    return any(Scores.from_canonical(each.scores, max_bytes=MAX_SCORES_BYTES).public_key == public for each in sheets)


def _read_round(tx: DeskReader, seat: DeskSeat) -> MovedRound:
    marks: dict[str, dict[str, int]] = {}
    for (entry, criterion), steps in tx.marks.of(seat).items():
        marks.setdefault(entry, {})[criterion] = steps
    words = {kind.value: held for kind in NoteKind if (held := tx.notes.of(seat, kind))}
    return MovedRound(round=seat.round, marks=marks, words=words, stated_at=tx.notes.stated_at(seat))


def _write_round(tx: DeskWriter, seat: DeskSeat, work: MovedRound) -> None:
    marks = {(entry, code): steps for entry, row in work.marks.items() for code, steps in row.items()}
    tx.marks.put_all(seat, marks)
    for kind, held in work.words.items():
        for entry, words in held.items():
            tx.notes.put(seat, NoteKind(kind), entry=entry, words=words)
    if work.stated_at is not None:
        tx.notes.put_statement(seat, at=work.stated_at)


def _marks(rounds: Sequence[MovedRound]) -> dict[Hashable, int]:
    return {
        (each.round, entry, code): steps
        for each in rounds
        for entry, row in each.marks.items()
        for code, steps in row.items()
    }


def _words(rounds: Sequence[MovedRound]) -> dict[Hashable, str]:
    return {
        (each.round, kind, entry): words
        for each in rounds
        for kind, held in each.words.items()
        for entry, words in held.items()
    }


def _count_lost(here: Mapping[Hashable, object], coming: Mapping[Hashable, object]) -> int:
    return sum(coming.get(key) != value for key, value in here.items())
