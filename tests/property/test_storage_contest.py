"""Whatever is written, undone, closed and reopened: a contest folder answers as plain dictionaries would."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core.base.errors import RefusedError, refuse
from core.domain.acts import Act, Noted, PackageWithdrawn, RulesSet
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.domain.marks import Hash
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter

NUMBERS = st.sampled_from(["1", "2", "10", "0296", "4-017", "б/2"])
JURORS = st.sampled_from(["А", "Б", "zh-3"])
WORDS = st.text(min_size=1, max_size=20)
HASHES: st.SearchStrategy[Hash] = st.sampled_from(["ab" * 32, "cd" * 32])
ENTRIES = st.builds(
    Entry,
    number=NUMBERS,
    nomination=st.integers(min_value=1, max_value=3),
    applicant=WORDS,
    title=st.text(max_size=10),
    submitted=st.none() | st.text(max_size=10),
    status=st.sampled_from(["admitted", "withdrawn"]),
)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(Noted, what=WORDS, counts=st.dictionaries(WORDS, st.integers(min_value=0, max_value=10**9), max_size=3)),
    st.builds(RulesSet, rules=HASHES, reason=st.text(max_size=5)),
    st.builds(PackageWithdrawn, package=HASHES, reason=st.sampled_from(["replaced", "rules_changed"])),
)
Change = tuple[list[Entry], list[Act]]


class ContestMachine(RuleBasedStateMachine):
    """Drives one folder beside a model of it."""

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        path = Path(self._place.name) / "contest"
        self.folder = ContestFolder.create(path, contest="c0" * 16, made_at="t")
        self.entries: dict[str, Entry] = {}
        self.jurors: list[str] = []
        self.assigned: dict[int, dict[str, tuple[str, ...]]] = {}
        self.acts: list[Act] = []

    def teardown(self) -> None:
        self.folder.close()
        self._place.cleanup()

    @rule(entries=st.lists(ENTRIES, max_size=5), acts=st.lists(ACTS, max_size=4))
    def write(self, entries: list[Entry], acts: list[Act]) -> None:
        with self.folder.writing() as tx:
            self._write(tx, (entries, acts))
        self.entries.update({entry.number: entry for entry in entries})
        self.acts += acts

    @rule(entries=st.lists(ENTRIES, max_size=5), acts=st.lists(ACTS, max_size=4))
    def write_and_fail(self, entries: list[Entry], acts: list[Act]) -> None:
        try:
            with self.folder.writing() as tx:
                self._write(tx, (entries, acts))
                refuse("work.cancelled")
        except RefusedError:
            pass

    @rule(code=JURORS)
    def add_juror(self, code: str) -> None:
        with self.folder.writing() as tx:
            tx.jury.put_jurors([Juror(code=code, name=f"Имя {code}")])
        if code not in self.jurors:
            self.jurors.append(code)

    @rule(data=st.data(), round_number=st.integers(min_value=1, max_value=2))
    def assign(self, data: st.DataObject, round_number: int) -> None:
        if not self.jurors or not self.entries:
            return
        entries = st.lists(st.sampled_from(sorted(self.entries)), unique=True, min_size=1)
        assigned = data.draw(st.dictionaries(st.sampled_from(self.jurors), entries))
        with self.folder.writing() as tx:
            tx.jury.put_assignments(round_number, assigned)
        self.assigned[round_number] = {juror: tuple(numbers) for juror, numbers in assigned.items()}

    @rule()
    def reopen(self) -> None:
        self.folder.close()
        self.folder = ContestFolder.open(self.folder.path)

    @rule()
    def back_up(self) -> None:
        assert self.folder.backup("test").is_file()

    @invariant()
    def answers_as_the_model(self) -> None:
        with self.folder.reading() as tx:
            assert {entry.number: entry for entry in tx.entries.all()} == self.entries
            assert [juror.code for juror in tx.jury.jurors()] == self.jurors
            assert [tx.jury.assignments(number) for number in (1, 2)] == [
                self.assigned.get(each, {}) for each in (1, 2)
            ]
            assert tx.journal.acts() == tuple(self.acts)
            tx.journal.verify()

    def _write(self, tx: ContestWriter, change: Change) -> None:
        entries, acts = change
        tx.entries.put(entries)
        tx.journal.append_all(acts, at="t", actor="op")


TestContest = ContestMachine.TestCase
TestContest.settings = settings(max_examples=25, stateful_step_count=20)
