"""The sample contest as a user gets it: played on the command line, then everything it left looked at."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.base.pool import WorkPool
from core.base.resources import resource
from core.exchange.package.container import open_package
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import VerdictKind
from core.services.rank import rank_round
from core.storage.contest.folder import ContestFolder

MAIN = Path(__file__).parents[2] / "main.py"
ENTRIES, JURORS = 60, 4
REAL = {
    each["winner"]: each["number"]
    for each in json.loads(resource("contests/best-public-2025.json").read_text(encoding="utf-8"))["nominations"]
}

BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}


@dataclass(frozen=True)
class Package:
    juror: str
    round: int
    file: Path
    code: str


@dataclass(frozen=True)
class Demo:
    """What the command answered, read strictly: a missing key or a wrong type fails here."""

    contest: Path
    counts: tuple[int, int, int]
    packages: tuple[Package, ...]
    sheets: tuple[Path, ...]
    letters: tuple[Path, ...]
    documents: tuple[Path, ...]
    archive: object
    stages: tuple[tuple[str, int, float], ...]
    words: str


def run_main(*arguments: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "HOME": str(home), "JURY_PASSPHRASE": ""}
    return subprocess.run(
        [sys.executable, str(MAIN), *arguments], capture_output=True, check=False, cwd=home, env=environment
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    home = tmp_path_factory.mktemp("demo")
    size = ("--entries", str(ENTRIES), "--jurors", str(JURORS))
    done = run_main("--json", "demo", str(home / "out"), *size, home=home)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    return Demo(
        contest=Path(answer["contest"]),
        counts=(answer["entries"], answer["finalists"], answer["winners"]),
        packages=tuple(Package(p["juror"], p["round"], Path(p["file"]), p["code"]) for p in answer["packages"]),
        sheets=tuple(map(Path, answer["sheets"])),
        letters=tuple(map(Path, answer["letters"])),
        documents=tuple(map(Path, answer["documents"])),
        archive=answer["archive"],
        stages=tuple((each["name"], each["count"], each["seconds"]) for each in answer["stages"]),
        words=answer["archive_reason"] + answer["passphrase"],
    )


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Path:
    """Return a copy of the contest, which a test may change."""
    return Path(shutil.copytree(demo.contest, tmp_path / "contest"))


def test_the_demo_ends_with_39_finalists_12_winners_and_their_letters(demo: Demo) -> None:
    assert demo.counts == (ENTRIES, 39, 12)
    assert len(demo.letters) == len(set(demo.letters)) == 12
    for path in (*demo.letters, *demo.documents, *demo.sheets):
        assert path.read_bytes().startswith(BEGINNINGS[path.suffix]), path.name
    assert demo.archive is None
    assert demo.words


def test_the_demo_prints_every_paper(demo: Demo) -> None:
    names = {path.name for path in demo.documents}
    assert names >= {
        "summary-1.pdf", "summary-2.pdf", "minutes-1.pdf", "minutes-1.docx", "minutes-2.pdf", "minutes-2.docx",
        "rules.pdf", "register.pdf", "results-1.xlsx", "results-2.xlsx", "letters.pdf", "slips.pdf",
        "instruction-1.pdf", "scores-J01-round-1.xlsx", "sheet-J01-round-2.pdf", "statement-J02-round-1.pdf",
    }  # fmt: skip


def test_the_demo_counts_its_stages(demo: Demo) -> None:
    counts = {name: count for name, count, _ in demo.stages}
    assert {"import", "assign", "issue", "score", "merge", "fork", "lost_laptop", "rank", "meeting"} <= counts.keys()
    assert (counts["import"], counts["pictures"], counts["letters"]) == (ENTRIES, 2 * ENTRIES, 12)
    assert all(isinstance(seconds, float) for _, _, seconds in demo.stages)


def test_every_package_opens_with_its_code_and_is_the_jurors_own(demo: Demo) -> None:
    assert {(each.juror, each.round) for each in demo.packages} == {
        (f"J{place:02}", number) for place in range(1, JURORS + 1) for number in (1, 2)
    }
    for each in demo.packages:
        package = open_package(each.file.read_bytes(), code=each.code).content.package
        assert (package.juror.code, package.round) == (each.juror, each.round)


def test_sheets_once_accepted_are_held_and_change_nothing_when_they_come_again(demo: Demo, copy: Path) -> None:
    with ContestFolder.open(copy) as folder, WorkPool() as pool:
        before = [rank_round(folder, round_number=number) for number in (1, 2)]
        verdicts = merge_files(folder, demo.sheets[::-1], pool=pool)
        after = [rank_round(folder, round_number=number) for number in (1, 2)]
    assert {each.kind for each in verdicts} == {VerdictKind.ALREADY_MERGED, VerdictKind.HISTORY}
    assert sum(each.kind is VerdictKind.ALREADY_MERGED for each in verdicts) == 2 * JURORS
    assert before == after
    assert [len(each.sheets) for each in after] == [JURORS, JURORS]
    assert all(not each.missing for each in after)


def test_the_fork_is_settled_and_the_lost_laptop_shut_out(demo: Demo, copy: Path) -> None:
    inbox = demo.contest.parent / "round-1" / "inbox"
    with ContestFolder.open(copy) as folder, WorkPool() as pool:
        verdicts = {each.file: each for each in merge_files(folder, [inbox], pool=pool)}
    kinds = {name: each.kind.value for name, each in verdicts.items() if each.juror in {"J03", "J04"}}
    assert kinds == {
        "J03-round-1-revision-1.pdf": "history",
        "J03-round-1-revision-2.pdf": "history",
        "J03-backup-round-1-revision-2.pdf": "history",
        "J03-round-1-revision-3.pdf": "already_merged",
        "J04-round-1-revision-1.pdf": "history",
        "J04-round-1-revision-2.pdf": "refused",
        "J04-new-round-1-revision-2.pdf": "already_merged",
    }
    assert verdicts["J04-round-1-revision-2.pdf"].code == "key.revoked"
    assert demo.contest.parent / "round-1" / "inbox" / "J04-round-1-revision-2.pdf" not in demo.sheets


def test_winners_come_from_the_ranking_and_are_the_real_ones_here(copy: Path) -> None:
    with ContestFolder.open(copy) as folder:
        ranking = rank_round(folder, round_number=2)
    first = {ranking.entries[each.placed[0].entry].applicant: each.nomination.number for each in ranking.nominations}
    assert first == REAL


def test_recusals_and_remarks_are_on_the_sheets(demo: Demo) -> None:
    pattern = re.compile("Смоделировано: ".encode())
    found = [path.name for path in demo.sheets if pattern.search(path.read_bytes())]
    assert len(found) >= JURORS


def test_the_journal_holds_together_and_tells_the_story(copy: Path) -> None:
    with ContestFolder.open(copy) as folder, folder.reading() as tx:
        tx.journal.verify()
        kinds = [act.kind for act in tx.journal.acts()]
        rules = tx.rules.current()
    assert (kinds.count("meeting_held"), kinds.count("round_closed"), kinds.count("decision")) == (2, 2, 1)
    assert rules.sample


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("мой файл", encoding="utf-8")
    done = run_main("--json", "demo", str(tmp_path / "out"), "--entries", "60", home=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "demo.not_empty"
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "option,number,code",
    [
        ("--entries", "59", "demo.too_few_entries"),
        ("--entries", "10000", "demo.too_many_entries"),
        ("--jurors", "3", "demo.too_few_jurors"),
        ("--jurors", "151", "demo.too_many_jurors"),
    ],
)
def test_impossible_numbers_are_refused_before_anything_is_written(
    tmp_path: Path, option: str, number: str, code: str
) -> None:
    done = run_main("--json", "demo", str(tmp_path / "out"), option, number, home=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == code
    assert not (tmp_path / "out").exists()
