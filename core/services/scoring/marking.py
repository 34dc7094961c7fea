"""The juror's verbs at the desk: one mark, words about one entry, the conflict statement. Each is on disk at return."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.numbers import plain
from core.domain.contest import Criterion
from core.services.scoring.seats import OpenSeat
from core.storage.desk.desk import Desk
from core.storage.desk.values import NoteKind

MAX_WORDS = 4000
"""What a sheet takes for one entry."""


def put_mark(desk: Desk, at: OpenSeat, *, entry: str, criterion: str, steps: int) -> None:
    """Keep a mark in smallest steps of its scale.

    Raises ``entry.not_assigned``, ``criterion.not_marked``, ``mark.off_scale`` or ``disk.*``.
    """
    scale = find_criterion_of(at, entry=entry, criterion=criterion).scale
    if not scale.holds(steps):
        shown = {"score": scale.to_score(steps), "minimum": scale.minimum, "maximum": scale.maximum}
        refuse("mark.off_scale", **{name: plain(value) for name, value in shown.items()})
    desk.put_mark(at.seat, entry=entry, criterion=criterion, steps=steps)


def clear_mark(desk: Desk, at: OpenSeat, *, entry: str, criterion: str) -> None:
    """Take a mark away; raises what :func:`put_mark` raises."""
    find_criterion_of(at, entry=entry, criterion=criterion)
    desk.clear_mark(at.seat, entry=entry, criterion=criterion)


def put_words(desk: Desk, at: OpenSeat, *, kind: NoteKind, entry: str, words: str) -> None:
    """Keep words about an entry in place of earlier ones of this kind; blank words take them away.

    Raises ``entry.not_assigned``, ``words.too_long`` (limit) or ``disk.*``.
    """
    _check_entry(at, entry)
    text = read_words(words)
    with desk.writing() as tx:
        if text:
            tx.notes.put(at.seat, kind, entry=entry, words=text)
        else:
            tx.notes.clear(at.seat, kind, entry=entry)


def state_conflicts(
    desk: Desk, at: OpenSeat, *, conflicts: Mapping[str, str], clock: Clock = system_clock
) -> tuple[str, dict[str, str]]:
    """Make the conflict statement: words for each entry named, none at all being a statement too.

    It replaces an earlier one. Returns its moment and the words as kept. Raises ``entry.not_assigned``,
    ``conflict.no_words`` (entry), ``words.too_long`` or ``disk.*``.
    """
    kept: dict[str, str] = {}
    for entry, words in conflicts.items():
        _check_entry(at, entry)
        kept[entry] = read_words(words) or refuse("conflict.no_words", entry=entry)
    moment = stamp(clock())
    with desk.writing() as tx:
        tx.notes.clear_all(at.seat, NoteKind.CONFLICT)
        for entry, words in kept.items():
            tx.notes.put(at.seat, NoteKind.CONFLICT, entry=entry, words=words)
        tx.notes.put_statement(at.seat, at=moment)
    return moment, kept


def read_words(text: str) -> str:
    """Return words as they travel (NFC), empty where they say nothing; raises ``words.too_long`` (limit)."""
    words = unicodedata.normalize("NFC", text)
    if len(words) > MAX_WORDS:
        refuse("words.too_long", limit=MAX_WORDS)
    return words if words.strip() else ""


def find_criterion_of(at: OpenSeat, *, entry: str, criterion: str) -> Criterion:
    """Return the criterion by which an assigned entry is marked.

    Raises ``entry.not_assigned`` or ``criterion.not_marked`` (entry, criterion).
    """
    nomination = _check_entry(at, entry)
    for each in at.rules.round(at.seat.round).criteria_of(nomination):
        if each.code == criterion:
            return each
    refuse("criterion.not_marked", entry=entry, criterion=criterion)


def _check_entry(at: OpenSeat, entry: str) -> int:
    """Return the entry's nomination; raises ``entry.not_assigned``."""
    for each in at.package.entries:
        if each.number == entry:
            return each.nomination
    refuse("entry.not_assigned", entry=entry)
