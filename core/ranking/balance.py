"""Even loads: how many entries of each kind every juror marks, as two minimum-cost flows solved by HiGHS.

First the loads of the jurors are made as even as conflicts and panels allow: the sum of their squares is least, so
that no other assignment has a smaller largest or a larger smallest load (Frank and Murota 2022, decreasingly minimal
elements of M-convex sets). Then, with these loads fixed, every juror's share of every nomination is evened out the
same way. Both are network flows with whole bounds, so the simplex method ends on whole numbers. Entries of one
nomination that the same jurors may mark are one kind, and are dealt out afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from core.ranking.table import Codes, Mask
from core.ranking.totals import starts_of

Amounts = npt.NDArray[np.float64]

_TOLERANCE = 1e-6


@dataclass(frozen=True, eq=False)
class _Flow:
    """Send amounts over pairs, at most ``room`` each.

    ``demands`` are (code per pair, wanted sum per code); ``bins`` (a code per pair) are to be filled evenly.
    """

    room: Codes
    demands: Sequence[tuple[Codes, Codes]]
    bins: Codes
    costs: Amounts


def balance(eligible: Mask, *, groups: Codes, per_entry: int, seed: int) -> Mask:
    """Return the assignment, shape (entries, jurors): ``per_entry`` jurors each, loads as even as can be.

    Every entry must have that many eligible jurors. ``seed`` chooses among equally even assignments.
    """
    assigned = np.zeros_like(eligible)
    if not eligible.any():
        return assigned
    chance = Random(seed)  # noqa: S311 - variety, not secrecy
    kinds, kind_of = np.unique(np.column_stack((groups, eligible)), axis=0, return_inverse=True)
    sizes = np.bincount(kind_of).astype(np.int64)
    kind, juror = np.nonzero(kinds[:, 1:])
    amounts = _share_out(
        kind, juror, sizes=sizes, groups=kinds[:, 0].astype(np.int64), per_entry=per_entry, chance=chance
    )
    for number in range(len(sizes)):
        members = np.flatnonzero(kind_of == number).tolist()
        shares = list(zip(juror[kind == number].tolist(), amounts[kind == number].tolist(), strict=True))
        for entry, who in _deal(members, shares, chance=chance):
            assigned[entry, who] = True
    return assigned


def _share_out(kind: Codes, juror: Codes, *, sizes: Codes, groups: Codes, per_entry: int, chance: Random) -> Codes:
    """Return how many entries of its kind each juror of a pair (kind, juror) gets."""
    jurors = int(juror.max()) + 1
    wanted = (kind, sizes * per_entry)
    # Too small to outweigh one step of unevenness, even over all pairs together.
    favour = np.array([chance.random() for _ in range(jurors)]) / int(wanted[1].sum())
    loads = _solve(_Flow(sizes[kind], [wanted], bins=juror, costs=favour[juror]))
    fixed = (juror, np.bincount(juror, weights=loads).astype(np.int64))
    shares = np.unique(groups[kind] * jurors + juror, return_inverse=True)[1]
    return _solve(_Flow(sizes[kind], [wanted, fixed], bins=shares, costs=np.zeros(len(kind))))


def _deal(entries: list[int], shares: list[tuple[int, int]], *, chance: Random) -> list[tuple[int, int]]:
    """Deal each juror their number of entries, every entry getting as many different jurors as any other.

    Like cards: nobody's run is longer than the round, so nobody gets an entry twice.
    """
    chance.shuffle(entries)
    chance.shuffle(shares)
    cards = [juror for juror, amount in shares for _ in range(amount)]
    return [(entries[position % len(entries)], juror) for position, juror in enumerate(cards)]


def _solve(flow: _Flow) -> Codes:
    """Return the cheapest amounts, where a bin filled to n costs n²."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow import
    from scipy.sparse import block_array, coo_array  # slow import

    def count_by(codes: Codes) -> coo_array[np.float64, tuple[int, int]]:
        shape = (int(codes.max()) + 1, len(codes))
        return coo_array((np.ones(len(codes)), (codes, np.arange(len(codes)))), shape=shape)

    depths = np.bincount(flow.bins, weights=flow.room).astype(np.int64)
    unit_bins = np.repeat(np.arange(len(depths)), depths)
    position = np.arange(len(unit_bins)) - starts_of(depths)[unit_bins]
    rows = [[count_by(codes), None] for codes, _ in flow.demands]
    wanted = np.concatenate((*(amount for _, amount in flow.demands), np.zeros(len(depths))))
    matrix = block_array([*rows, [count_by(flow.bins), -count_by(unit_bins)]], format="csr", dtype=np.float64)
    result = milp(
        np.concatenate((flow.costs, 2 * position + 1)),
        bounds=Bounds(0, np.concatenate((flow.room, np.ones(len(position))))),
        constraints=LinearConstraint(matrix, wanted, wanted),
    )
    return _read_whole(result.x, count=len(flow.bins), said=result.message)


def _read_whole(found: Amounts | None, *, count: int, said: str) -> Codes:
    """Return the first ``count`` amounts; a broken one is a fault of the flow."""
    amounts = np.full(1, 1 / 2) if found is None else found[:count]
    if np.abs(amounts - np.rint(amounts)).max() > _TOLERANCE:
        message = f"HiGHS found no whole flow: {said}"
        raise RuntimeError(message)
    return np.rint(amounts).astype(np.int64)
