"""The worker's side of a juror's desk: everything here runs on the thread that owns the database."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.base.clock import Clock, stamp
from core.base.errors import refuse
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.services.scoring import marking, sheets
from core.services.scoring.seats import OpenSeat
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader
from core.storage.desk.values import DeskSheet, NoteKind
from core.words.words import Language
from ui.operations.changes import Change, DeskState, MarkChange, SignedRecord


@dataclass(eq=False, slots=True)
class Seat:
    """An open desk with a package on it; ``pending`` are changes that are not on disk yet, oldest first."""

    desk: Desk
    at: OpenSeat
    clock: Clock
    pending: dict[tuple[str, str], Change] = field(default_factory=dict)
    _thread: int = field(default_factory=threading.get_ident)

    def check_thread(self) -> None:
        """Raise RuntimeError on any thread but the one that opened the desk: a fault of ours, found at once."""
        if threading.get_ident() != self._thread:
            message = "the desk's database belongs to its worker thread"
            raise RuntimeError(message)


@dataclass(frozen=True, slots=True)
class Signed:
    """A sheet just signed: the PDF file, what names it, and the state that it leaves."""

    file: bytes
    name: str
    sheet: str
    revision: int
    state: DeskState


def write_change(seat: Seat, change: Change) -> str:
    """Put a change on disk, and every earlier one that did not get there; return the moment of the last.

    Raises ``disk.*`` and what the verbs of ``marking`` raise; what was not written stays pending.
    """
    seat.pending.pop(change.key, None)
    seat.pending[change.key] = change
    return flush(seat)


def flush(seat: Seat) -> str:
    """Put everything pending on disk; raises as :func:`write_change` does."""
    seat.check_thread()
    for key, change in list(seat.pending.items()):
        _write(seat, change)
        del seat.pending[key]
    return stamp(seat.clock())


def state_conflicts(seat: Seat, conflicts: Mapping[str, str]) -> DeskState:
    """Make the conflict statement and return the state with it."""
    flush(seat)
    marking.state_conflicts(seat.desk, seat.at, conflicts=conflicts, clock=seat.clock)
    return read_state(seat)


def preview_sheet(seat: Seat, language: Language) -> bytes:
    """Return the PDF pages that would be signed now."""
    flush(seat)
    return sheets.preview_sheet(seat.desk, seat.at, language=language, clock=seat.clock)


def sign_sheet(seat: Seat, language: Language) -> Signed:
    """Sign what stands on the desk as its next revision."""
    flush(seat)
    signed = sheets.sign_sheet(seat.desk, seat.at, language=language, clock=seat.clock)
    scores = signed.scores
    name = name_sheet(scores.juror, round_number=scores.round, revision=scores.revision)
    return Signed(signed.file, name, scores.hash, scores.revision, read_state(seat))


def name_sheet(juror: str, *, round_number: int, revision: int) -> str:
    """Return the name of a sheet's file."""
    return f"{juror}-round-{round_number}-revision-{revision}.pdf"


def read_saved(seat: Seat) -> DeskState:
    """Put what is pending on disk and return what stands there."""
    flush(seat)
    return read_state(seat)


def read_sheet(seat: Seat, sheet: str) -> bytes:
    """Return the file of a sheet that was signed here; raises ``sheet.no_file`` for one of another laptop."""
    seat.check_thread()
    with seat.desk.reading() as tx:
        kept = tx.sheets.get(sheet)
    if kept is None or kept.file is None:
        refuse("sheet.no_file")
    return kept.file


def close_seat(seat: Seat, *, discard: bool = False) -> None:
    """Write what is pending and give the desk back; what the disk refuses leaves it open, unless it may be lost."""
    seat.check_thread()
    if not discard:
        flush(seat)
    seat.desk.close()


def read_state(seat: Seat) -> DeskState:
    """Return everything that stands on the desk for this seat."""
    seat.check_thread()
    with seat.desk.reading() as tx:
        state = DeskState(
            marks=tx.marks.of(seat.at.seat),
            words={kind: tx.notes.of(seat.at.seat, kind) for kind in NoteKind},
            stated_at=tx.notes.stated_at(seat.at.seat),
        )
        return DeskState(state.marks, state.words, state.stated_at, sheets=_records(tx, seat, state))


def _write(seat: Seat, change: Change) -> None:
    if not isinstance(change, MarkChange):
        marking.put_words(seat.desk, seat.at, kind=change.kind, entry=change.entry, words=change.after)
    elif change.after is None:
        marking.clear_mark(seat.desk, seat.at, entry=change.entry, criterion=change.criterion)
    else:
        marking.put_mark(seat.desk, seat.at, entry=change.entry, criterion=change.criterion, steps=change.after)


def _records(tx: DeskReader, seat: Seat, state: DeskState) -> tuple[SignedRecord, ...]:
    return tuple(
        SignedRecord(
            hash=each.hash,
            revision=each.revision,
            signed_at=each.signed_at,
            has_file=each.file is not None,
            same=_says_the_same(each, seat, state),
        )
        for each in tx.sheets.of(seat.at.seat)
    )


def _says_the_same(sheet: DeskSheet, seat: Seat, state: DeskState) -> bool:
    """Whether a sheet was signed for the package on the desk and holds what the desk holds."""
    scores = Scores.from_canonical(sheet.scores, max_bytes=MAX_SCORES_BYTES)
    package, round_ = seat.at.package, seat.at.rules.round(seat.at.seat.round)
    recusals = state.words.get(NoteKind.RECUSAL, {})
    rows = tuple(
        tuple(
            None if each.number in recusals else state.mark(each.number, criterion.code)
            for criterion in round_.criteria_of(each.nomination)
        )
        for each in package.entries
    )
    known = {each.number for each in package.entries}
    told = (scores.remarks, scores.recusals, scores.conflicts)
    kinds = (NoteKind.REMARK, NoteKind.RECUSAL, NoteKind.CONFLICT)
    same_words = all(
        said == {entry: words for entry, words in state.words.get(kind, {}).items() if entry in known}
        for said, kind in zip(told, kinds, strict=True)
    )
    return scores.package == package.hash and scores.marks == rows and same_words
