"""A small contest that goes through the services people use: made stage by stage once, copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from core.base.pool import WorkPool
from core.domain.acts import Decision, Placing
from core.domain.meetings import Meeting
from core.services.assignments import assign_round
from core.services.contest import make_contest
from core.services.decisions import record_decision
from core.services.importing.entries import import_entries
from core.services.importing.jurors import import_jurors
from core.services.issuing.packages import Issued, issue_packages
from core.services.meetings import Held, record_meeting
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import Verdict, VerdictKind
from core.services.office import Office, unlock_office
from core.services.outcome import advance_round, award_contest
from core.services.rank import Ranking, rank_round
from core.services.scoring.seats import OpenSeat, take_package
from core.services.scoring.sheets import SignedSheet, sign_sheet
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.storage.desk.desk import Desk
from core.storage.desk.values import NoteKind
from tests.unit.services.season import (
    FINAL,
    MARKING,
    MOMENT,
    PASSPHRASE,
    TEMPLATE,
    Marks,
    template,
    usual_marks,
    write_entries,
    write_jurors,
)


def clock() -> datetime:
    """Return one and the same moment: nothing may depend on the time of day."""
    return MOMENT


@dataclass(frozen=True)
class Stage:
    """A contest at rest, with all that was handed out; nothing of it is open."""

    root: Path
    office: Office
    codes: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[tuple[str, int], OpenSeat] = field(default_factory=dict)
    sheets: Mapping[tuple[str, int], bytes] = field(default_factory=dict)

    def copy(self, place: Path) -> Stage:
        """Return a copy that a test may spoil."""
        shutil.copytree(self.root, place)
        return replace(self, root=place)

    @contextmanager
    def play(self, pool: WorkPool) -> Iterator[Play]:
        """Open the contest folder."""
        with ContestFolder.open(self.root / "contest", clock=clock) as folder:
            yield Play(folder, self, pool, dict(self.codes), dict(self.seats), dict(self.sheets))


@dataclass
class Play:
    """A contest under way: the secretary's folder is open, every juror's desk lies beside it."""

    folder: ContestFolder
    stage: Stage
    pool: WorkPool
    codes: dict[str, str]
    seats: dict[tuple[str, int], OpenSeat]
    sheets: dict[tuple[str, int], bytes]

    @property
    def office(self) -> Office:
        return self.stage.office

    @property
    def root(self) -> Path:
        return self.stage.root

    def rest(self) -> Stage:
        """Return what stands now, to be copied once the folder is closed."""
        return replace(self.stage, codes=dict(self.codes), seats=dict(self.seats), sheets=dict(self.sheets))

    def issue(self, *, round_number: int = 1, juror: str | None = None, new_code: bool = False) -> dict[str, Issued]:
        """Issue packages and remember the codes."""
        result = issue_packages(
            self.folder,
            office=self.office,
            round_number=round_number,
            out=self.root / "out",
            juror=juror,
            new_code=new_code,
            clock=clock,
        )
        issued = {each.juror: each for each in result.packages}
        self.codes |= {each.juror: each.code for each in result.packages if each.code}
        return issued

    @contextmanager
    def desk(self, juror: str) -> Iterator[Desk]:
        """Open a desk; ``J1 laptop 2`` is another desk of J1."""
        with Desk.open(self.root / "desks" / juror, clock=clock) as opened:
            yield opened

    def take(self, issued: Issued, *, desk: str | None = None, code: str | None = None) -> OpenSeat:
        """Let a juror open the package on a desk of theirs."""
        with self.desk(desk or issued.juror) as opened:
            seat = take_package(
                opened, data=issued.file.read_bytes(), code=code or self.codes[issued.juror], clock=clock
            )
        self.seats[desk or issued.juror, seat.seat.round] = seat
        return seat

    def sign(
        self,
        juror: str,
        *,
        round_number: int = 1,
        changed: Marks | None = None,
        recused: Mapping[str, str] | None = None,
        remarks: Mapping[str, str] | None = None,
    ) -> SignedSheet:
        """Mark everything as usual but for what is ``changed``, and sign the next revision."""
        at = self.seats[juror, round_number]
        code = at.seat.juror
        marks = {key: steps for each in at.package.entries for key, steps in usual_marks(code, each.number).items()}
        with self.desk(juror) as opened:
            with opened.writing() as tx:
                tx.marks.put_all(at.seat, {**marks, **(changed or {})})
                for entry, words in (recused or {}).items():
                    tx.notes.put(at.seat, NoteKind.RECUSAL, entry=entry, words=words)
                for entry, words in (remarks or {}).items():
                    tx.notes.put(at.seat, NoteKind.REMARK, entry=entry, words=words)
            sheet = sign_sheet(opened, at, clock=clock)
        self.sheets[juror, round_number] = sheet.file
        return sheet

    def merge(self, *files: bytes) -> tuple[Verdict, ...]:
        """Merge files as they come out of a mail program, named by their order."""
        inbox = self.root / "inbox"
        inbox.mkdir(exist_ok=True)
        paths = []
        for number, data in enumerate(files, 1):
            paths.append(inbox / f"{number}.pdf")
            paths[-1].write_bytes(data)
        return merge_files(self.folder, paths, pool=self.pool, clock=clock)

    def merge_one(self, file: bytes | SignedSheet) -> Verdict:
        data = file if isinstance(file, bytes) else file.file
        return self.merge(data)[0]

    def rank(self, round_number: int = 1) -> Ranking:
        return rank_round(self.folder, round_number=round_number)

    def meet(self, number: int, *, kind: str = "finalists", round_number: int = 1, **changes: str) -> Held:
        """Hold a meeting with one question about everything; ``changes`` are TOML values."""
        return self.hold_meeting(number, round_number=round_number, values={"kind": kind, **changes})

    def hold_meeting(self, number: int, *, values: Mapping[str, str], round_number: int = 1) -> Held:
        """Hold a meeting whose question is adopted by all three present, but for ``values``."""
        values = {
            "kind": "finalists",
            "present": '["J1", "J2", "J3"]',
            "in_favour": "3",
            "against": "0",
            "abstained": "0",
            "recused": "[]",
            "nomination": "",
            **values,
        }
        nomination = f"nomination = {values['nomination']}\n" if values["nomination"] else ""
        text = (
            f'number = {number}\ndate = 2025-12-19\nplace = "Образцовск"\nform = "очная"\nround = {round_number}\n'
            f'from = "10:00"\nto = "11:00"\nchair = "J1"\nsecretary = "S1"\npresent = {values["present"]}\n'
            f'[[question]]\nid = 1\nkind = "{values["kind"]}"\ntext = "Итоги"\nrecused = {values["recused"]}\n'
            f"for = {values['in_favour']}\nagainst = {values['against']}\nabstained = {values['abstained']}\n"
            f'{nomination}decision = "Утвердить"\n'
        )
        return record_meeting(self.folder, data=text.encode(), name="meeting.toml", clock=clock)

    def decide(self, text: str) -> Decision:
        """Record a decision; a reason is added."""
        data = f'reason = "так решено"\n{text}'.encode()
        return record_decision(self.folder, data=data, name="decision.toml", beside=self.root, clock=clock)

    def advance(self, round_number: int = 1) -> tuple[Placing, ...]:
        return advance_round(self.folder, round_number=round_number, clock=clock)

    def award(self) -> tuple[Placing, ...]:
        return award_contest(self.folder, clock=clock)

    def close_first_round(self, number: int = 1) -> tuple[Placing, ...]:
        self.meet(number)
        return self.advance()

    def meeting(self, number: int) -> Meeting:
        with self.folder.reading() as tx:
            return next(
                act.meeting for act in tx.journal.acts() if act.kind == "meeting_held" and act.meeting.number == number
            )

    def snapshot(self) -> dict[str, object]:
        """Return everything that the contest's database holds."""
        with self.folder.reading() as tx:
            return read_everything(tx)


def read_everything(tx: ContestReader) -> dict[str, object]:
    rounds = (1, 2)
    return {
        "journal": tx.journal.lines(),
        "rules": (tx.rules.current(), tx.rules.is_frozen()),
        "settings": {name: tx.settings.get(name) for name in tx.settings.names()},
        "entries": (tx.entries.all(), tx.entries.figures(), tx.entries.evidence()),
        "jury": (tx.jury.jurors(), [tx.jury.assignments(number) for number in rounds]),
        "keys": (tx.keys.vault(), tx.keys.root(), tx.keys.operators(), tx.keys.generations()),
        "round keys": [tx.keys.round_key(number) for number in rounds],
        "packages": tx.packages.all(),
        "sheets": (tx.sheets.facts(), tx.sheets.files()),
    }


def places_of(ranking: Ranking) -> dict[str, int | None]:
    """Return each entry's place."""
    return {each.entry: each.place for nomination in ranking.nominations for each in nomination.placed}


def make_stage(place: Path, *, pool: WorkPool, text: str = TEMPLATE) -> Stage:
    """Make a contest with entries, jury and the first round assigned: everyone who can marks everything."""
    contest = place / "contest"
    make_contest(contest, template=template(text), passphrase=PASSPHRASE, clock=clock, sample=True)
    with ContestFolder.open(contest, clock=clock) as folder:
        import_entries(folder, write_entries(place / "entries.xlsx"), pool=pool, clock=clock)
        import_jurors(folder, write_jurors(place / "jurors.xlsx"), pool=pool, clock=clock)
        assign_round(folder, round_number=1, clock=clock)
        office = unlock_office(folder, passphrase=PASSPHRASE)
    return Stage(root=place, office=office)


def hand_out(stage: Stage, *, pool: WorkPool) -> Stage:
    """Issue the first round and let everyone open their package."""
    with stage.play(pool) as play:
        for issued in play.issue().values():
            play.take(issued)
        return play.rest()


def collect(stage: Stage, *, pool: WorkPool) -> Stage:
    """Let everyone sign, and merge the sheets of all but the sluggish."""
    with stage.play(pool) as play:
        verdicts = play.merge(*(play.sign(juror).file for juror in MARKING))
        assert {each.kind for each in verdicts} == {VerdictKind.ACCEPTED}
        return play.rest()


def reach_final(stage: Stage, *, pool: WorkPool) -> Stage:
    """Close the first round, assign and issue the second, merge its sheets."""
    with stage.play(pool) as play:
        play.close_first_round()
        assign_round(play.folder, round_number=2, clock=clock)
        for issued in play.issue(round_number=2).values():
            play.take(issued)
        play.merge(*(play.sign(juror, round_number=2).file for juror in FINAL))
        return play.rest()
