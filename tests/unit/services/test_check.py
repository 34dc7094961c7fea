"""``check`` and ``verify``: a whole contest is said to be whole, and every damage is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.base.errors import Fact, RefusedError
from core.base.zips import ZipLimits, read_zip, write_zip
from core.exchange.sheet.envelope import read_envelope
from core.services.checking.build import try_build
from core.services.checking.checks import Check, Report, failures
from core.services.checking.contest import check_contest
from core.services.checking.files import Against, verify_file
from core.services.importing.evidence import import_evidence
from core.trust import keys
from core.words.places import places_of
from core.words.words import LANGUAGES, Words
from tests.unit.services.small_contest import Play, clock


def check(play: Play) -> Report:
    report = check_contest(play.folder, pool=play.pool)
    for each in report.checks:
        if each.ok is not True:
            refuse_unworded(each)
    return report


def refuse_unworded(failed: Check) -> None:
    for language in LANGUAGES:
        sentence = Words.of(language)._pick(f"error.{failed.code}", n=1)
        assert sentence is not None
        assert set(places_of(sentence)) <= set(failed.facts)


def failed(report: Report) -> list[tuple[str, str]]:
    return [(each.name, each.code) for each in failures(report.checks)]


def run_sql(play: Play, statement: str) -> None:
    """Change a row behind the program's back."""
    with play.folder.writing() as tx:
        tx.journal._connection.exec_driver_sql(statement)


@dataclass(frozen=True)
class Damaged:
    """A contest with evidence, refused files and a closed round, and files of it to spoil."""

    play: Play
    evidence: Path
    original: Path
    package: Path
    sheet: Path
    refused: Path


@pytest.fixture
def whole(merged: Play) -> Damaged:
    place = merged.root / "evidence" / "101"
    place.mkdir(parents=True)
    (place / "1.txt").write_bytes("\ufeffШкола".encode())
    import_evidence(merged.folder, place.parent, pool=merged.pool, clock=clock)
    merged.merge_one(b"no sheet")
    merged.close_first_round()
    with merged.folder.reading() as tx:
        (kept,) = tx.entries.kept_evidence()["101"]
        package = tx.packages.all()[0].hash
        files = {each.sheet is None: each.sha256 for each in tx.sheets.files()}
    path = merged.folder
    return Damaged(
        play=merged,
        evidence=path.evidence_path(kept.shown.sha256),
        original=path.evidence_path(kept.original),
        package=path.package_path(package),
        sheet=path.sheet_path(files[False]),
        refused=path.sheet_path(files[True]),
    )


def flip(path: Path) -> None:
    data = path.read_bytes()
    at = len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_a_whole_contest_is_whole(whole: Damaged) -> None:
    report = check(whole.play)
    assert report.ok is True
    assert [each.number for each in report.checks] == list(range(1, len(report.checks) + 1))
    assert [each.name for each in report.checks] == [
        "contest.database", "contest.journal", "contest.rules", "contest.evidence", "contest.packages",
        "contest.sheets", "contest.outcome",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name, check_name, code",
    [
        ("evidence", "contest.evidence", "check.evidence_changed"),
        ("original", "contest.evidence", "check.evidence_changed"),
        ("package", "contest.packages", "check.package_changed"),
        ("sheet", "contest.sheets", "check.sheet_changed"),
        ("refused", "contest.sheets", "check.sheet_changed"),
    ],
)
@pytest.mark.parametrize("spoil", [flip, Path.unlink], ids=["flipped", "deleted"])
def test_a_file_that_was_changed_or_is_gone_is_named(
    whole: Damaged, name: str, check_name: str, code: str, spoil: Callable[[Path], None]
) -> None:
    path: Path = getattr(whole, name)
    spoil(path)
    report = check(whole.play)
    expected = code if spoil is flip else "file.missing"
    assert failed(report) == [(check_name, expected)]
    (problem,) = failures(report.checks)
    named = str(problem.facts.get("file", problem.facts.get("package")))
    assert path.stem.startswith(named.partition(".")[0])
    assert report.ok is False


@pytest.mark.parametrize(
    "statement, name, code",
    [
        ("UPDATE journal SET actor = 'somebody' WHERE number = 3", "contest.journal", "journal.broken"),
        ("UPDATE journal SET act = '{' WHERE number = 3", "contest.journal", "journal.broken"),
        ("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)", "contest.journal", "journal.broken"),
        ("UPDATE entries SET status = 'withdrawn' WHERE number = '101'", "contest.outcome", "check.outcome_differs"),
        ("UPDATE scores SET body = x'7b7d'", "contest.sheets", "check.sheet_changed"),
        ("UPDATE packages SET body = x'7b7d'", "contest.packages", "check.package_changed"),
    ],
)
def test_a_row_that_was_changed_is_named(whole: Damaged, statement: str, name: str, code: str) -> None:
    run_sql(whole.play, statement)
    assert (name, code) in failed(check(whole.play))


def test_a_broken_journal_leaves_the_rest_unsaid(whole: Damaged) -> None:
    run_sql(whole.play, "UPDATE journal SET act = '{' WHERE number = 3")
    report = check(whole.play)
    assert failed(report) == [("contest.journal", "journal.broken")]
    assert report.checks[1].facts == {"line": 3}
    assert {each.code for each in report.checks if each.ok is None} == {"check.needs_journal"}


def write(play: Play, name: str, data: bytes) -> Path:
    path = play.root / name
    path.write_bytes(data)
    return path


def answers(report: Report) -> dict[str, bool | None]:
    return {each.name: each.ok for each in report.checks}


def root_of(play: Play) -> str:
    with play.folder.reading() as tx:
        root = tx.keys.root()
    assert root is not None
    return root.fingerprint


def test_a_sheet_alone_proves_its_signature_and_nothing_about_the_contest(merged: Play) -> None:
    report = verify_file(write(merged, "any-name.txt", merged.sheets["J1", 1]), against=Against())
    assert report.ok is None
    assert answers(report) == {
        "sheet.data": True,
        "sheet.signature": True,
        "sheet.rebuilt": None,
        "sheet.package": None,
        "sheet.counts": None,
        "root.fingerprint": None,
    }


def test_a_sheet_is_held_against_its_contest_and_root(merged: Play) -> None:
    path = write(merged, "sheet.pdf", merged.sheets["J1", 1])
    against = Against(contest=merged.folder, fingerprint=root_of(merged))
    assert verify_file(path, against=against).ok is True
    other = Against(contest=merged.folder, fingerprint=keys.fingerprint(keys.public_of(keys.new_key())))
    assert failed(verify_file(path, against=other)) == [("root.fingerprint", "verify.other_root")]


def test_a_sheet_that_does_not_count_says_so(merged: Play) -> None:
    revision = merged.sign("J1", changed={("101", "K1"): 1})
    path = write(merged, "sheet.pdf", revision.file)
    assert failed(verify_file(path, against=Against(contest=merged.folder))) == [
        ("sheet.counts", "verify.sheet_not_merged")
    ]
    old = write(merged, "old.pdf", b"")
    with merged.folder.reading() as tx:
        file = tx.sheets.file_of(revision.scores.ancestors[0])
    assert file is not None
    old.write_bytes(merged.folder.sheet_path(file).read_bytes())
    merged.merge_one(revision)
    report = verify_file(old, against=Against(contest=merged.folder))
    (problem,) = failures(report.checks)
    facts: dict[str, Fact] = {"status": "history", "juror": "J1"}
    assert (problem.name, problem.facts) == ("sheet.counts", facts)


def test_a_changed_sheet_fails_where_it_was_changed(merged: Play) -> None:
    path = write(merged, "sheet.pdf", merged.sheets["J1", 1] + b"\n")
    report = verify_file(path, against=Against(contest=merged.folder))
    assert ("sheet.rebuilt", "sheet.page_changed") in failed(report)
    assert ("sheet.signature", "sheet.digest_differs") in failed(report)


def test_a_sheet_whose_data_cannot_be_read_stops_there(merged: Play) -> None:
    path = write(merged, "sheet.pdf", merged.sheets["J1", 1][:3000])
    assert answers(verify_file(path, against=Against(contest=merged.folder))) == {"sheet.data": False}


@pytest.mark.parametrize("at", [2, 7, 12, 18, 30])
def test_a_sheet_changed_in_its_first_lines_is_still_told_as_one(merged: Play, at: int) -> None:
    data = bytearray(merged.sheets["J1", 1])
    data[at] ^= 1
    report = verify_file(write(merged, "sheet.pdf", bytes(data)), against=Against(contest=merged.folder))
    assert (report.kind, report.ok) == ("sheet", False)


def test_a_sheet_signed_by_another_key_says_so(merged: Play) -> None:
    stranger, own = merged.sheets["J2", 1], merged.sheets["J1", 1]
    theirs, mine = read_envelope(stranger)[1].hex().encode(), read_envelope(own)[1].hex().encode()
    path = write(merged, "sheet.pdf", own.replace(mine, theirs))
    report = verify_file(path, against=Against())
    assert [name for name, _ in failed(report)] == ["sheet.signature"]


def test_a_package_of_another_contest_is_unknown_here(issued: Play) -> None:
    data = (issued.root / "out" / "J1-round-1.jurypkg").read_bytes()
    container = read_zip(data, limits=ZipLimits(items=2, item_bytes=2_000_000, total_bytes=2_000_000))
    other = write_zip([("key.age", container.read("key.age")), ("package.age", b"something else")])
    path = write(issued, "other.jurypkg", other)
    assert failed(verify_file(path, against=Against(contest=issued.folder))) == [("package.issued", "package.unknown")]
    broken = write(issued, "broken.jurypkg", data[:-30])
    assert [name for name, _ in failed(verify_file(broken, against=Against()))] == ["package.container"]


def test_a_package_is_opened_with_its_code_and_found_in_its_contest(issued: Play) -> None:
    path = issued.root / "out" / "J1-round-1.jurypkg"
    assert answers(verify_file(path, against=Against())) == {
        "package.container": True,
        "package.opens": None,
        "package.signature": None,
        "package.issued": None,
        "root.fingerprint": None,
    }
    against = Against(contest=issued.folder, code=issued.codes["J1"], fingerprint=root_of(issued))
    assert verify_file(path, against=against).ok is True
    wrong = Against(contest=issued.folder, code=issued.codes["J2"])
    assert ("package.opens", "code.wrong") in failed(verify_file(path, against=wrong))


def test_a_withdrawn_package_says_so(issued: Play) -> None:
    path = issued.root / "out" / "J1-round-1.jurypkg"
    path.rename(issued.root / "old.jurypkg")
    issued.issue(juror="J1", new_code=True)
    report = verify_file(issued.root / "old.jurypkg", against=Against(contest=issued.folder))
    assert failed(report) == [("package.issued", "package.withdrawn")]


def test_what_cannot_be_verified_is_refused(merged: Play) -> None:
    for data, name, code in (
        (b"%PDF-1.7 letter", "letter.pdf", "not_yet"),
        (b"anything", "contest.juryarchive", "not_yet"),
        (b"anything", "anything.bin", "verify.unknown_kind"),
    ):
        with pytest.raises(RefusedError) as refused:
            verify_file(write(merged, name, data), against=Against())
        assert refused.value.code == code


def test_a_build_tries_all_its_parts() -> None:
    report = try_build()
    assert report.ok is True
    assert {each.name for each in report.checks} >= {"build.words", "build.letter", "build.contest"}
