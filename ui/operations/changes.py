"""What a juror changes at the desk, and the state that follows: frozen values, the same on screen and on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from core.storage.desk.values import NoteKind as NoteKind  # noqa: PLC0414 — pages know it from here

if TYPE_CHECKING:  # slow import
    from core.domain.contest import Criterion

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A mark put, replaced or taken away, in smallest steps; None is «no mark»."""

    entry: str
    criterion: str
    before: int | None
    after: int | None

    @property
    def key(self) -> tuple[str, str]:
        """What is changed: a later change of the same takes an earlier one's place."""
        return self.entry, f"mark {self.criterion}"

    def reversed(self) -> MarkChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class WordsChange:
    """Words about an entry put, replaced or taken away; empty is none."""

    kind: NoteKind
    entry: str
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What is changed: a later change of the same takes an earlier one's place."""
        return self.entry, str(self.kind)

    def reversed(self) -> WordsChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


Change: TypeAlias = MarkChange | WordsChange


class Standing(StrEnum):
    """How far an entry is."""

    EMPTY = "empty"
    PARTLY = "partly"
    DONE = "done"
    RECUSED = "recused"


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """A sheet that was signed for this seat; ``same`` tells whether it says what stands on the desk now."""

    hash: str
    revision: int
    signed_at: str
    has_file: bool
    same: bool


@dataclass(frozen=True, slots=True)
class DeskState:
    """Everything a juror did in one round, as it stands."""

    marks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    words: Mapping[NoteKind, Mapping[str, str]] = field(default_factory=dict)
    stated_at: str | None = None
    sheets: tuple[SignedRecord, ...] = ()

    def mark(self, entry: str, criterion: str) -> int | None:
        """Return a mark in smallest steps."""
        return self.marks.get((entry, criterion))

    def words_of(self, kind: NoteKind, entry: str) -> str:
        """Return words about an entry, empty where there are none."""
        return self.words.get(kind, {}).get(entry, "")

    def after(self, change: Change) -> DeskState:
        """Return the state with a change made."""
        if isinstance(change, MarkChange):
            marks = dict(self.marks)
            _put(marks, (change.entry, change.criterion), change.after)
            return replace(self, marks=marks)
        kept = dict(self.words.get(change.kind, {}))
        _put(kept, change.entry, change.after or None)
        return replace(self, words={**self.words, change.kind: kept})

    def standing(self, entry: str, criteria: Sequence[Criterion]) -> Standing:
        """Return how far an entry is, given the criteria of its nomination."""
        if self.words_of(NoteKind.RECUSAL, entry):
            return Standing.RECUSED
        marked = sum((entry, each.code) in self.marks for each in criteria)
        if marked == len(criteria):
            return Standing.DONE
        return Standing.PARTLY if marked else Standing.EMPTY

    def total(self, entry: str, criteria: Sequence[Criterion]) -> Fraction:
        """Return the exact weighted sum of the marks given so far."""
        given = ((each, self.marks.get((entry, each.code))) for each in criteria)
        return sum((each.weigh(steps) for each, steps in given if steps is not None), Fraction(0))


def _put(values: dict[K, V], key: K, value: V | None) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value
