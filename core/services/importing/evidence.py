"""Importing evidence: ``DIR/<number>/…`` becomes viewing copies; the originals stay with the secretary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.clock import Clock, system_clock
from core.base.errors import Fact, refuse
from core.base.files import read_file, worded
from core.base.pool import Done, Failed, WorkPool
from core.base.progress import Progress, silent
from core.domain.acts import Noted
from core.domain.entries import Evidence, KeptEvidence
from core.exchange.evidence.copies import MAX_ORIGINAL_BYTES, make_copy
from core.services.importing.steps import ImportResult, ImportStep, carry_out, known_entries, refused_step
from core.storage.contest.folder import ContestFolder
from core.storage.contest.originals import Originals
from core.storage.contest.transaction import ContestWriter
from core.tables.problems import Problem

_SECONDS = 60.0
_MAX_FILES = 60


@dataclass(frozen=True, slots=True)
class CopyTask:
    """A file of an entry, and the contest folder that keeps it and its copy."""

    entry: str
    path: Path
    folder: Path


def copy_evidence(task: CopyTask) -> KeptEvidence:
    """Keep a file and its viewing copy under their hashes. Runs in a worker process."""
    data = read_file(task.path, max_bytes=MAX_ORIGINAL_BYTES)
    copy = make_copy(data, name=task.path.name)
    originals = Originals(task.folder)
    shown = Evidence.checked(
        name=copy.name, kind=copy.kind, sha256=originals.store_evidence(copy.data), size=len(copy.data)
    )
    return KeptEvidence(shown=shown, original=originals.store_evidence(data))


def import_evidence(
    folder: ContestFolder,
    directory: Path,
    *,
    pool: WorkPool,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> ImportResult:
    """Import the evidence of every entry that has a folder of its number in ``directory``; all or nothing."""
    step = prepare_evidence(folder, directory, known=known_entries(folder), pool=pool, progress=progress)
    carry_out(folder, [step], clock=clock)
    return step.result


def prepare_evidence(
    folder: ContestFolder,
    directory: Path,
    *,
    known: frozenset[str],
    pool: WorkPool,
    progress: Progress = silent,
) -> ImportStep:
    """Keep files and their viewing copies under their hashes, and answer the step that lists them by entry.

    A folder without an entry is a problem that is only said; a file that is broken or of an unknown kind is fatal.
    Raises ``evidence.not_a_folder`` (file), ``evidence.no_folders`` (folder) or ``disk.*``.
    """
    with folder.reading() as tx:
        before = tx.entries.kept_evidence()
    tasks, problems = _list_tasks(directory, known=known, folder=folder.path)
    copied: dict[str, list[KeptEvidence]] = {task.entry: [] for task in tasks}
    outcomes = pool.map(copy_evidence, tasks, timeout=_SECONDS, name=_name_of, progress=progress)
    for task, outcome in zip(tasks, outcomes, strict=True):
        if isinstance(outcome, Done):
            copied[task.entry].append(outcome.value)
        else:
            problems.append(_problem_of(task, outcome))
    if any(each.fatal for each in problems):
        return refused_step(problems)
    changed = {entry: files for entry, files in copied.items() if before.get(entry, ()) != tuple(files)}

    def write(tx: ContestWriter) -> None:
        for entry, files in changed.items():
            tx.entries.put_evidence(entry, files)

    fresh = sum(entry not in before for entry in changed)
    noted = Noted(what="evidence_imported", counts={"entries": len(copied), "files": len(tasks)})
    return ImportStep(ImportResult(len(tasks), fresh, len(changed) - fresh, tuple(problems)), noted, write)


def _problem_of(task: CopyTask, outcome: Failed) -> Problem:
    """Say where a file is wrong: in a table (the history of posts) the cell is known."""
    name, place = _name_of(task), str(outcome.facts.get("place", ""))
    within = place.removeprefix(task.path.name) if place.startswith(f"{task.path.name}, ") else ""
    return Problem(cell=name, code=outcome.code, facts={**outcome.facts, "place": f"{name}{within}"})


def _name_of(task: CopyTask) -> str:
    return f"{task.entry}/{task.path.name}"


def _list_tasks(directory: Path, *, known: frozenset[str], folder: Path) -> tuple[list[CopyTask], list[Problem]]:
    tasks: list[CopyTask] = []
    problems: list[Problem] = []
    if directory.is_file():
        refuse("evidence.not_a_folder", file=directory.name)
    with worded(directory):
        inside = sorted(each for each in directory.iterdir() if each.is_dir() and not each.name.startswith("."))
    if not inside:
        refuse("evidence.no_folders", folder=str(directory))
    for each in inside:
        if each.name not in known:
            unknown = Problem(
                each.name, "evidence.entry_unknown", {"place": each.name, "entry": each.name}, fatal=False
            )
            problems.append(unknown)
            continue
        files = _files_of(each)
        if len(files) > _MAX_FILES:
            facts: dict[str, Fact] = {"place": each.name, "count": len(files), "limit": _MAX_FILES}
            problems.append(Problem(cell=each.name, code="evidence.too_many_files", facts=facts))
        tasks += [CopyTask(entry=each.name, path=path, folder=folder) for path in files]
    return tasks, problems


def _files_of(directory: Path) -> Sequence[Path]:
    with worded(directory):
        return sorted(each for each in directory.iterdir() if each.is_file() and not each.name.startswith("."))
