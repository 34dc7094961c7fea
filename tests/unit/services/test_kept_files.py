"""Files of every format version are read for ever (``packaging/keep_files.py`` made them)."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from core.base.pool import WorkPool
from core.exchange.evidence.volumes import open_volume
from core.exchange.package.container import open_package
from core.exchange.receipt import read_receipt
from core.services.checking.contest import check_contest
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import VerdictKind
from core.services.office import unlock_office
from core.services.rank import rank_round
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat
from core.trust import age

VERSIONS = sorted((Path(__file__).parents[2] / "data" / "files").iterdir())


@pytest.fixture(params=VERSIONS, ids=lambda folder: folder.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "kept"))


def test_kept_package_opens_and_its_evidence_with_it(kept: Path) -> None:
    opened = open_package((kept / "package.jurypkg").read_bytes(), code=(kept / "code.txt").read_text())
    package = opened.content.package
    identity = age.read_identity(opened.content.secrets.evidence_identity or "")
    with open_volume(kept / "round.juryevidence") as volume:
        shown = volume.open_item(package.entries[0].evidence[0].sha256, identity=identity)
    assert (package.juror.name, shown[:14]) == ("Примерова Анна Ивановна", b"a viewing copy")


def test_kept_receipt_is_the_secretarys_word(kept: Path) -> None:
    receipt = read_receipt((kept / "sheet.juryreceipt").read_bytes(), root=(kept / "root.der").read_bytes())
    assert (receipt.juror, receipt.revision, receipt.verdict) == ("J1", 1, "accepted")


def test_kept_contest_opens_checks_and_counts(kept: Path) -> None:
    with ContestFolder.open(kept / "contest") as folder, WorkPool(workers=1) as pool:
        verdict = merge_files(folder, [kept / "sheet.pdf"], pool=pool)[0]
        report = check_contest(folder, pool=pool)
        (nomination,) = rank_round(folder, round_number=1).nominations
        unlock_office(folder, passphrase="kept for ever")
    assert verdict.kind is VerdictKind.ALREADY_MERGED
    assert (report.ok, nomination.placed[0].score) == (True, Fraction(9))


def test_kept_desk_opens_with_its_marks(kept: Path) -> None:
    opened = open_package((kept / "package.jurypkg").read_bytes(), code=(kept / "code.txt").read_text())
    package = opened.content.package
    with Desk.open(kept) as desk, desk.reading() as tx:
        seat = DeskSeat(contest=package.contest, round=1, juror="J1")
        assert tx.marks.of(seat) == {("1", "K1"): 9}
        assert [each.revision for each in tx.sheets.of(seat)] == [1]
