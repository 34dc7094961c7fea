"""Whether common jurors join all entries."""

from __future__ import annotations

from core.ranking.connectivity import Component, find_components
from core.ranking.plain_table import read_table


def components(*lines: str) -> tuple[Component, ...]:
    return find_components(read_table(("entry", "juror", "criterion", "score"), [line.split(" ") for line in lines]))


def test_common_juror_joins_entries() -> None:
    assert components("A J1 K 1", "B J1 K 2", "B J2 K 3") == (Component(("A", "B"), ("J1", "J2")),)


def test_separate_juries_make_components_the_largest_first() -> None:
    assert components("A J1 K 1", "B J2 K 2", "C J2 K 3", "D J3 K 3", "D J4 K 3") == (
        Component(("B", "C"), ("J2",)),
        Component(("D",), ("J3", "J4")),
        Component(("A",), ("J1",)),
    )


def test_incomplete_marks_join_nothing() -> None:
    lines = ["A J1 K 1", "A J1 L 1", "B J1 K 2", "B J2 K 2", "B J2 L 2"]
    assert components(*lines) == (Component(("A",), ("J1",)), Component(("B",), ("J2",)))


def test_entry_without_marks_is_in_no_component() -> None:
    assert components("A J1 K 1", "B J2 K ") == (Component(("A",), ("J1",)),)
