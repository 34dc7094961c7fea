from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from core.base.errors import RefusedError
from core.base.resources import resource
from core.domain.entries import Entry
from core.domain.jury import Role, fold
from core.services.inventing.applicants import MINIMUM_ENTRIES, invent_entries
from core.services.inventing.chance import Chance
from core.services.inventing.jurors import MINIMUM_JURORS, invent_jurors
from core.services.inventing.simulate import Simulation, recuse
from core.services.templates import load_template

RULES = load_template("best-public").rules
QUOTAS = {each.nomination: each.places for each in RULES.round(1).quotas}
INVENTED = re.compile(
    r"№ 9\d\d|№ 1\d\d\d|пример|образец|образц|эскиз|макет|черн|шаблон|пробн|условн|набросок|трафарет", re.IGNORECASE
)


def real_winners() -> dict[int, str]:
    facts = json.loads(resource("contests/best-public-2025.json").read_text(encoding="utf-8"))
    return {each["number"]: each["winner"] for each in facts["nominations"]}


def invent(*, count: int = 475, seed: int = 1) -> tuple[Entry, ...]:
    return invent_entries(Chance(seed), count=count, quotas=QUOTAS)


def simulate(entries: tuple[Entry, ...], *, seed: int = 1) -> Simulation:
    real = set(real_winners().values())
    return Simulation(Chance(seed), frozenset(each.number for each in entries if each.applicant in real))


@pytest.mark.parametrize("count", [MINIMUM_ENTRIES, 100, 475, 1000])
def test_every_nomination_has_its_real_winner_and_more_entries_than_places(count: int) -> None:
    entries = invent(count=count)
    sizes = Counter(each.nomination for each in entries)
    assert len(entries) == count
    assert all(sizes[nomination] > quota for nomination, quota in QUOTAS.items())
    for nomination, winner in real_winners().items():
        assert [each.nomination for each in entries if each.applicant == winner] == [nomination]


def test_entry_counts_are_uneven_as_in_life() -> None:
    sizes = Counter(each.nomination for each in invent())
    assert max(sizes.values()) > 3 * min(sizes.values())


@pytest.mark.parametrize("seed", [1, 2, 77])
def test_everyone_but_the_winners_is_plainly_invented(seed: int) -> None:
    real = set(real_winners().values())
    others = [each.applicant for each in invent(seed=seed) if each.applicant not in real]
    assert len(others) == 475 - 12
    assert [name for name in others if not INVENTED.search(name)] == []
    assert not any("Кузбасс" in name or "Кемеров" in name for name in others)


def test_applicants_links_titles_and_moments_are_never_the_same() -> None:
    entries = invent(count=2000)
    for field in ("number", "applicant", "link", "title", "submitted"):
        assert len({getattr(each, field) for each in entries}) == 2000, field
    assert [each.submitted for each in entries] == sorted(str(each.submitted) for each in entries)


def test_names_are_short_and_long() -> None:
    lengths = [len(each.applicant) for each in invent()]
    assert min(lengths) < 30
    assert max(lengths) > 170


def test_the_same_seed_invents_the_same_and_another_seed_something_else() -> None:
    assert invent(seed=5) == invent(seed=5)
    assert invent(seed=5) != invent(seed=6)


def test_too_few_entries_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        invent(count=MINIMUM_ENTRIES - 1)
    assert refused.value.code == "demo.too_few_entries"
    with pytest.raises(RefusedError, match=r"demo\.too_many_entries"):
        invent(count=10_000)


@pytest.mark.parametrize("count", [MINIMUM_JURORS, 15, 150])
def test_the_jury_has_a_chair_a_deputy_and_a_secretary_who_does_not_vote(count: int) -> None:
    jurors = invent_jurors(Chance(1), count=count, entries=invent())
    roles = Counter(each.role for each in jurors)
    assert roles == {Role.CHAIR: 1, Role.DEPUTY: 1, Role.MEMBER: count - 2, Role.SECRETARY: 1}
    assert len({each.name for each in jurors}) == count + 1
    assert len({each.code for each in jurors}) == count + 1


def test_conflicts_name_invented_applicants_each_once() -> None:
    entries = invent()
    jurors = invent_jurors(Chance(1), count=15, entries=entries)
    real = {fold(name) for name in real_winners().values()}
    barred = [entry.number for juror in jurors for entry in entries if juror.barred_from(entry)]
    assert len(barred) == sum(len(each.conflicts) for each in jurors) == 4
    assert len(set(barred)) == 4
    assert not any(fold(conflict) in real for juror in jurors for conflict in juror.conflicts)


def test_too_small_a_jury_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"demo\.too_few_jurors"):
        invent_jurors(Chance(1), count=MINIMUM_JURORS - 1, entries=invent())
    with pytest.raises(RefusedError, match=r"demo\.too_many_jurors"):
        invent_jurors(Chance(1), count=151, entries=invent())


def test_real_winners_are_simulated_as_the_best() -> None:
    entries = invent()
    simulation = simulate(entries)
    qualities = {each.number: simulation.quality_of(each.number) for each in entries}
    others = [quality for entry, quality in qualities.items() if entry not in simulation.winners]
    assert min(qualities[entry] for entry in simulation.winners) > max(others)


def test_marks_lie_on_the_scale_and_use_it() -> None:
    entries = invent()
    simulation = simulate(entries)
    criteria = RULES.round(1).criteria
    marks = [
        simulation.mark(each.number, criterion, juror=juror, round_number=1)
        for each in entries
        for criterion in criteria
        for juror in ("J01", "J02", "J03")
    ]
    assert set(marks) <= set(range(11))
    assert {3, 4, 5, 6, 7, 8, 9, 10} <= set(marks)


def test_jurors_differ_in_severity_and_a_mark_depends_on_nothing_but_its_name() -> None:
    entries = invent()
    simulation, again = simulate(entries), simulate(entries)
    criterion = RULES.round(1).criteria[0]

    def mean(juror: str) -> float:
        marks = [simulation.mark(each.number, criterion, juror=juror, round_number=1) for each in entries]
        return sum(marks) / len(marks)

    means = [mean(f"J{place:02}") for place in range(1, 16)]
    assert max(means) - min(means) > 0.5
    backwards = [again.mark(each.number, criterion, juror="J07", round_number=2) for each in reversed(entries)]
    forwards = [simulation.mark(each.number, criterion, juror="J07", round_number=2) for each in entries]
    assert backwards[::-1] == forwards


def test_remarks_and_recusals_say_that_they_are_simulated() -> None:
    entries = invent()
    simulation = simulate(entries)
    rows = [simulation.row(each, RULES.round(1).criteria, juror="J01", round_number=1) for each in entries]
    remarks = [row.remark for row in rows if row.remark]
    assert 5 < len(remarks) < 80
    assert all(remark.startswith("Смоделировано: ") for remark in remarks)
    assert recuse("0001").recusal.startswith("Смоделировано: ")


def test_an_entry_loses_one_juror_at_most() -> None:
    simulation = Simulation(Chance(3), frozenset({"0001"}))
    assigned = {f"J{place:02}": ("0001", "0002", "0003", "0004", "0005") for place in range(1, 21)}
    recusals = simulation.recusals(assigned, contested={"0002"})
    assert len(recusals) == len(set(recusals.values())) == 3
    assert set(recusals.values()) == {"0003", "0004", "0005"}
