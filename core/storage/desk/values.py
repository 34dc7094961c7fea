"""What a desk holds: places in a round, sealed keys, packages taken in, notes, signed sheets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class DeskSeat:
    """One juror in one round of one contest."""

    contest: str
    round: int
    juror: str


@dataclass(frozen=True, slots=True)
class DeskKey:
    """The juror's key of one enrolment generation.

    ``public`` is the public key and ``enrolment`` the signature that enrols it, both as text; ``sealed`` holds the
    private key, sealed so that only the code opens it.
    """

    contest: str
    juror: str
    generation: int
    public: str
    sealed: bytes
    enrolment: str


@dataclass(frozen=True, slots=True)
class DeskMove:
    """The last move of a juror's work, one generation of it, from or to this desk.

    ``number`` counts the moves from laptop to laptop; ``away`` says that the work is elsewhere now.
    """

    contest: str
    juror: str
    generation: int
    number: int
    away: bool
    at: str


@dataclass(frozen=True, slots=True)
class DeskPackage:
    """A package as received, still sealed, and when it was first opened (shown, never judged)."""

    hash: str
    seat: DeskSeat
    generation: int
    file: bytes
    at: str


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """A sheet that this juror signed, here or on the laptop before; ``file`` is None where only its data came over."""

    hash: str
    seat: DeskSeat
    revision: int
    scores: bytes
    file: bytes | None
    signed_at: str
    ancestors: frozenset[str]


class NoteKind(StrEnum):
    """What words about an entry are for."""

    REMARK = "remark"
    """goes onto the sheet"""
    RECUSAL = "recusal"
    """goes onto the sheet; the entry is not marked"""
    CONFLICT = "conflict"
    """part of the conflict statement"""
    NOTE = "note"
    """private, never leaves the desk"""
    FLAG = "flag"
    """look again; private"""
