"""Whether all entries can be compared: the graph that joins a juror and an entry they marked.

Between two components no juror links the scales, so that only chance compares their entries.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.table import Codes, Table


@dataclass(frozen=True)
class Component:
    """Entries and jurors joined to each other and to nobody else, each in the table's order."""

    entries: tuple[str, ...]
    jurors: tuple[str, ...]


def find_components(table: Table) -> tuple[Component, ...]:
    """Return the components of the pairs that count, the largest first; one component means connected.

    Entries and jurors without any such pair belong to none.
    """
    complete = table.given.all(axis=0)
    return name_components(table.entry[complete], table.juror[complete], entries=table.entries, jurors=table.jurors)


def name_components(
    entry: Codes, juror: Codes, *, entries: tuple[str, ...], jurors: tuple[str, ...]
) -> tuple[Component, ...]:
    """Return the components of a graph given by coded pairs, the largest first, then by their first entry."""
    labels = label_nodes(entry, juror, entries=len(entries), jurors=len(jurors))
    of_entry, of_juror = labels[: len(entries)], labels[len(entries) :]
    found: dict[int, tuple[list[str], list[str]]] = {label: ([], []) for label in np.unique(of_entry[entry]).tolist()}
    for names, kinds, side in ((entries, of_entry, 0), (jurors, of_juror, 1)):
        for name, label in zip(names, kinds.tolist(), strict=True):
            if label in found:
                found[label][side].append(name)
    components = (Component(tuple(members[0]), tuple(members[1])) for members in found.values())
    return tuple(sorted(components, key=lambda each: (-len(each.entries), -len(each.jurors))))


def label_nodes(entry: Codes, juror: Codes, *, entries: int, jurors: int) -> Codes:
    """Return a component's number for every entry code, then for every juror code."""
    from scipy.sparse import coo_array  # slow import
    from scipy.sparse.csgraph import connected_components  # slow import

    nodes = entries + jurors
    ones = np.ones(len(entry), dtype=np.int8)
    graph = coo_array((ones, (entry, juror + entries)), shape=(nodes, nodes))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
