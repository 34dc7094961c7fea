"""Joining an assignment's separate parts by swaps that change nobody's load."""

from __future__ import annotations

import numpy as np

from core.ranking.table import Codes, Mask


def link(assigned: Mask, *, eligible: Mask, groups: Codes) -> Mask:
    """Return the assignment with its parts joined as far as swaps can.

    Two jurors of different parts swap one entry each, if possible of one nomination. At least one of the two pairs
    lies on a cycle, so its part stays whole and the two become one. Without conflicts and panels this joins
    everything whenever there are enough pairs at all (entries + jurors - 1).
    """
    assigned = assigned.copy()
    while True:
        entry, juror = np.nonzero(assigned)
        part, spare = _span(entry, juror)
        swap = _find_swap(entry, juror, part=part, spare=spare, eligible=eligible, groups=groups)
        if swap is None:
            return assigned
        one, other = swap
        assigned[entry[[one, other]], juror[[one, other]]] = False
        assigned[entry[[one, other]], juror[[other, one]]] = True


def _span(entry: Codes, juror: Codes) -> tuple[Codes, Mask]:
    """Return each pair's part, and which pairs a spanning forest does without (each of these lies on a cycle)."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    spare = []
    for one, other in zip(entry.tolist(), juror.tolist(), strict=True):
        mine, theirs = root(("entry", one)), root(("juror", other))
        spare.append(mine == theirs)
        parent[mine] = theirs
    numbers: dict[tuple[str, int], int] = {}
    part = [numbers.setdefault(root(("entry", one)), len(numbers)) for one in entry.tolist()]
    return np.array(part, dtype=np.int64), np.array(spare, dtype=np.bool_)


def _find_swap(
    entry: Codes, juror: Codes, *, part: Codes, spare: Mask, eligible: Mask, groups: Codes
) -> tuple[int, int] | None:
    """Return the positions of a spare pair and of a pair of another part that may swap jurors, or None."""
    if part.max(initial=0) == 0:
        return None
    found = None
    for one in np.flatnonzero(spare).tolist():
        able = (part != part[one]) & eligible[entry, juror[one]] & eligible[entry[one], juror]
        alike = able & (groups[entry] == groups[entry[one]])
        if alike.any():
            return one, int(alike.argmax())
        if found is None and able.any():
            found = one, int(able.argmax())
    return found
