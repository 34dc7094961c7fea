"""Who applies in the sample contest: twelve real winners by name, everyone else plainly invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone

from core.base.clock import stamp
from core.base.errors import refuse
from core.domain.entries import Entry
from core.services.inventing.chance import Chance
from core.services.inventing.names import InventedNomination, Names, read_names, read_winners

MINIMUM_ENTRIES = 60
MAXIMUM_ENTRIES = 9999

_FIRST_NUMBER = 901
_OPENED = datetime(2025, 10, 20, 2, tzinfo=UTC).astimezone(timezone(timedelta(hours=7)))
_WORKDAY_SECONDS = 8 * 3600
_DAYS = 40


def invent_entries(chance: Chance, *, count: int, quotas: Mapping[int, int]) -> tuple[Entry, ...]:
    """Return ``count`` entries in the order of their registration.

    Every nomination of ``quotas`` gets its real winner and at least one entry more than its places in the
    final. Raises ``demo.too_few_entries`` or ``demo.too_many_entries``.
    """
    if count < MINIMUM_ENTRIES:
        refuse("demo.too_few_entries", entries=count, minimum=MINIMUM_ENTRIES)
    if count > MAXIMUM_ENTRIES:
        refuse("demo.too_many_entries", entries=count, maximum=MAXIMUM_ENTRIES)
    names, winners = read_names(), read_winners()
    sizes = share_out(count, names=names, quotas=quotas)
    applicants = [
        (each, applicant)
        for each in names.nominations
        if each.number in sizes
        for applicant in (winners[each.number], *_invent(chance, each, names=names, count=sizes[each.number] - 1))
    ]
    registered = chance.shuffle(applicants, "register")
    return tuple(
        _register(chance, place, invented, applicant, count=count)
        for place, (invented, applicant) in enumerate(registered)
    )


def share_out(count: int, *, names: Names, quotas: Mapping[int, int]) -> dict[int, int]:
    """Divide the entries unevenly among the nominations of ``quotas``, none below its quota and one more."""
    weights = {each.number: each.entries for each in names.nominations if each.number in quotas}
    sizes = {number: quotas[number] + 1 for number in weights}
    target = {number: count * weight / sum(weights.values()) for number, weight in weights.items()}
    for _ in range(count - sum(sizes.values())):
        neediest = max(weights, key=lambda number: (target[number] - sizes[number], -number))
        sizes[neediest] += 1
    return sizes


def _invent(chance: Chance, invented: InventedNomination, *, names: Names, count: int) -> Iterator[str]:
    numbers = chance.shuffle(range(_FIRST_NUMBER, _FIRST_NUMBER + count + count // 3), invented.number, "numbers")
    for place, number in enumerate(numbers[:count]):

        def pick(options: tuple[str, ...], what: str, place: int = place) -> str:
            return chance.pick(options, invented.number, what, place)

        yield pick(invented.patterns, "pattern").format(
            n=number,
            place=pick(names.places, "place"),
            settlement=pick(names.settlements, "settlement"),
            district=pick(names.districts, "district"),
            word=pick(names.words, "word"),
            topic=pick(names.topics, "topic"),
        )


def _register(chance: Chance, place: int, invented: InventedNomination, applicant: str, *, count: int) -> Entry:
    number = f"{place + 1:04}"
    day, second = divmod(place * _DAYS * _WORKDAY_SECONDS // count, _WORKDAY_SECONDS)
    # within the applicant's own share of the day, so that no two moments are equal and the order stays
    moment = _OPENED + timedelta(days=day, seconds=second + chance.number(0, 60, "moment", place))
    return Entry(
        number=number,
        nomination=invented.number,
        applicant=applicant,
        title=f"{invented.page} — образец {number}",
        link=f"https://example.org/public/{number}",
        submitted=stamp(moment),
    )
