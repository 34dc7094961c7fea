"""What papers are composed from, read in one transaction and closed again before anything is typeset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.acts import Act, Line
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.domain.rules import Rules
from core.domain.sheets import SheetFacts
from core.services.contest import read_papers
from core.services.printing.meetings import MeetingRecord, is_printing, read_records
from core.services.printing.results import RoundResult, read_result
from core.services.templates import Papers
from core.storage.contest.folder import ContestFolder
from core.words.words import Words


@dataclass(frozen=True, slots=True)
class Basis:
    """A contest as papers see it; ``rounds`` are those that have sheets to count, each as it stands now."""

    contest: str
    rules: Rules
    papers: Papers
    words: Words
    lines: Sequence[Line]
    entries: Mapping[str, Entry]
    jurors: Mapping[str, Juror]
    rounds: Mapping[int, RoundResult]
    meetings: Sequence[MeetingRecord]
    facts: Mapping[str, SheetFacts]

    @property
    def acts(self) -> tuple[Act, ...]:
        """The journal's acts in order."""
        return tuple(line.act for line in self.lines)

    @property
    def last_line(self) -> Line:
        """The last line that says more than that something was printed."""
        return next(line for line in reversed(self.lines) if not is_printing(line.act))

    def line_of(self, act: Act) -> Line:
        """Return the newest line of an act."""
        return next(line for line in reversed(self.lines) if line.act == act)

    def head_of(self, result: RoundResult) -> Line:
        """Return the line that a round's result rests on: its closing, or the newest while it is open."""
        return self.line_of(result.closing) if result.closing is not None else self.last_line


def moment_of(line: Line) -> datetime:
    """Return when a line was written: papers printed twice are the same to the byte."""
    return datetime.fromisoformat(line.at)


def read_basis(folder: ContestFolder) -> Basis:
    """Read everything that papers need; raises what counting refuses."""
    papers = read_papers(folder)
    with folder.reading() as tx:
        rules, lines = tx.rules.current(), tx.journal.lines()
        acts = tuple(line.act for line in lines)
        found = {each.number: read_result(tx, round_number=each.number, acts=acts) for each in rules.rounds}
        rounds = {number: result for number, result in found.items() if result is not None}
        return Basis(
            contest=folder.contest,
            rules=rules,
            papers=papers,
            words=Words.of(rules.language),
            lines=lines,
            entries={each.number: each for each in tx.entries.all()},
            jurors={each.code: each for each in tx.jury.jurors()},
            rounds=rounds,
            meetings=tuple(read_records(tx, lines, rounds=rounds)),
            facts=tx.sheets.facts(),
        )
