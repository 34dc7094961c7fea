"""Who judges: jurors with their roles, rounds and panels, and what keeps them from an entry."""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import Field

from core.base.values import Value
from core.domain.entries import Entry


class Role(StrEnum):
    """A person's part in the jury."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"
    VOTING_SECRETARY = "voting_secretary"
    OBSERVER = "observer"
    TRAINEE = "trainee"

    @property
    def votes(self) -> bool:
        """Tell whether this role votes at meetings."""
        return self in _VOTING

    @property
    def marks(self) -> bool:
        """Tell whether this role gets a package and marks entries."""
        return self in _VOTING or self is Role.TRAINEE

    @property
    def counts(self) -> bool:
        """Tell whether this role's marks count; a trainee's are shown only."""
        return self in _VOTING


_VOTING = frozenset({Role.CHAIR, Role.DEPUTY, Role.MEMBER, Role.VOTING_SECRETARY})


class Juror(Value):
    """One member of the jury.

    ``panel`` lists the nominations judged («1, 2, 5-7») or is a mere label, which limits nothing;
    ``conflicts`` are entry numbers or applicants' names that must never be assigned.
    """

    code: str = Field(pattern=r"^[0-9A-Za-zА-Яа-яЁё_-]{1,16}$")
    name: str = Field(min_length=1, max_length=200)
    position: str = Field(default="", max_length=300)
    organisation: str = Field(default="", max_length=300)
    role: Role = Role.MEMBER
    rounds: tuple[int, ...] = ()
    panel: str = Field(default="", max_length=100)
    conflicts: tuple[str, ...] = ()
    replaced_by: str | None = None

    def sits_in(self, round_number: int) -> bool:
        """Tell whether the juror takes part in a round; no rounds named means every round."""
        return self.replaced_by is None and (not self.rounds or round_number in self.rounds)

    def judges(self, nomination: int) -> bool:
        """Tell whether the juror's panel covers a nomination."""
        covered = read_panel(self.panel)
        return not covered or nomination in covered

    def barred_from(self, entry: Entry) -> bool:
        """Tell whether a declared conflict keeps the juror from an entry."""
        named = {fold(each) for each in self.conflicts}
        return fold(entry.number) in named or fold(entry.applicant) in named


def read_panel(text: str) -> frozenset[int]:
    """Return the nominations of «1, 2, 5-7»; nothing for an empty text or a label."""
    numbers: set[int] = set()
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", part)
        if not match:
            return frozenset()
        ends = sorted((int(match[1]), int(match[2] or match[1])))
        numbers.update(range(ends[0], ends[1] + 1))
    return frozenset(numbers)


def fold(text: str) -> str:
    """Return a name without case, ё and extra spaces, so that two spellings of it compare equal."""
    return " ".join(text.casefold().replace("ё", "е").split())
