"""Refusals: what the world did that the user must be told about.

A bug is any other exception; it is reported, never worded for users. A refusal carries a code such as
``sheet.signature_broken`` and the facts its sentence needs; ``core.words`` holds the sentences.
"""

from __future__ import annotations

from typing import NoReturn

Fact = str | int
"""One named place in a sentence."""


class RefusedError(Exception):
    """Something cannot be done as the world stands; ``code`` says what, ``facts`` fill its sentence."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, tuple[str, dict[str, Fact]]]:
        """Survive the way back from a worker process."""
        return _rebuild, (self.code, self.facts)

    def __str__(self) -> str:
        """Return code and facts for logs; people read the sentence in ``core.words`` instead."""
        shown = ", ".join(f"{name}={fact}" for name, fact in sorted(self.facts.items()))
        return f"{self.code} ({shown})" if shown else self.code


def _rebuild(code: str, facts: dict[str, Fact]) -> RefusedError:
    return RefusedError(code, **facts)


def refuse(code: str, **facts: Fact) -> NoReturn:
    """Raise a :class:`RefusedError`; reads well at the end of an ``or``."""
    raise RefusedError(code, **facts)
