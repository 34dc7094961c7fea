"""``forms``: what jurors get who mark without the program, and what every juror signs and reads on paper."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.progress import Progress, silent
from core.documents.prose import draw_prose, plan_prose
from core.documents.score_book import build_score_book
from core.documents.table_paper import draw_table, plan_table
from core.domain.acts import Noted
from core.services.office import ACTOR
from core.services.printing.basis import Basis, moment_of, read_basis
from core.services.printing.blank_sheet import write_blank_sheet
from core.services.printing.drafts import Draft, Printed, write_drafts
from core.services.printing.instruction import write_instruction
from core.services.printing.meetings import PRINTED
from core.services.printing.packages import RoundPackages, read_packages
from core.services.printing.score_books import write_score_book
from core.services.printing.statement import write_statement
from core.storage.contest.folder import ContestFolder


def print_forms(
    folder: ContestFolder,
    *,
    round_number: int,
    out: Path,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> tuple[Printed, ...]:
    """Write a score workbook, a blank sheet and a statement for every juror with a package, and the instruction.

    Raises ``round.unknown``, ``forms.not_issued`` (round) or ``paper.*``; nothing is written then.
    """
    basis = read_basis(folder)
    packages = read_packages(folder, basis, round_number=round_number)
    drafts = [draft for juror in packages.packages for draft in _compose(juror, packages, basis)]
    instruction = plan_prose(write_instruction(basis, round_number=round_number))
    drafts.append(Draft("instruction", f"instruction-{round_number}.pdf", partial(draw_prose, instruction)))
    printed = write_drafts(drafts, out=out, progress=progress)
    with folder.writing() as tx:
        counts = Counter(each.kind for each in printed)
        tx.journal.append(Noted(what=PRINTED, counts=dict(sorted(counts.items()))), at=stamp(clock()), actor=ACTOR)
    return printed


def _compose(juror: str, packages: RoundPackages, basis: Basis) -> list[Draft]:
    package, made = packages.packages[juror], moment_of(packages.issued[juror])
    name = f"{juror}-round-{package.round}"
    sheet = plan_table(write_blank_sheet(package, basis))
    statement = plan_prose(write_statement(package, basis, fingerprint=packages.fingerprints.get(juror, "")))
    book = write_score_book(package, basis, made=made)
    return [
        Draft("scores", f"scores-{name}.xlsx", partial(build_score_book, book)),
        Draft("sheet", f"sheet-{name}.pdf", partial(draw_table, sheet, made=made)),
        Draft("statement", f"statement-{name}.pdf", partial(draw_prose, statement, made=made)),
    ]
