"""The journal's chain: any change, gap or cut is found at its line."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.domain.acts import Line, Noted
from core.domain.journal import FIRST_PREVIOUS, chain_line, check_chain


def make_lines(count: int = 4) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, count + 1):
        previous = lines[-1].hash if lines else FIRST_PREVIOUS
        act = Noted(what=f"act {number}")
        lines.append(chain_line(act, number=number, at="2025-12-12T14:05:00+07:00", actor="op", previous=previous))
    return lines


def head_of(lines: list[Line]) -> tuple[int, str]:
    return (lines[-1].number, lines[-1].hash) if lines else (0, FIRST_PREVIOUS)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_an_untouched_chain_holds(count: int) -> None:
    lines = make_lines(count)
    check_chain(lines, head=head_of(lines))


def refused_at(lines: list[Line], *, head: tuple[int, str]) -> object:
    with pytest.raises(RefusedError) as refused:
        check_chain(lines, head=head)
    assert refused.value.code == "journal.broken"
    return refused.value.facts["line"]


def test_every_change_is_found_at_its_line() -> None:
    lines = make_lines()
    changes: list[dict[str, object]] = [
        {"at": "2026-01-01T00:00:00+07:00"},
        {"actor": "somebody"},
        {"act": Noted(what="another")},
        {"previous": "0" * 64},
        {"hash": "0" * 64},
        {"number": 9},
    ]
    for change in changes:
        changed = [*lines[:1], lines[1].model_copy(update=change), *lines[2:]]
        assert refused_at(changed, head=head_of(lines)) == 2


def test_lines_left_out_added_or_swapped_are_found() -> None:
    lines = make_lines()
    head = head_of(lines)
    assert refused_at(lines[:-1], head=head) == 4
    assert refused_at([*lines[:1], *lines[2:]], head=head) == 2
    assert refused_at([lines[1], lines[0], *lines[2:]], head=head) == 1
    assert refused_at(lines, head=(3, lines[2].hash)) == 5
    assert refused_at([], head=head) == 1
