"""Rules, settings, entries, jury, keys, packages and sheets keep what they are given."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from core.base.errors import RefusedError
from core.domain.contest import Criterion, Nomination
from core.domain.entries import Entry, Evidence, EvidenceKind, Figure, KeptEvidence
from core.domain.jury import Juror
from core.domain.rules import Round, Rules
from core.domain.sheets import SheetFacts
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter
from core.storage.contest.values import Certificate, Generation, StoredFile, StoredPackage


def make_rules(title: str) -> Rules:
    criterion = Criterion(code="К1", title="Стиль")
    nomination = Nomination(number=1, title="Школы")
    return Rules(title=title, nominations=(nomination,), rounds=(Round(number=1, title="1", criteria=(criterion,)),))


def make_entry(number: str, *, nomination: int = 1, applicant: str = "Школа") -> Entry:
    return Entry(number=number, nomination=nomination, applicant=applicant)


def test_rules_are_missing_before_the_first(folder: ContestFolder) -> None:
    with folder.reading() as tx:
        assert not tx.rules.is_frozen()
        with pytest.raises(RefusedError, match=r"rules\.missing"):
            tx.rules.current()


def test_earlier_rules_stay_readable_by_hash(folder: ContestFolder) -> None:
    draft, frozen = make_rules("черновик"), make_rules("утверждено")
    with folder.writing() as tx:
        tx.rules.put(draft, frozen=False)
        assert (tx.rules.current(), tx.rules.is_frozen()) == (draft, False)
        tx.rules.put(frozen, frozen=True)
        assert (tx.rules.current(), tx.rules.is_frozen()) == (frozen, True)
        assert tx.rules.by_hash(draft.hash) == draft
        tx.rules.put(draft, frozen=True)
        assert tx.rules.current() == draft


def test_setting_replaces_the_one_of_its_name(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.settings.put("columns", {"Номер": "number"})
        tx.settings.put("columns", {"№": "number"})
        tx.settings.remove("nothing")
        assert tx.settings.get("columns") == {"№": "number"}
        assert tx.settings.names() == ("columns",)


def test_text_that_no_file_could_carry_is_refused_when_written(folder: ContestFolder) -> None:
    loose = "и\u0306"  # й in two code points
    with folder.writing() as tx:
        with pytest.raises(RefusedError, match=r"json\.broken"):
            tx.settings.put("papers", {"issuer": loose})
        with pytest.raises(RefusedError, match=r"json\.broken"):
            tx.rules.put(make_rules(loose), frozen=False)
        with pytest.raises(RefusedError, match=r"json\.broken"):
            tx.jury.put_jurors([Juror(code="А", name=loose)])
        assert (tx.settings.names(), tx.jury.jurors()) == ((), ())


def test_entries_come_by_nomination_and_number_as_people_count(folder: ContestFolder) -> None:
    numbers = ["10", "2", "4-017", "4-2", "б-1", "Б-1", "А-1", "0010"]
    with folder.writing() as tx:
        tx.entries.put([make_entry("1", nomination=2), *(make_entry(number) for number in numbers)])
        read = [entry.number for entry in tx.entries.all()]
    assert read == ["2", "4-2", "4-017", "0010", "10", "А-1", "Б-1", "б-1", "1"]


def test_entry_put_again_is_replaced(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.entries.put([make_entry("1"), make_entry("2")])
        tx.entries.put([make_entry("1", applicant="Лицей")])
        tx.entries.put([])
        assert [entry.applicant for entry in tx.entries.all()] == ["Лицей", "Школа"]


def test_figures_and_evidence_are_replaced_per_entry_in_their_order(folder: ContestFolder) -> None:
    items = [Evidence(name=name, kind=EvidenceKind.PDF, sha256="e0" * 32, size=1) for name in ("б", "а")]
    kept = [KeptEvidence(shown=item, original="f0" * 32) for item in items]
    figures = [Figure(name=name, value=Decimal("0.10")) for name in ("б", "а")]
    with folder.writing() as tx:
        tx.entries.put([make_entry("1"), make_entry("2")])
        for number in ("1", "2"):
            tx.entries.put_figures(number, [*figures, Figure(name="в", value=Decimal(1))])
            tx.entries.put_evidence(number, reversed(kept))
        tx.entries.put_figures("1", figures)
        tx.entries.put_evidence("1", kept)
        tx.entries.put_evidence("2", [])
        assert tx.entries.figures()["1"] == tuple(figures)
        assert len(tx.entries.figures()["2"]) == 3
        assert tx.entries.evidence() == {"1": tuple(items)}
        assert tx.entries.kept_evidence() == {"1": tuple(kept)}


def test_figures_of_an_unknown_entry_are_a_bug(folder: ContestFolder) -> None:
    with pytest.raises(IntegrityError), folder.writing() as tx:
        tx.entries.put_figures("1", [Figure(name="а", value=Decimal(1))])


def test_jurors_keep_the_order_of_their_list(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.jury.put_jurors([Juror(code="Я", name="Яковлев"), Juror(code="А", name="Андреев")])
        tx.jury.put_jurors([Juror(code="Б", name="Борисов"), Juror(code="Я", name="Яшин")])
        assert [juror.name for juror in tx.jury.jurors()] == ["Яшин", "Андреев", "Борисов"]


def test_assignment_replaces_its_round_only(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.entries.put([make_entry(number) for number in ("1", "2", "3")])
        tx.jury.put_jurors([Juror(code="А", name="А"), Juror(code="Б", name="Б")])
        tx.jury.put_assignments(1, {"А": ["3", "1"], "Б": ["2"]})
        tx.jury.put_assignments(2, {"А": ["1"]})
        tx.jury.put_assignments(1, {"А": ["2", "3", "1"]})
        assert tx.jury.assignments(1) == {"А": ("2", "3", "1")}
        assert tx.jury.assignments(2) == {"А": ("1",)}
        tx.jury.put_assignments(2, {})
        assert tx.jury.assignments(2) == {}


def test_forgotten_code_leaves_the_rest_of_its_generation(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.jury.put_jurors([Juror(code="А", name="А")])
        for number in (1, 2):
            tx.keys.put_generation(Generation("А", number, "pub", "age1", b"key", b"secret"))
        tx.keys.forget_sealed("А", 1)
        assert tx.keys.generation("А", 1) == Generation("А", 1, "pub", "age1", b"key", None)
        assert tx.keys.newest_generation("А") == Generation("А", 2, "pub", "age1", b"key", b"secret")
        assert tx.keys.newest_generation("Б") is None


def test_forgotten_code_is_gone_from_the_file(folder: ContestFolder) -> None:
    secret = b"4071 2203 9948 1176 0035"
    with folder.writing() as tx:
        tx.jury.put_jurors([Juror(code="А", name="А")])
        tx.keys.put_generation(Generation("А", 1, "pub", "age1", b"key", secret))
    with folder.writing() as tx:
        tx.keys.forget_sealed("А", 1)
    folder.close()
    assert secret not in (folder.path / "contest.db").read_bytes()


def test_operators_keep_their_order_when_a_key_is_sealed_again(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        for name in ("б", "а"):
            tx.keys.put_certificate(Certificate(name, "operator", b"der", b"old"))
        tx.keys.put_certificate(Certificate("б", "operator", b"der", b"new"))
        assert [(each.fingerprint, each.sealed) for each in tx.keys.operators()] == [("б", b"new"), ("а", b"old")]
        assert tx.keys.root() is None


def test_package_stays_as_first_put(folder: ContestFolder) -> None:
    first = StoredPackage("70" * 32, "А", 1, 1, b"{}", b"jws-1")
    with folder.writing() as tx:
        tx.packages.put(first)
        tx.packages.put(StoredPackage("70" * 32, "А", 1, 1, b"{}", b"jws-2"))
        assert tx.packages.all() == (first,)


def test_sheet_stays_as_first_put(folder: ContestFolder, fill_contest: Callable[[ContestWriter], None]) -> None:
    with folder.writing() as tx:
        fill_contest(tx)
        (facts,) = tx.sheets.facts().values()
        tx.sheets.put(facts, scores=b"other", file="ee" * 32)
        tx.sheets.put_file(StoredFile("f1" * 32, "renamed.pdf", 1, None, "other"))
        assert tx.sheets.scores_of(facts.hash) == b'{"scores":1}'
        assert tx.sheets.file_of(facts.hash) == "f1" * 32
        assert tx.sheets.file("f1" * 32) == StoredFile("f1" * 32, "лист.pdf", 30_000, facts.hash, "")
        assert tx.sheets.facts_of("00" * 32) is None


def test_scores_of_many_sheets_are_read_in_one_go(folder: ContestFolder) -> None:
    hashes = [f"{number:064x}" for number in range(1201)]
    with folder.writing() as tx:
        for hash_ in hashes:
            facts = SheetFacts(hash_, "0" * 32, "А", 1, 1, "f", "p", "r", 1, frozenset())
            tx.sheets.put(facts, scores=hash_.encode(), file="f")
        read = tx.sheets.scores_of_many(reversed(hashes))
    assert read == {hash_: hash_.encode() for hash_ in hashes}
