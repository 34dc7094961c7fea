"""A contest folder and a desk with something in every corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.acts import ContestMade, FileArrived, Noted, PackageIssued
from core.domain.contest import Criterion, Nomination
from core.domain.entries import Entry, Evidence, EvidenceKind, Figure, KeptEvidence
from core.domain.jury import Juror, Role
from core.domain.rules import Round, Rules
from core.domain.sheets import SheetFacts
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader, ContestWriter
from core.storage.contest.values import Certificate, Generation, RoundKey, StoredFile, StoredPackage, Vault
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader, DeskWriter
from core.storage.desk.values import DeskKey, DeskMove, DeskPackage, DeskSeat, DeskSheet, NoteKind

CONTEST = "c0" * 16
AT = "2025-12-12T14:05:00+07:00"
SEAT = DeskSeat(contest=CONTEST, round=1, juror="Ж-01")

RULES = Rules(
    title="Лучший госпаблик",
    nominations=(Nomination(number=1, title="Муниципалитет"), Nomination(number=2, title="Больница")),
    rounds=(Round(number=1, title="Отбор", criteria=(Criterion(code="К1", title="Стиль", weight=Decimal("0.3")),)),),
)
FACTS = SheetFacts(
    hash="51" * 32,
    sheet_id="52" * 16,
    juror="Ж-01",
    round=1,
    generation=1,
    fingerprint="ab cd",
    package="70" * 32,
    rules=RULES.hash,
    revision=2,
    ancestors=frozenset({"53" * 32, "00" * 32}),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a contest; its name is what secretaries type."""
    return tmp_path / "Конкурс № 1 (2025)?"


@pytest.fixture
def folder(path: Path) -> Iterator[ContestFolder]:
    """An empty contest."""
    with ContestFolder.create(path, contest=CONTEST, made_at=AT) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    with Desk.open(tmp_path / "Стол") as opened:
        yield opened


@pytest.fixture
def fill_contest() -> Callable[[ContestWriter], None]:
    """Return what puts something everywhere."""
    return _fill_contest


@pytest.fixture
def show_contest() -> Callable[[ContestReader], list[object]]:
    """Return what reads everything."""
    return _show_contest


@pytest.fixture
def fill_desk() -> Callable[[DeskWriter], None]:
    """Return what puts something everywhere."""
    return _fill_desk


@pytest.fixture
def show_desk() -> Callable[[DeskReader], list[object]]:
    """Return what reads everything."""
    return _show_desk


def _fill_contest(tx: ContestWriter) -> None:
    tx.rules.put(RULES, frozen=True)
    tx.settings.put("papers", {"issuer": "Правительство", "copies": 2, "lines": ["а", None, True]})
    tx.settings.put("draft", [])
    tx.settings.remove("draft")
    tx.entries.put(
        [
            Entry(number="10", nomination=1, applicant="Школа", title="Паблик", link="https://x.example", submitted=AT),
            Entry(number="2", nomination=1, applicant="Больница", status="withdrawn"),
        ]
    )
    figures = [Figure(name="подписчики", value=Decimal("1200.5")), Figure(name="а", value=Decimal(3))]
    tx.entries.put_figures("10", figures)
    shown = Evidence(name="а.png", kind=EvidenceKind.IMAGE, sha256="e0" * 32, size=120_000)
    tx.entries.put_evidence("10", [KeptEvidence(shown=shown, original="f0" * 32)])
    tx.jury.put_jurors(
        [
            Juror(code="Ж-02", name="Петрова", role=Role.CHAIR, rounds=(1,), panel="1-2", conflicts=("10",)),
            Juror(code="Ж-01", name="Иванов"),
        ]
    )
    tx.jury.put_assignments(1, {"Ж-01": ["10", "2"], "Ж-02": ["2"]})
    tx.keys.put_vault(Vault(recipient="age1x", sealed=b"\x00vault"))
    tx.keys.put_certificate(Certificate(fingerprint="root", kind="root", der=b"r", sealed=b"R"))
    tx.keys.put_certificate(Certificate(fingerprint="op-2", kind="operator", der=b"b", sealed=b"B"))
    tx.keys.put_certificate(Certificate(fingerprint="op-1", kind="operator", der=b"a", sealed=b"A"))
    for number in (1, 2):
        tx.keys.put_generation(Generation("Ж-01", number, f"key-{number}", "age1j", b"key.age", b"code"))
    tx.keys.forget_sealed("Ж-01", 1)
    tx.keys.put_round_key(RoundKey(round=1, recipient="age1r", sealed=b"k"))
    tx.keys.put_round_key(RoundKey(round=2, recipient="age1s", sealed=b"k"))
    tx.keys.forget_round_key(2)
    tx.packages.put(StoredPackage("70" * 32, "Ж-01", 1, 1, b'{"package":1}', b"jws"))
    tx.sheets.put(FACTS, scores=b'{"scores":1}', file="f1" * 32)
    tx.sheets.put_file(StoredFile("f1" * 32, "лист.pdf", 30_000, FACTS.hash, ""))
    tx.sheets.put_file(StoredFile("f2" * 32, "вирус.exe", 3, None, "sheet.not_a_sheet"))
    tx.journal.append(ContestMade(contest=CONTEST, root="root", operator="op-1"), at=AT, actor="op-1")
    tx.journal.append_all(
        [
            PackageIssued(package="70" * 32, juror="Ж-01", round=1, generation=1, rules=RULES.hash),
            FileArrived(file="f1" * 32, sheet=FACTS.hash),
            Noted(what="import", counts={"entries": 2}),
        ],
        at=AT,
        actor="op-1",
    )


def _show_contest(tx: ContestReader) -> list[object]:
    tx.journal.verify()
    return [
        tx.contest,
        *(tx.journal.head(), tx.journal.lines(), tx.journal.acts()),
        *(tx.rules.current(), tx.rules.is_frozen(), tx.rules.by_hash(RULES.hash), tx.rules.by_hash("00" * 32)),
        *(tx.settings.get("papers"), tx.settings.get("draft"), tx.settings.names()),
        *(tx.entries.all(), tx.entries.get("2"), tx.entries.get("3"), tx.entries.figures(), tx.entries.evidence()),
        *(tx.jury.jurors(), tx.jury.juror("Ж-01"), tx.jury.juror("?"), tx.jury.assignments(1), tx.jury.assignments(2)),
        *(tx.keys.vault(), tx.keys.root(), tx.keys.operators(), tx.keys.certificate("op-1"), tx.keys.certificate("?")),
        *(tx.keys.generations(), tx.keys.generation("Ж-01", 2), tx.keys.newest_generation("Ж-01")),
        *(tx.keys.round_key(1), tx.keys.round_key(2), tx.keys.round_key(3)),
        *(tx.packages.get("70" * 32), tx.packages.get("71" * 32), tx.packages.all()),
        *(tx.sheets.facts(), tx.sheets.facts_of(FACTS.hash), tx.sheets.file_of(FACTS.hash)),
        *(tx.sheets.scores_of(FACTS.hash), tx.sheets.scores_of_many([FACTS.hash, "00" * 32])),
        *(tx.sheets.file("f2" * 32), tx.sheets.files()),
    ]


def _fill_desk(tx: DeskWriter) -> None:
    tx.roots.pin(CONTEST, "root")
    tx.keys.put(DeskKey(CONTEST, "Ж-01", 1, public="pub", sealed=b"\x00key", enrolment="sig"))
    tx.keys.replace(DeskKey(CONTEST, "Ж-01", 1, public="pub", sealed=b"\x00other", enrolment="sig"))
    tx.moves.put(DeskMove(CONTEST, "Ж-01", 1, number=1, away=False, at=AT))
    tx.moves.put(DeskMove(CONTEST, "Ж-01", 1, number=2, away=True, at=AT))
    tx.packages.put(DeskPackage("b" * 64, SEAT, generation=1, file=b"PK", at=AT))
    tx.packages.put(DeskPackage("a" * 64, SEAT, generation=1, file=b"PK2", at=AT))
    tx.marks.put_all(SEAT, {("10", "К1"): 9, ("2", "К1"): 0})
    tx.marks.put_all(DeskSeat(CONTEST, 2, "Ж-01"), {("10", "К1"): 1})
    tx.marks.clear_all(DeskSeat(CONTEST, 2, "Ж-01"))
    for kind in NoteKind:
        tx.notes.put(SEAT, kind, entry="10", words=f"слова {kind}")
        tx.notes.put(SEAT, kind, entry="2", words="прочь")
    tx.notes.clear(SEAT, NoteKind.REMARK, entry="2")
    tx.notes.clear_all(SEAT, NoteKind.FLAG)
    tx.notes.put_statement(SEAT, at=AT)
    tx.notes.put_statement(DeskSeat(CONTEST, 2, "Ж-01"), at=AT)
    tx.notes.clear_statement(DeskSeat(CONTEST, 2, "Ж-01"))
    tx.sheets.put(DeskSheet("1" * 64, SEAT, 1, b"{}", b"%PDF", AT, frozenset()))
    tx.sheets.put(DeskSheet("2" * 64, SEAT, 2, b"{2}", None, AT, frozenset({"1" * 64})))


def _show_desk(tx: DeskReader) -> list[object]:
    return [
        *(tx.roots.get(CONTEST), tx.roots.get("?")),
        *(tx.keys.get(CONTEST, juror="Ж-01", generation=1), tx.keys.get("?", juror="?", generation=1), tx.keys.all()),
        tx.moves.get(CONTEST, juror="Ж-01", generation=1),
        tx.moves.get(CONTEST, juror="Ж-01", generation=2),
        *(tx.packages.get("a" * 64), tx.packages.get("?"), tx.packages.all()),
        *(tx.marks.of(SEAT), tx.marks.of(DeskSeat(CONTEST, 2, "Ж-01"))),
        *(tx.notes.of(SEAT, kind) for kind in NoteKind),
        *(tx.notes.stated_at(SEAT), tx.notes.stated_at(DeskSeat(CONTEST, 2, "Ж-01"))),
        *(tx.sheets.get("1" * 64), tx.sheets.get("?"), tx.sheets.of(SEAT), tx.sheets.heads(SEAT)),
    ]
