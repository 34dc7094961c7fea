"""A round's result with the sheets it rests on, and what became of those that do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.acts import Act, RoundClosed
from core.domain.marks import Scores
from core.domain.merging import Status, acts_in_force, replay
from core.domain.sheets import SheetFacts
from core.ranking.order import natural_key
from core.services.rank import Ranking, read_ranking, read_scores
from core.services.state import closing_of, issued_packages
from core.storage.contest.transaction import ContestReader


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round counted: ``scores`` and ``facts`` of the sheets that count, by juror.

    ``issued`` are the jurors who have a package in force; ``missing`` says of those whose marks should count and do
    not how their sheet stands, None where none is held. ``closing`` is None while the round is open.
    """

    ranking: Ranking
    scores: Mapping[str, Scores]
    facts: Mapping[str, SheetFacts]
    issued: tuple[str, ...]
    missing: Mapping[str, Status | None]
    closing: RoundClosed | None

    @property
    def number(self) -> int:
        """The round's number."""
        return self.ranking.round.number


def read_result(tx: ContestReader, *, round_number: int, acts: Sequence[Act]) -> RoundResult | None:
    """Return a round's result as it stood after ``acts``, or None while no sheet of it counts.

    Raises what counting refuses.
    """
    facts = tx.sheets.facts()
    in_force = acts_in_force(acts, round_number=round_number)
    state = replay(in_force, facts_of=facts.__getitem__)
    if not state.counted_sheets(round_number):
        return None
    ranking = read_ranking(tx, round_number=round_number, acts=acts)
    bodies = tx.sheets.scores_of_many(ranking.sheets.values())
    packages = issued_packages(in_force).in_force(round_number).values()
    return RoundResult(
        ranking=ranking,
        scores={juror: read_scores(bodies[ranking.sheets[juror]]) for juror in sorted(ranking.sheets, key=natural_key)},
        facts={juror: facts[sheet] for juror, sheet in ranking.sheets.items()},
        issued=tuple(sorted({each.juror for each in packages})),
        missing={each: state.standing_of(each, round_number=round_number).status for each in ranking.missing},
        closing=closing_of(acts, round_number=round_number),
    )
