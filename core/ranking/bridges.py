"""What would join separate parts of a jury's work: the fewest further assignments, given to the least loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from core.base.errors import refuse
from core.ranking.connectivity import Component, find_components
from core.ranking.order import natural_key
from core.ranking.table import Table

Bridge = tuple[str, str]
"""An entry and the juror who should mark it as well."""

Cost = Callable[[Bridge], tuple[int, int, tuple[str, str], tuple[str, str]]]

_PARTS_NAMED, _NAMES_GIVEN = 5, 4


def require_connected(table: Table, *, method: str) -> None:
    """Raise ``count.disconnected`` with the parts and the assignments that would join them, if there are parts.

    Between two parts nothing tells a strict jury from weak entries, so a method that allows for severity has no
    answer.
    """
    components = find_components(table)
    if len(components) > 1:
        bridges = find_bridges(components[: _PARTS_NAMED + 2], pairs=marked_pairs(table))
        refuse(
            "count.disconnected",
            method=method,
            parts=len(components),
            components=_shorten((_name(each) for each in components), most=_PARTS_NAMED, sign="; "),
            bridges=_shorten((f"{juror} → {entry}" for entry, juror in bridges), most=_PARTS_NAMED, sign="; "),
        )


def marked_pairs(table: Table) -> list[Bridge]:
    """Return every entry and juror whose marks are complete."""
    complete = table.given.all(axis=0)
    entry, juror = table.entry[complete].tolist(), table.juror[complete].tolist()
    return [(table.entries[one], table.jurors[other]) for one, other in zip(entry, juror, strict=True)]


def find_bridges(
    components: Sequence[Component], *, pairs: Iterable[Bridge], barred: Collection[Bridge] = frozenset()
) -> tuple[Bridge, ...]:
    """Return the assignments that join all components: one per component beyond the first, no fewer can do.

    Each goes to the juror with the least to do who may take it, for the entry with the fewest jurors. ``barred``
    pairs (entry, juror) are never proposed; a component that they leave no way to reach stays apart.
    """
    entries, loads = Counter[str](), Counter[str]()
    for entry, juror in pairs:
        entries[entry] += 1
        loads[juror] += 1
    joined, waiting, bridges = components[:1], list(components[1:]), list[Bridge]()
    while waiting:
        for component in waiting:
            ways = [_cheapest(one, other, entries, loads, barred) for one, other in _crossings(joined, component)]
            found = min((way for way in ways if way is not None), default=None, key=_cost_key(entries, loads))
            if found is not None:
                break
        else:
            return tuple(bridges)
        bridges.append(found)
        entries[found[0]] += 1
        loads[found[1]] += 1
        joined = [*joined, component]
        waiting.remove(component)
    return tuple(bridges)


def _crossings(joined: Sequence[Component], component: Component) -> list[tuple[list[str], list[str]]]:
    """Return the two sides that a bridge may take its entry and its juror from."""
    return [
        ([*component.entries], [juror for each in joined for juror in each.jurors]),
        ([entry for each in joined for entry in each.entries], [*component.jurors]),
    ]


def _cost_key(entries: Counter[str], loads: Counter[str]) -> Cost:
    return lambda bridge: (loads[bridge[1]], entries[bridge[0]], natural_key(bridge[1]), natural_key(bridge[0]))


def _cheapest(
    entries: list[str], jurors: list[str], marks: Counter[str], loads: Counter[str], barred: Collection[Bridge]
) -> Bridge | None:
    """Return the first pair that is not barred: the least loaded juror first, then the least marked entry."""
    by_marks = sorted(entries, key=lambda entry: (marks[entry], natural_key(entry)))
    for juror in sorted(jurors, key=lambda juror: (loads[juror], natural_key(juror))):
        for entry in by_marks:
            if (entry, juror) not in barred:
                return entry, juror
    return None


def _name(component: Component) -> str:
    entries, jurors = (_shorten(names, most=_NAMES_GIVEN, sign=", ") for names in (component.entries, component.jurors))
    return f"{entries} ({jurors})"


def _shorten(names: Iterable[str], *, most: int, sign: str) -> str:
    """Join names, an ellipsis standing for those beyond ``most``."""
    given = list(names)
    return sign.join(given if len(given) <= most else [*given[:most], "…"])
