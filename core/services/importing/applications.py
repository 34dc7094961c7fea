"""Applications with their figures and evidence, in one import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.clock import Clock, system_clock
from core.base.pool import WorkPool
from core.base.progress import Progress, silent
from core.services.importing.entries import prepare_entries
from core.services.importing.evidence import prepare_evidence
from core.services.importing.figures import prepare_figures
from core.services.importing.steps import ImportResult, carry_out
from core.storage.contest.folder import ContestFolder


@dataclass(frozen=True, slots=True)
class ApplicationFiles:
    """What to import: a table of entries with ``Column=field`` pairs, a table of figures, a folder of evidence."""

    entries: Path
    mapping: Sequence[str] = ()
    figures: Path | None = None
    evidence: Path | None = None


def import_applications(
    folder: ContestFolder,
    files: ApplicationFiles,
    *,
    pool: WorkPool,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> dict[str, ImportResult]:
    """Import everything or nothing; answer a result for ``entries``, ``figures`` and ``evidence`` as far as given.

    Figures and evidence are looked at even if the other is refused, so that people see all problems at once.
    """
    step, known = prepare_entries(folder, files.entries, mapping=files.mapping, pool=pool)
    steps = {"entries": step}
    if files.figures is not None and not step.result.refused:
        steps["figures"] = prepare_figures(folder, files.figures, known=known, pool=pool)
    if files.evidence is not None and not step.result.refused:
        steps["evidence"] = prepare_evidence(folder, files.evidence, known=known, pool=pool, progress=progress)
    carry_out(folder, list(steps.values()), clock=clock)
    return {name: each.result for name, each in steps.items()}
