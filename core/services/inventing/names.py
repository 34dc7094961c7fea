"""What is real in the sample contest, and what its inventions are made from: both are files people can read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import ConfigDict, Field

from core.base import strict_json
from core.base.files import read_file
from core.base.resources import resource
from core.base.values import Value
from core.services.templates import read_toml

FACTS = "contests/best-public-2025.json"
NAMES = "sample/names.toml"

_MAX_BYTES = 200_000


class InventedNomination(Value):
    """Patterns of applicants' names in one nomination, the usual name of their pages, their part of 475 entries."""

    number: int
    entries: int = Field(ge=1)
    page: str
    patterns: tuple[str, ...] = Field(min_length=1)


class InventedSeat(Value):
    """What a juror does and where."""

    position: str
    organisation: str


class InventedJurors(Value):
    """Parts of jurors' names, a list for women and one for men, and their places of work."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    women_first: tuple[str, ...]
    men_first: tuple[str, ...]
    women_patronymics: tuple[str, ...]
    men_patronymics: tuple[str, ...]
    seats: tuple[InventedSeat, ...] = Field(min_length=1)
    secretary: InventedSeat


class Names(Value):
    """The whole of ``resources/sample/names.toml``."""

    places: tuple[str, ...]
    settlements: tuple[str, ...]
    districts: tuple[str, ...]
    words: tuple[str, ...]
    topics: tuple[str, ...]
    nominations: tuple[InventedNomination, ...]
    jurors: InventedJurors


class _RealNomination(Value):
    number: int
    title: str
    winner: str


class _Facts(Value):
    model_config = ConfigDict(extra="ignore")

    nominations: tuple[_RealNomination, ...]


@cache
def read_names() -> Names:
    """Return what names are made from."""
    data = read_file(resource(NAMES), max_bytes=_MAX_BYTES)
    return Names.from_bytes(strict_json.encode(read_toml(data, name=NAMES)), max_bytes=_MAX_BYTES)


@cache
def read_winners() -> Mapping[int, str]:
    """Return the real winners of the season 2025 by the number of their nomination."""
    facts = _Facts.from_bytes(read_file(resource(FACTS), max_bytes=_MAX_BYTES), max_bytes=_MAX_BYTES)
    return {each.number: each.winner for each in facts.nominations}
