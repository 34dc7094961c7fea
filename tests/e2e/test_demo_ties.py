"""A sample contest whose jurors give everyone the same marks: nothing but votes can tell the winners apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from core.base.progress import Progress, silent
from core.domain.acts import Decision
from core.domain.contest import Criterion
from core.services.demo.opening import invent_contest
from core.services.demo.run import TEMPLATE, play_invented
from core.services.inventing.simulate import Simulation
from core.services.rank import rank_round
from core.services.templates import load_template
from core.storage.contest.folder import ContestFolder


class EvenSimulation(Simulation):
    """Every juror gives every entry seven."""

    def mark(self, entry: str, criterion: Criterion, *, juror: str, round_number: int) -> int:
        del entry, criterion, juror, round_number
        return 7


@contextmanager
def show_nothing(name: str, round_number: int | None) -> Iterator[Progress]:
    del name, round_number
    yield silent


def test_ties_for_the_first_place_are_settled_by_the_jurys_vote(tmp_path: Path) -> None:
    template = load_template(TEMPLATE)
    invented = invent_contest(template.rules, entries=60, jurors=4, seed=1)
    even = EvenSimulation(invented.simulation.chance, invented.simulation.winners)
    played = play_invented(
        tmp_path / "out",
        replace(invented, simulation=even),
        template=template,
        passphrase="sample contest",
        show=show_nothing,
    )
    with ContestFolder.open(played.layout.contest) as folder:
        ranking = rank_round(folder, round_number=2)
        with folder.reading() as tx:
            acts = tx.journal.acts()
    ties = [act for act in acts if isinstance(act, Decision) and act.about == "tie"]
    assert played.winners == 12
    winners = {each.nomination.number: each.placed[0] for each in ranking.nominations}
    # a recusal, drawn anew with every contest, may leave an entry fewer first places: then no vote is needed
    voted = {number: each.entry for number, each in winners.items() if each.decided_by == "vote"}
    assert voted == {each.nomination: each.order[0] for each in ties if each.nomination is not None}
    assert {each.decided_by for each in winners.values()} <= {"vote", "first_places"}
    assert len(voted) > len(winners) // 2
