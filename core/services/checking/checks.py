"""A check and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.base.errors import Fact, RefusedError


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check. ``ok`` is None when it could not be made; ``code`` and ``facts`` say why it is not True.

    The facts of one that holds fill the sentence of its name.
    """

    number: int
    name: str
    ok: bool | None
    code: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Checks of one thing."""

    kind: str
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool | None:
        """False if a check failed, None if one could not be made, True if all hold."""
        answers = {each.ok for each in self.checks}
        if False in answers:
            return False
        return None if None in answers or not answers else True


class Checklist:
    """Checks as they are made, one after another."""

    def __init__(self) -> None:
        self._checks: list[Check] = []

    def hold(self, name: str, check: Callable[[], object], *, facts: Mapping[str, Fact] | None = None) -> bool:
        """Run a check that raises a refusal when it fails; tell whether it held. ``facts`` say what of."""
        try:
            check()
        except RefusedError as problem:
            self.fail(name, code=problem.code, facts=problem.facts)
            return False
        self._add(name, ok=True, facts=facts)
        return True

    def compare(self, name: str, *, ok: bool, code: str, facts: Mapping[str, Fact] | None = None) -> bool:
        """Note a comparison that was made; ``code`` words its failure."""
        self._add(name, ok=ok, code="" if ok else code, facts={} if ok else facts)
        return ok

    def fail(self, name: str, *, code: str, facts: Mapping[str, Fact] | None = None) -> None:
        """Note a failure."""
        self._add(name, ok=False, code=code, facts=facts)

    def skip(self, *names: str, code: str) -> None:
        """Note checks that could not be made, and why."""
        for name in names:
            self._add(name, ok=None, code=code)

    def report(self, kind: str) -> Report:
        """Return all checks made so far."""
        return Report(kind=kind, checks=tuple(self._checks))

    def _add(self, name: str, *, ok: bool | None, code: str = "", facts: Mapping[str, Fact] | None = None) -> None:
        self._checks.append(Check(len(self._checks) + 1, name, ok, code, facts or {}))


def failures(checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks that failed."""
    return tuple(each for each in checks if each.ok is False)
