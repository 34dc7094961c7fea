"""Receipts: the secretary's signed word on the sheets of one merging."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.files import write_file
from core.exchange.receipt import SUFFIX, Receipt, sign_receipt
from core.services.merging.verdicts import Verdict
from core.services.office import Office
from core.storage.contest.folder import ContestFolder


def write_receipts(
    folder: ContestFolder, verdicts: Iterable[Verdict], *, office: Office, out: Path, clock: Clock = system_clock
) -> tuple[Path, ...]:
    """Write ``JUROR-round-R-revision-N-HASH.juryreceipt`` for every verdict on a whole, signed sheet.

    ``HASH`` begins the sheet's own hash: two sheets that contradict each other may bear one revision.
    """
    with folder.reading() as tx:
        head = tx.journal.head()[1]
    paths: list[Path] = []
    for each in verdicts:
        if each.sheet is None or each.juror is None or each.round is None:
            continue
        receipt = Receipt(
            contest=folder.contest,
            juror=each.juror,
            round=each.round,
            sheet=each.sheet,
            revision=each.revision or 0,
            verdict=each.kind.value,
            fingerprint=each.fingerprint or "",
            at=stamp(clock()),
            head=head,
        )
        path = out / f"{each.juror}-round-{each.round}-revision-{each.revision}-{each.sheet[:8]}{SUFFIX}"
        write_file(path, sign_receipt(receipt, signer=office.operator))
        paths.append(path)
    return tuple(paths)
