"""A meeting as its minutes see it: what was counted when it ended, and what was decided in its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.acts import Act, Decision, Line, MeetingHeld, Noted, RoundClosed
from core.domain.meetings import Meeting
from core.services.printing.results import RoundResult, read_result
from core.storage.contest.transaction import ContestReader

PRINTED = "papers_printed"
"""What the journal notes of printing; such lines are no part of what a paper rests on."""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with the journal as its minutes know it.

    That is up to ``end``: the closing of the round that followed, or the last line before the next meeting. So minutes
    stay the same whatever happens later. ``result`` is None while no sheet of the round counts.
    """

    meeting: Meeting
    acts: tuple[Act, ...]
    end: Line
    closing: RoundClosed | None
    result: RoundResult | None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided in this meeting's name."""
        decided = (act for act in self.acts if isinstance(act, Decision))
        return tuple(act for act in decided if act.meeting == self.meeting.number)


def is_printing(act: Act) -> bool:
    """Tell whether a line says no more than that something was printed."""
    return isinstance(act, Noted) and act.what == PRINTED


def read_records(
    tx: ContestReader, lines: Sequence[Line], *, rounds: Mapping[int, RoundResult]
) -> Iterator[MeetingRecord]:
    """Yield the meetings in the order in which they were recorded; raises what counting refuses."""
    for position, line in enumerate(lines):
        if isinstance(line.act, MeetingHeld):
            yield _read_record(tx, line.act.meeting, lines, position=position, rounds=rounds)


def _read_record(
    tx: ContestReader,
    meeting: Meeting,
    lines: Sequence[Line],
    *,
    position: int,
    rounds: Mapping[int, RoundResult],
) -> MeetingRecord:
    end, closing = position, None
    for index in range(position + 1, len(lines)):
        act = lines[index].act
        if isinstance(act, MeetingHeld):
            break
        if not is_printing(act):
            end = index
        if isinstance(act, RoundClosed) and act.round == meeting.round:
            closing = act
            break
    acts = tuple(line.act for line in lines[: end + 1])
    now = rounds.get(meeting.round)
    if now is not None and closing is not None and now.closing == closing:
        return MeetingRecord(meeting, acts, lines[end], closing, now)
    return MeetingRecord(meeting, acts, lines[end], closing, read_result(tx, round_number=meeting.round, acts=acts))
