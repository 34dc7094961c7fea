"""Merging files into a contest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import Fact, RefusedError, refuse
from core.base.pool import Done, Failed, WorkPool
from core.base.progress import Progress, silent
from core.domain.acts import FileArrived
from core.domain.merging import MergeState, replay
from core.domain.sheets import SheetFacts
from core.services.merging.files import Arrival, check_files, list_files, prepare_task, read_arrival
from core.services.merging.one_sheet import Checked
from core.services.merging.verdicts import Verdict, judge_held, judge_new, refused
from core.services.office import ACTOR
from core.services.state import issued_packages
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter
from core.storage.contest.values import StoredFile

_BATCH = 64
"""Files whose originals are held in memory at once."""
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file and what it is: a whole, signed sheet (``scores`` only if it is new here), or not one, and why."""

    arrival: Arrival
    sheet: SheetFacts | None = None
    scores: bytes | None = None
    code: str = ""
    facts: Mapping[str, Fact] | None = None


def merge_files(
    folder: ContestFolder,
    paths: Iterable[Path],
    *,
    pool: WorkPool,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> tuple[Verdict, ...]:
    """Merge files, or all files of folders, and answer a verdict for each, in order.

    Every file that could be read is kept byte for byte, refused ones too. What was held before is answered
    from what was held: merging the same files again, or in another order, changes nothing. Folders without a single
    file are ``merge.nothing`` (folder).
    """
    named = list(paths)
    files = list_files(named)
    if named and not files:
        refuse("merge.nothing", folder=", ".join(each.name for each in named)[:_SHOWN])
    verdicts: list[Verdict] = []
    for start in range(0, len(files), _BATCH):
        read = [_read(each) for each in files[start : start + _BATCH]]
        seen = _look(folder, [each for each in read if isinstance(each, Arrival)], pool=pool)
        if start == 0:
            folder.backup("merge")
        for each in seen:
            folder.store_sheet(each.arrival.sha256, each.arrival.data)
        settled = iter(_settle(folder, seen, now=stamp(clock())))
        verdicts += [each if isinstance(each, Verdict) else next(settled) for each in read]
        progress(len(verdicts), len(files))
    return tuple(verdicts)


def _read(path: Path) -> Arrival | Verdict:
    try:
        return read_arrival(path)
    except RefusedError as problem:
        return refused(path.name, code=problem.code, facts=problem.facts)


def _look(folder: ContestFolder, arrivals: Sequence[Arrival], *, pool: WorkPool) -> list[_Seen]:
    """Say of each file what it is; sheets that are held are not opened again, all else is, in the pool's processes.

    What was no sheet before is looked at once more for the facts of its sentence, and because a newer program or a
    calmer machine may think otherwise.
    """
    with folder.reading() as tx:
        known = {each.sha256: _sheet_of(tx.sheets.file(each.sha256)) for each in arrivals}
        fresh = list({each.sha256: each for each in arrivals if known[each.sha256] is None}.values())
        rules_of = {package: act.rules for package, act in issued_packages(tx.journal.acts()).all.items()}
        tasks = [prepare_task(each, tx=tx, rules_of=rules_of, contest=folder.contest) for each in fresh]
        held = tx.sheets.facts()
    outcomes = dict(zip((each.sha256 for each in fresh), check_files(tasks, pool=pool), strict=True))
    return [_see(each, outcomes.get(each.sha256), held=held.get(known[each.sha256] or "")) for each in arrivals]


def _sheet_of(file: StoredFile | None) -> str | None:
    return None if file is None else file.sheet


def _see(arrival: Arrival, outcome: Done[Checked] | Failed | None, *, held: SheetFacts | None) -> _Seen:
    if isinstance(outcome, Done):
        return _Seen(arrival, sheet=outcome.value.facts, scores=outcome.value.scores)
    if isinstance(outcome, Failed):
        return _Seen(arrival, code=outcome.code, facts=outcome.facts)
    return _Seen(arrival, sheet=held)


def _settle(folder: ContestFolder, seen: Sequence[_Seen], *, now: str) -> list[Verdict]:
    """Admit or refuse a batch in one transaction, and drop the slips of jurors whose key is pinned now."""
    with folder.writing() as tx:
        arriving = {each.sheet.hash: each.sheet for each in seen if each.sheet is not None}
        facts = {**tx.sheets.facts(), **arriving}
        state = replay(tx.journal.acts(), facts_of=facts.__getitem__)
        verdicts = [_settle_one(tx, each, state=state, now=now) for each in seen]
        for each in arriving.values():
            if state.is_admitted(each.hash):
                tx.keys.forget_sealed(each.juror, each.generation)
    return verdicts


def _settle_one(tx: ContestWriter, seen: _Seen, *, state: MergeState, now: str) -> Verdict:
    name, sheet = seen.arrival.name, seen.sheet
    if sheet is None:
        _keep(tx, seen)
        if state.old_refusal_of(seen.arrival.sha256) is None:
            _journal(tx, FileArrived(file=seen.arrival.sha256, code=seen.code), state=state, now=now)
        return refused(name, code=seen.code, facts=seen.facts or {})
    if state.is_admitted(sheet.hash):
        _keep(tx, seen)
        return judge_held(name, sheet=sheet, state=state)
    code = state.refusal_of(sheet)
    before = state.standing_of(sheet.juror, round_number=sheet.round).heads
    if seen.scores is not None:
        tx.sheets.put(sheet, scores=seen.scores, file=seen.arrival.sha256)
    _keep(tx, seen)
    if code is None or state.old_refusal_of(sheet.hash) is None:
        _journal(tx, FileArrived(file=seen.arrival.sha256, sheet=sheet.hash), state=state, now=now)
    if code is not None:
        return refused(name, code=state.old_refusal_of(sheet.hash) or code, facts={}, sheet=sheet)
    return judge_new(name, sheet=sheet, state=state, heads_before=before)


def _journal(tx: ContestWriter, act: FileArrived, *, state: MergeState, now: str) -> None:
    tx.journal.append(act, at=now, actor=ACTOR)
    state.apply(act)


def _keep(tx: ContestWriter, seen: _Seen) -> None:
    sheet = seen.sheet.hash if seen.sheet else None
    arrival = seen.arrival
    tx.sheets.put_file(StoredFile(arrival.sha256, arrival.name, len(arrival.data), sheet, seen.code))
