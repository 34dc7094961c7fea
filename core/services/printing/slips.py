"""Code slips at issue: the only paper with a juror's code, so they are written where asked and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.files import write_file
from core.documents.slips import Slip, SlipsText, draw_slips
from core.domain.acts import Noted
from core.services.issuing.packages import Issued
from core.services.office import ACTOR
from core.services.printing.basis import Basis, read_basis
from core.services.printing.headings import contest_line, sample_line
from core.services.printing.meetings import PRINTED
from core.storage.contest.folder import ContestFolder


def print_slips(
    folder: ContestFolder,
    issued: Sequence[Issued],
    *,
    round_number: int,
    file: Path,
    clock: Clock = system_clock,
) -> int:
    """Write a slip for every package whose code is still known, and return how many there are.

    Nothing is written where every code was deleted. No code enters the journal. Raises ``paper.*`` or a ``disk.*``
    code.
    """
    text = write_slips(read_basis(folder), issued, round_number=round_number)
    if not text.slips:
        return 0
    write_file(file, draw_slips(text))
    with folder.writing() as tx:
        noted = Noted(what=PRINTED, counts={"slips": len(text.slips)})
        tx.journal.append(noted, at=stamp(clock()), actor=ACTOR)
    return len(text.slips)


def write_slips(basis: Basis, issued: Sequence[Issued], *, round_number: int) -> SlipsText:
    """Return the words of the slips, by juror."""
    words, round_ = basis.words, basis.rules.round(round_number)
    return SlipsText(
        contest=contest_line(basis),
        title=words.say("slips.title"),
        code_label=words.say("slips.code"),
        file_label=words.say("slips.file"),
        advice=words.say("slips.advice"),
        sample=sample_line(basis),
        slips=tuple(
            Slip(
                name=basis.jurors[each.juror].name if each.juror in basis.jurors else each.juror,
                about=words.say("slips.about", code=each.juror, round=round_.number, title=round_.title),
                code=each.code,
                file=each.file.name,
            )
            for each in issued
            if each.code is not None
        ),
        author=basis.papers.issuer or basis.rules.title,
        language=words.language,
    )
