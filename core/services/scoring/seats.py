"""Taking a package in: the desk gets a seat to mark at, and a key of its own at the first opening."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import Fact, refuse
from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.package.container import OpenedPackage, PackageContent, open_package
from core.exchange.package.model import Package
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskWriter
from core.storage.desk.values import DeskKey, DeskPackage, DeskSeat, NoteKind
from core.trust import base64url, enrolment, keys


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that the juror must be told loudly: what the secretary holds is not what this desk made."""

    code: str
    facts: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A juror at work on one package; ``key`` signs, ``public`` and ``enrolment`` go onto the sheet."""

    seat: DeskSeat
    content: PackageContent
    key: keys.PrivateKey = field(repr=False)
    public: str
    enrolment: str
    alarms: tuple[Alarm, ...]

    @property
    def package(self) -> Package:
        """The package on the desk."""
        return self.content.package

    @property
    def rules(self) -> Rules:
        """The rules that came with it."""
        return self.content.rules

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint, which the juror compares on paper."""
        return keys.fingerprint(self.public)


def take_package(desk: Desk, *, data: bytes, code: str, clock: Clock = system_clock) -> OpenSeat:
    """Open a package with its code and keep it on the desk.

    At the first opening in a generation the juror's key is made and sealed with the code. A replacement
    package brings the marks of the sheets that the secretary holds to a desk that has none; what this desk holds
    is compared with what the secretary holds.

    Raises what :func:`open_package` raises, ``desk.other_root``, ``desk.key_elsewhere``, or ``desk.moved`` (at) for
    work that went to another laptop.
    """
    opened = open_package(data, code=code)
    package = opened.content.package
    seat = DeskSeat(contest=package.contest, round=package.round, juror=package.juror.code)
    with desk.reading() as tx:
        kept = tx.keys.get(seat.contest, juror=seat.juror, generation=package.generation)
        moved = tx.moves.get(seat.contest, juror=seat.juror, generation=package.generation)
    if moved is not None and moved.away:
        refuse("desk.moved", at=moved.at)
    if kept is None:
        key, desk_key = _make_key(opened, code=code)
    else:
        key, desk_key = keys.open_private_key(kept.sealed, code=code), kept
    with desk.writing() as tx:
        tx.roots.pin(seat.contest, opened.root)
        if kept is None:
            tx.keys.put(desk_key)
        tx.packages.put(
            DeskPackage(hash=package.hash, seat=seat, generation=package.generation, file=data, at=stamp(clock()))
        )
        _restore(tx, seat, opened.content)
        alarms = _compare(tx, seat, package, public=desk_key.public)
    return OpenSeat(seat, opened.content, key, desk_key.public, desk_key.enrolment, alarms)


def _make_key(opened: OpenedPackage, *, code: str) -> tuple[keys.PrivateKey, DeskKey]:
    package, secret = opened.content.package, opened.content.secrets.enrolment_key
    if secret is None:
        refuse("desk.key_elsewhere", juror=package.juror.code)
    key = keys.new_key()
    public = keys.public_of(key)
    signature = enrolment.sign_enrolment(
        keys.private_from_bytes(base64url.decode(secret)),
        contest=package.contest,
        juror=package.juror.code,
        generation=package.generation,
        public=public,
    )
    return key, DeskKey(
        contest=package.contest,
        juror=package.juror.code,
        generation=package.generation,
        public=public,
        sealed=keys.seal_private_key(key, code=code),
        enrolment=signature,
    )


def _restore(tx: DeskWriter, seat: DeskSeat, content: PackageContent) -> None:
    """Put the marks of the newest sheet that the secretary holds onto a desk that holds none.

    Marks made under other rules stay behind: their order and scales are those of rules that did not come along.
    """
    heads = [scores for head in content.heads if (scores := head.read()).rules == content.package.rules]
    if not heads or tx.marks.of(seat) or tx.sheets.of(seat):
        return
    scores = max(heads, key=lambda each: (each.revision, each.hash))
    nominations = {each.number: each.nomination for each in content.package.entries}
    round_ = content.rules.round(seat.round)
    marks: dict[tuple[str, str], int] = {}
    for entry, row in zip(scores.entries, scores.marks, strict=True):
        if entry in nominations:
            criteria = round_.criteria_of(nominations[entry])
            marks |= {(entry, c.code): mark for c, mark in zip(criteria, row, strict=True) if mark is not None}
    tx.marks.put_all(seat, marks)
    for kind, words in _notes_of(scores).items():
        for entry, text in words.items():
            if entry in nominations:
                tx.notes.put(seat, kind, entry=entry, words=text)


def _notes_of(scores: Scores) -> dict[NoteKind, dict[str, str]]:
    return {
        NoteKind.REMARK: scores.remarks,
        NoteKind.RECUSAL: scores.recusals,
        NoteKind.CONFLICT: scores.conflicts,
    }


def _compare(tx: DeskWriter, seat: DeskSeat, package: Package, *, public: str) -> tuple[Alarm, ...]:
    """Return an alarm for a key of this juror, and for each sheet of theirs, that the secretary alone holds.

    A desk that signed nothing in a round has nothing to compare: it may stand on a new laptop.
    """
    alarms: list[Alarm] = []
    own_key = keys.fingerprint(public)
    for held_key in package.keys:
        own = (held_key.juror, held_key.generation) == (seat.juror, package.generation)
        if own and held_key.fingerprint != own_key:
            alarms.append(Alarm("desk.key_differs", {"held": held_key.fingerprint, "own": own_key}))
    for held in package.sheets:
        signed = tx.sheets.of(replace(seat, round=held.round)) if held.juror == seat.juror else ()
        known = {each.hash for each in signed}.union(*(each.ancestors for each in signed))
        if signed and held.sheet not in known:
            alarms.append(Alarm("desk.sheet_unknown", {"sheet": held.sheet[:12], "round": held.round}))
    return tuple(alarms)
