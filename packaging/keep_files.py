"""Make the kept files of every format version that are not kept yet: ``python packaging/keep_files.py``.

Kept files are never rewritten: a program that no longer reads them is broken, not the files. The contest in them is
invented, its passphrase and codes are public.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.base.clock import stamp, system_clock
from core.base.files import write_file
from core.base.pool import WorkPool
from core.domain.entries import Entry, Evidence, EvidenceKind, KeptEvidence
from core.domain.jury import Juror
from core.services.assignments import assign_round
from core.services.contest import make_contest
from core.services.issuing.packages import issue_packages
from core.services.merging.merge import merge_files
from core.services.merging.receipts import write_receipts
from core.services.office import unlock_office
from core.services.scoring.seats import take_package
from core.services.scoring.sheets import sign_sheet
from core.services.templates import load_template
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk

KEPT = Path(__file__).resolve().parents[1] / "tests" / "data" / "files" / "v1"
PASSPHRASE = "kept for ever"  # noqa: S105 — of an invented contest
PICTURE = b"a viewing copy, as far as the evidence set can tell"


def main() -> None:
    """Play a contest of one entry and keep what it leaves."""
    if KEPT.exists():
        print("v1: kept already")
        return
    with tempfile.TemporaryDirectory() as name:
        _play(Path(name))
    print("v1: made")


def _play(place: Path) -> None:
    make_contest(place / "contest", template=load_template("blank"), passphrase=PASSPHRASE, sample=True)
    with ContestFolder.open(place / "contest") as folder, WorkPool(workers=1) as pool:
        with folder.writing() as tx:
            tx.entries.put([Entry(number="1", nomination=1, applicant="Образец")])
            tx.jury.put_jurors([Juror(code="J1", name="Примерова Анна Ивановна")])
            digest = folder.store_evidence(PICTURE)
            shown = Evidence(name="1.jpg", kind=EvidenceKind.IMAGE, sha256=digest, size=len(PICTURE))
            tx.entries.put_evidence("1", [KeptEvidence(shown=shown, original=digest)])
        assign_round(folder, round_number=1)
        office = unlock_office(folder, passphrase=PASSPHRASE)
        issued = issue_packages(folder, office=office, round_number=1, out=place)
        package, code = issued.packages[0].file, issued.packages[0].code or ""
        with Desk.open(place / "desk") as desk:
            at = take_package(desk, data=package.read_bytes(), code=code)
            with desk.writing() as desk_tx:
                desk_tx.marks.put_all(at.seat, {("1", "K1"): 9})
                desk_tx.notes.put_statement(at.seat, at=stamp(system_clock()))
            write_file(place / "sheet.pdf", sign_sheet(desk, at).file)
        verdicts = merge_files(folder, [place / "sheet.pdf"], pool=pool)
        (receipt,) = write_receipts(folder, verdicts, office=office, out=place)
        root = office.operator.root
    _keep(place, package=package, code=code, evidence=issued.evidence[0], receipt=receipt, root=root)


def _keep(place: Path, *, package: Path, code: str, evidence: Path, receipt: Path, root: bytes) -> None:
    for source, name in (
        (package, "package.jurypkg"),
        (evidence, "round.juryevidence"),
        (receipt, "sheet.juryreceipt"),
    ):
        write_file(KEPT / name, source.read_bytes())
    write_file(KEPT / "code.txt", code.encode())
    write_file(KEPT / "root.der", root)
    write_file(KEPT / "sheet.pdf", (place / "sheet.pdf").read_bytes())
    write_file(KEPT / "desk.db", (place / "desk" / "desk.db").read_bytes())
    shutil.copytree(place / "contest", KEPT / "contest", ignore=shutil.ignore_patterns("backups", "*.lock", ".*"))


if __name__ == "__main__":
    main()
