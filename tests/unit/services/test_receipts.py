"""Receipts: the secretary's signed word on every whole sheet."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.exchange.receipt import Receipt, read_receipt
from core.services.merging.receipts import write_receipts
from tests.unit.services.small_contest import Play, clock
from tests.unit.services.test_forks import fork
from tests.unit.services.test_merge import TIE


def root_of(play: Play) -> bytes:
    with play.folder.reading() as tx:
        root = tx.keys.root()
    assert root is not None
    return root.der


def receipts_of(play: Play, *files: bytes) -> list[Receipt]:
    verdicts = play.merge(*files)
    paths = write_receipts(play.folder, verdicts, office=play.office, out=play.root / "receipts", clock=clock)
    return [read_receipt(path.read_bytes(), root=root_of(play)) for path in paths]


def test_a_receipt_says_what_the_secretary_holds(issued: Play) -> None:
    sheet = issued.sign("J1")
    (receipt,) = receipts_of(issued, sheet.file)
    with issued.folder.reading() as tx:
        head = tx.journal.head()[1]
    assert receipt == Receipt(
        contest=issued.folder.contest,
        juror="J1",
        round=1,
        sheet=sheet.scores.hash,
        revision=1,
        verdict="accepted",
        fingerprint=issued.seats["J1", 1].fingerprint,
        at="2025-12-12T14:05:00+07:00",
        head=head,
    )


def test_a_refused_sheet_gets_a_receipt_and_a_spoilt_file_none(issued: Play) -> None:
    good, late = issued.sign("J1").file, issued.sign("J2").file
    issued.issue(juror="J2", new_code=True)
    receipts = receipts_of(issued, good, late, b"junk", good + b"\n")
    assert [(each.juror, each.verdict) for each in receipts] == [("J1", "accepted"), ("J2", "refused")]


def test_both_sheets_of_a_fork_get_a_receipt_of_their_own(issued: Play) -> None:
    sheets = fork(issued)
    receipts = receipts_of(issued, *(each.file for each in sheets))
    assert {each.sheet for each in receipts} == {each.scores.hash for each in sheets}
    assert len(list((issued.root / "receipts").iterdir())) == 2


def test_a_changed_receipt_is_no_receipt(issued: Play) -> None:
    receipts_of(issued, issued.sign("J1", changed=TIE).file)
    (path,) = (issued.root / "receipts").iterdir()
    data = path.read_bytes()
    with pytest.raises(RefusedError):
        read_receipt(data[:40] + bytes([data[40] ^ 1]) + data[41:], root=root_of(issued))
