"""Numbers typed key by key: «1» is a mark at once, «0» soon after makes it 10, a comma or a point asks for more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from core.base.errors import RefusedError
from core.base.numbers import plain
from core.domain.contest import Scale

SOON = 0.8
"""Seconds in which the next key belongs to the same number."""
_SOON_AFTER_MARK = 2.5
"""Seconds after a decimal mark: nobody types one without wanting more."""
_MARKS = ",."
_MINUSES = "-\u2212"
_TEN = "10"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a key made: a mark in steps, or a slip to tell of, or neither while a number is still growing.

    ``joins`` says that the mark replaces the one that the key before made.
    """

    steps: int | None = None
    joins: bool = False
    slip: RefusedError | None = None


class TypedMark:
    """Listens to keys on behalf of one scale, few enough marks to name them all."""

    def __init__(self, scale: Scale, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._scale = scale
        self._clock = clock
        self._steps = {plain(scale.to_score(steps)): steps for steps in range(scale.lowest, scale.highest + 1)}
        self._text = ""
        self._has_marked = False
        self._until = 0.0

    @staticmethod
    def is_part_of_number(key: str) -> bool:
        """Tell whether a key concerns us."""
        return len(key) == 1 and (key in "0123456789" or key in _MARKS or key in _MINUSES)

    def forget(self) -> None:
        """Let the next key begin a number of its own."""
        self._text, self._has_marked = "", False

    def press(self, key: str) -> Typed:
        """Take a key for which :meth:`is_part_of_number` holds."""
        if self._clock() > self._until:
            self.forget()
        if key in _MINUSES and self._scale.minimum >= 0:
            return self._press_ten()
        key = "." if key in _MARKS else "-" if key in _MINUSES else key
        return self._try(self._text + key) or self._start(key) or self._slip(key)

    def _press_ten(self) -> Typed:
        """Take the key after 0 for ten, as it stands on every keyboard."""
        self.forget()
        return Typed(self._steps[_TEN]) if _TEN in self._steps else Typed()

    def _start(self, key: str) -> Typed | None:
        self.forget()
        return self._try(key)

    def _try(self, text: str) -> Typed | None:
        """Return what a number as far as typed makes, or None if it leads nowhere."""
        steps = self._steps.get(text)
        if steps is None and not any(each.startswith(text) for each in self._steps):
            return None
        joins = self._has_marked and steps is not None
        self._text = text
        self._has_marked = self._has_marked or steps is not None
        self._until = self._clock() + (_SOON_AFTER_MARK if text[-1] in ".-" else SOON)
        return Typed(steps, joins=joins)

    def _slip(self, key: str) -> Typed:
        if not key.isdigit():
            return Typed()
        facts = {"score": key, "minimum": plain(self._scale.minimum), "maximum": plain(self._scale.maximum)}
        return Typed(slip=RefusedError("mark.off_scale", **facts))
