"""Who judges in the sample contest: people who do not exist, some of them with a conflict of interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.base.errors import refuse
from core.domain.entries import Entry
from core.domain.jury import Juror, Role
from core.services.inventing.chance import Chance
from core.services.inventing.names import InventedJurors, InventedSeat, read_names, read_winners

MINIMUM_JURORS = 4
"""Three must remain for every entry when one has a conflict or recuses."""

MAXIMUM_JURORS = 150

_JURORS_PER_CONFLICT = 4
_ROLES = {1: Role.CHAIR, 2: Role.DEPUTY}


def invent_jurors(chance: Chance, *, count: int, entries: Sequence[Entry]) -> tuple[Juror, ...]:
    """Return ``count`` voting jurors, chair and deputy among them, and a secretary who does not vote.

    A quarter of them declare a conflict with one invented applicant each. Raises ``demo.too_few_jurors`` or
    ``demo.too_many_jurors``.
    """
    if count < MINIMUM_JURORS:
        refuse("demo.too_few_jurors", jurors=count, minimum=MINIMUM_JURORS)
    if count > MAXIMUM_JURORS:
        refuse("demo.too_many_jurors", jurors=count, maximum=MAXIMUM_JURORS)
    parts = read_names().jurors
    people = _invent_people(chance, parts)
    conflicts = _declare_conflicts(chance, count=count, entries=entries)
    voting = [
        _seat(f"J{place:02}", next(people), parts.seats[place % len(parts.seats)]).model_copy(
            update={"role": _ROLES.get(place, Role.MEMBER), "conflicts": conflicts.get(place, ())}
        )
        for place in range(1, count + 1)
    ]
    secretary = _seat("S01", next(people), parts.secretary).model_copy(update={"role": Role.SECRETARY})
    return (*voting, secretary)


def _seat(code: str, name: str, seat: InventedSeat) -> Juror:
    return Juror(code=code, name=name, position=seat.position, organisation=seat.organisation)


def _invent_people(chance: Chance, parts: InventedJurors) -> Iterator[str]:
    """Yield full names; a surname comes back only when all others have had their turn, with another first name."""
    women = [(surname, parts.women_first, parts.women_patronymics) for surname in parts.women]
    men = [(surname, parts.men_first, parts.men_patronymics) for surname in parts.men]
    for turn in range(min(len(parts.women_first), len(parts.men_first))):
        for surname, firsts, patronymics in chance.shuffle([*women, *men], "people", turn):
            first = firsts[(turn + chance.number(0, len(firsts) - 1, "first", surname)) % len(firsts)]
            yield f"{surname} {first} {chance.pick(patronymics, 'patronymic', surname, turn)}"


def _declare_conflicts(chance: Chance, *, count: int, entries: Sequence[Entry]) -> dict[int, tuple[str, ...]]:
    """Give every fourth juror a conflict, by number or by the applicant's name, never two of them with one entry."""
    real = set(read_winners().values())
    invented = chance.shuffle((each for each in entries if each.applicant not in real), "conflicts")
    places = range(3, count + 1, _JURORS_PER_CONFLICT)
    return {
        place: (entry.number if turn % 2 else entry.applicant,)
        for turn, (place, entry) in enumerate(zip(places, invented, strict=False))
    }
