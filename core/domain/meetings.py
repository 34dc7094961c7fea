"""Meetings of the jury: who sat, what was asked, how it was voted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.base.values import Value
from core.domain.jury import Juror
from core.domain.rules import Quorum


class Question(Value):
    """One item of the agenda with its vote; ``recused`` members neither vote nor count in its quorum."""

    id: str = Field(min_length=1, max_length=32)
    kind: Literal["finalists", "winners", "tie", "fork", "special", "other"] = "other"
    nomination: int | None = None
    text: str = Field(default="", max_length=4000)
    recused: tuple[str, ...] = ()
    in_favour: int = Field(default=0, ge=0)
    against: int = Field(default=0, ge=0)
    abstained: int = Field(default=0, ge=0)
    dissent: tuple[str, ...] = ()
    decision: str = Field(default="", max_length=4000)

    @property
    def adopted(self) -> bool:
        """Tell whether more voted for than against."""
        return self.in_favour > self.against


class Meeting(Value):
    """A meeting as recorded; ``members`` are the voting members of its round at that time."""

    number: int = Field(ge=1)
    date: str
    place: str = Field(default="", max_length=300)
    form: Literal["in_person", "remote", "correspondence"] = "in_person"
    round: int
    begins: str = ""
    ends: str = ""
    chair: str
    secretary: str
    present: tuple[str, ...]
    members: tuple[str, ...]
    questions: tuple[Question, ...] = ()

    def is_quorate(self, quorum: Quorum) -> bool:
        """Tell whether enough voting members attended."""
        present = set(self.present) & set(self.members)
        return quorum.holds(present=len(present), members=len(self.members))

    def has_adopted(self, question: Question, *, quorum: Quorum) -> bool:
        """Tell whether a question was lawfully adopted: quorum with and without the recused, more for than against."""
        if not self.is_quorate(quorum):
            return False
        able = set(self.members) - set(question.recused)
        present = set(self.present) & able
        return quorum.holds(present=len(present), members=len(able)) and question.adopted


def voting_members(jurors: tuple[Juror, ...], *, round_number: int) -> tuple[str, ...]:
    """Return the codes of those who vote in a round, sorted."""
    return tuple(sorted(each.code for each in jurors if each.role.votes and each.sits_in(round_number)))
