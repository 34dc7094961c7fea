"""Everything the secretary does that matters later: the typed lines of the journal.

The journal is the one record of packages, arrivals, decisions, meetings and outcomes; the merge state, the
minutes and the archive are read from it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from core.base.values import Value
from core.domain.marks import Hash
from core.domain.meetings import Meeting


class ContestMade(Value):
    """The first line: the contest, its root key's fingerprint, its first operator."""

    kind: Literal["contest_made"] = "contest_made"
    contest: str
    root: str
    operator: str


class Noted(Value):
    """Something done that no later rule reads: an import, an assignment, printing."""

    kind: Literal["noted"] = "noted"
    what: str
    counts: dict[str, int] = Field(default_factory=dict)
    hash: str = ""


class RulesSet(Value):
    """Rules took force; ``reason`` is there when frozen rules were changed."""

    kind: Literal["rules_set"] = "rules_set"
    rules: Hash
    reason: str = ""


class PackageIssued(Value):
    """A package for one juror and round was sealed."""

    kind: Literal["package_issued"] = "package_issued"
    package: Hash
    juror: str
    round: int
    generation: int
    rules: Hash


class PackageWithdrawn(Value):
    """A package counts no more for sheets that arrive later."""

    kind: Literal["package_withdrawn"] = "package_withdrawn"
    package: Hash
    reason: Literal["replaced", "new_generation", "finalists_changed", "rules_changed"]


class FileArrived(Value):
    """A file was looked at for the first time since the act before.

    ``sheet`` is the data hash of a file that is whole and signed; otherwise ``code`` says what is wrong
    with the file itself. ``file`` is the SHA-256 of the bytes as received.
    """

    kind: Literal["file_arrived"] = "file_arrived"
    file: Hash
    sheet: Hash | None = None
    code: str = ""


class Placing(Value):
    """One entry in an outcome: advanced, or awarded ``award`` (a kind's code) in ``place``."""

    nomination: int
    entry: str
    award: str | None = None
    place: int | None = None
    total: str | None = None


class Outcome(Value):
    """What a round decided: those who go on, or those awarded, and the sheets it rests on."""

    question: str
    meeting: int
    placings: tuple[Placing, ...]
    sheets: tuple[Hash, ...]


class RoundClosed(Value):
    """A round ended with an outcome; a later closing of the same round is the next version."""

    kind: Literal["round_closed"] = "round_closed"
    round: int
    version: int
    outcome: Outcome


class MeetingHeld(Value):
    """A meeting was recorded."""

    kind: Literal["meeting_held"] = "meeting_held"
    meeting: Meeting


class Decision(Value):
    """A decision with its reason; which fields it needs depends on ``about``."""

    kind: Literal["decision"] = "decision"
    number: int = Field(ge=1)
    about: Literal["fork", "key_conflict", "tie", "no_award", "special_prize", "revoke", "reopen"]
    reason: str = Field(min_length=1, max_length=4000)
    round: int | None = None
    meeting: int | None = None
    question: str | None = None
    scan: str | None = None
    juror: str | None = None
    sheet: Hash | None = None
    fingerprint: str | None = None
    nomination: int | None = None
    order: tuple[str, ...] = ()
    award: str | None = None
    entry: str | None = None


Act = Annotated[
    ContestMade
    | Noted
    | RulesSet
    | PackageIssued
    | PackageWithdrawn
    | FileArrived
    | RoundClosed
    | MeetingHeld
    | Decision,
    Field(discriminator="kind"),
]
"""One line's content."""

ACTS: TypeAdapter[Act] = TypeAdapter(Act)


class Line(Value):
    """A journal line: ``hash`` chains it to ``previous``, the line before."""

    number: int = Field(ge=1)
    at: str
    actor: str
    act: Act
    previous: str
    hash: str
