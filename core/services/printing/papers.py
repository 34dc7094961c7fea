"""``documents``: the papers asked for, or all that can be printed now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError, refuse
from core.base.progress import Progress, silent
from core.domain.acts import Noted
from core.services.office import ACTOR
from core.services.printing.basis import Basis, read_basis
from core.services.printing.drafts import Draft, Printed, write_drafts
from core.services.printing.letters import compose_letters
from core.services.printing.meetings import PRINTED
from core.services.printing.minutes import compose_minutes
from core.services.printing.register import compose_register
from core.services.printing.rules_paper import compose_rules
from core.services.printing.summary import compose_summaries
from core.services.printing.workbook import compose_workbooks
from core.storage.contest.folder import ContestFolder

_COMPOSERS: Mapping[str, Callable[[Basis], list[Draft]]] = {
    "summary": compose_summaries,
    "minutes": compose_minutes,
    "rules": compose_rules,
    "register": compose_register,
    "workbook": compose_workbooks,
    "letters": compose_letters,
}
KINDS = ("letters", "summary", "minutes", "rules", "register", "workbook")
_TOO_EARLY = frozenset({"documents.no_winners", "documents.no_sheets", "documents.no_meetings"})


def print_documents(
    folder: ContestFolder,
    *,
    kinds: Sequence[str] = (),
    out: Path,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> tuple[Printed, ...]:
    """Write the papers asked for, or all that there can be, into ``out``: every one of them, or none.

    Raises ``documents.unknown_kind`` (kind, known), ``documents.no_winners``, ``documents.no_sheets``,
    ``documents.no_meetings``, ``paper.*`` or ``letter.*``; nothing is written then.
    """
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    if unknown is not None:
        refuse("documents.unknown_kind", kind=unknown, known=", ".join(KINDS))
    later = next((kind for kind in kinds if kind not in _COMPOSERS), None)
    if later is not None:
        refuse("not_yet", what=later)
    basis = read_basis(folder)
    drafts = _compose_all(basis) if not kinds else _compose(basis, [each for each in KINDS if each in kinds])
    printed = write_drafts(drafts, out=out, progress=progress)
    with folder.writing() as tx:
        counts = Counter(each.kind for each in printed)
        tx.journal.append(Noted(what=PRINTED, counts=dict(sorted(counts.items()))), at=stamp(clock()), actor=ACTOR)
    return printed


def _compose(basis: Basis, kinds: Sequence[str]) -> list[Draft]:
    return [draft for kind in kinds for draft in _COMPOSERS[kind](basis)]


def _compose_all(basis: Basis) -> list[Draft]:
    """Leave out what it is too early for."""
    drafts: list[Draft] = []
    for kind in _COMPOSERS:
        try:
            drafts += _compose(basis, [kind])
        except RefusedError as refused:
            if refused.code not in _TOO_EARLY:
                raise
    return drafts or refuse("documents.no_winners")
