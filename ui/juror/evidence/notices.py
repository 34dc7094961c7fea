"""What is said where nothing can be shown: what is so, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from core.base.errors import Fact, RefusedError
from core.words.words import Words
from ui.kit.icons import IconName
from ui.kit.palette import Role

Sentence = Callable[[Words], str]


@dataclass(frozen=True, slots=True)
class Notice:
    """An icon, a title, an explanation, and whether a file may be chosen or the links be gone to."""

    icon: IconName
    role: Role
    title: Sentence
    body: Sentence
    chooses: bool = False
    links: bool = False


def none_here(*, links: bool) -> Notice:
    """Return what is said of an entry that has nothing to look at."""
    body = _said("evidence.none_but_links") if links else _said("evidence.none")
    return Notice("image", "avg", _said("evidence.none_title"), body, links=links)


def not_received(name: str, *, have: int, of: int, links: bool) -> Notice:
    """Return what is said of an item that has not arrived; ``of`` is 0 while nothing is known of its volumes."""
    body = _said("evidence.not_here_part", have=have, of=of) if of else _said("evidence.not_here")
    return Notice("clock", "accent", _said("evidence.not_here_title", name=name), body, chooses=True, links=links)


def broken(refused: RefusedError, *, links: bool) -> Notice:
    """Return what is said of an item that cannot be shown."""

    def why(words: Words) -> str:
        return words.refusal(refused)

    return Notice("attention", "attention", _said("evidence.broken_title"), why, links=links)


def opening(name: str) -> Notice:
    """Return what is said while an item is being opened."""
    return Notice("saving", "avg", _said("evidence.opening"), lambda _: name)


def no_figures() -> Notice:
    """Return what is said of an entry that nobody counted anything for."""
    return Notice("equal", "avg", _said("evidence.no_figures_title"), _said("evidence.no_figures"))


def no_links() -> Notice:
    """Return what is said of an entry without an address."""
    return Notice("link", "avg", _said("evidence.no_links_title"), _said("evidence.no_links"))


def _said(message: str, **facts: Fact) -> Sentence:
    return partial(_say, message, facts)


def _say(message: str, facts: dict[str, Fact], words: Words) -> str:
    return words.say(message, **facts)
