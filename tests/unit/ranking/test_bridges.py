"""The assignments that would join the parts of a jury's work."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.ranking.bridges import find_bridges, marked_pairs, require_connected
from core.ranking.connectivity import find_components
from core.ranking.plain_table import read_table
from core.ranking.table import Table


def table(*pairs: str) -> Table:
    return read_table(("entry", "juror", "score"), [(*pair.split(), "1") for pair in pairs])


APART = table("A J1", "B J1", "B J2", "C J3", "D J4", "D J5")


def test_as_many_bridges_as_parts_beyond_the_first_join_everything() -> None:
    bridges = find_bridges(find_components(APART), pairs=marked_pairs(APART))
    assert bridges == (("A", "J4"), ("C", "J2"))
    joined = table("A J1", "B J1", "B J2", "C J3", "D J4", "D J5", *(" ".join(bridge) for bridge in bridges))
    assert len(find_components(joined)) == 1


def test_barred_pairs_are_not_proposed() -> None:
    barred = {("A", "J4"), ("A", "J5"), ("B", "J4"), ("D", "J2"), ("C", "J2"), ("C", "J1"), ("C", "J5")}
    bridges = find_bridges(find_components(APART), pairs=marked_pairs(APART), barred=barred)
    assert len(bridges) == 2
    assert not barred & set(bridges)


def test_part_that_nobody_may_reach_stays_apart() -> None:
    apart = table("A J1", "B J2", "C J3")
    barred = {(entry, juror) for entry in "ABC" for juror in ("J1", "J2", "J3")}
    assert find_bridges(find_components(apart), pairs=marked_pairs(apart), barred=barred) == ()
    free = barred - {("C", "J2")}
    assert find_bridges(find_components(apart), pairs=marked_pairs(apart), barred=free) == ()
    assert find_bridges(find_components(apart), pairs=marked_pairs(apart), barred=free - {("C", "J1")}) == (
        ("C", "J1"),
        ("C", "J2"),
    )


def test_many_parts_are_named_shortly() -> None:
    apart = table(*(f"{entry}{number} J{number}" for number in range(9) for entry in "ABCDEF"))
    with pytest.raises(RefusedError) as refused:
        require_connected(apart, method="z")
    facts = refused.value.facts
    assert facts["parts"] == 9
    assert str(facts["components"]).startswith("A0, B0, C0, D0, … (J0); A1")
    assert str(facts["components"]).endswith("(J4); …")
    assert str(facts["bridges"]).count("→") == 5


def test_connected_table_passes() -> None:
    require_connected(table("A J1", "B J1"), method="z")
