"""Numbers and lists as the tables for people show them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from core.base.numbers import rounded
from core.words.words import Words

if TYPE_CHECKING:
    from core.ranking.places import Placed

_DIGITS = 3


def show_fraction(value: Fraction | None, *, words: Words, digits: int = _DIGITS) -> str:
    """Return an exact number rounded half up for reading; nothing for none."""
    return "" if value is None else words.number(rounded(value, digits=digits), digits=digits)


def show_warnings(codes: Iterable[str], *, words: Words) -> str:
    """Return warnings as one line."""
    return "; ".join(words.term("warning", code) for code in codes)


def show_decider(placed: Placed, *, words: Words) -> str:
    """Return what told an entry apart, or what decision is awaited; nothing where its total did."""
    if placed.awaiting is not None:
        return words.say("rank.awaiting", step=show_step(placed.awaiting, words=words))
    if placed.decided_by in {None, "total"}:
        return ""
    return show_step(str(placed.decided_by), words=words)


def show_step(step: str, *, words: Words) -> str:
    """Return the name of a tie-break step; a criterion's step carries its code."""
    rule, _, criterion = step.partition(":")
    return words.say(f"tie.{rule}", criterion=criterion)
