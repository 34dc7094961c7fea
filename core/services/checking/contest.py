"""``check``: the whole contest: journal, originals, packages, evidence, totals, outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from core.base.errors import RefusedError, refuse
from core.base.files import read_file
from core.base.ids import sha256
from core.base.numbers import exact
from core.base.pool import Failed, WorkPool
from core.base.progress import Progress, silent
from core.base.zips import ZipLimits, read_zip
from core.domain.acts import Act, FileArrived, RoundClosed
from core.exchange.package.container import MAX_FILE_BYTES
from core.exchange.sheet.envelope import MAX_SHEET_BYTES
from core.services.checking.checks import Checklist, Report
from core.services.merging.files import Arrival, check_files, prepare_task
from core.services.rank import read_ranking
from core.services.state import closing_of, issued_packages
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader

_MAX_EVIDENCE_BYTES = 70_000_000
_SEALED = ZipLimits(items=2, item_bytes=MAX_FILE_BYTES, total_bytes=MAX_FILE_BYTES)
_RESTING_ON_THE_JOURNAL = (
    "contest.rules", "contest.evidence", "contest.packages", "contest.sheets", "contest.outcome",
)  # fmt: skip


def check_contest(folder: ContestFolder, *, pool: WorkPool, progress: Progress = silent) -> Report:
    """Check a contest folder and answer a numbered list; a failure names what it was found in."""
    done = Checklist()
    damage = folder.find_damage()
    done.compare("contest.database", ok=not damage, code="check.database", facts={"found": "; ".join(damage[:3])})
    with folder.reading() as tx:
        journal_is_whole = done.hold("contest.journal", tx.journal.verify)
    if not journal_is_whole:
        done.skip(*_RESTING_ON_THE_JOURNAL, code="check.needs_journal")
        return done.report("contest")
    with folder.reading() as tx:
        acts = tx.journal.acts()
        kept = [each for files in tx.entries.kept_evidence().values() for each in files]
        rounds = [each.number for each in tx.rules.current().rounds]
        done.hold("contest.rules", lambda: _check_rules(tx, acts))
    digests = {each.shown.sha256 for each in kept} | {each.original for each in kept}
    done.hold("contest.evidence", lambda: _check_evidence(folder, sorted(digests), progress=progress))
    done.hold("contest.packages", lambda: _check_packages(folder, acts))
    done.hold("contest.sheets", lambda: _check_sheets(folder, acts, pool=pool))
    for number in rounds:
        closing = closing_of(acts, round_number=number)
        if closing is not None:
            done.hold("contest.outcome", partial(_check_outcome, folder, closing), facts={"round": number})
    return done.report("contest")


def _check_rules(tx: ContestReader, acts: Sequence[Act]) -> None:
    """Every package names rules that are kept."""
    for package, act in issued_packages(acts).all.items():
        if tx.rules.by_hash(act.rules) is None:
            refuse("check.rules_missing", package=package[:12])


def _check_evidence(folder: ContestFolder, digests: Sequence[str], *, progress: Progress) -> None:
    for done, digest in enumerate(digests, start=1):
        path = folder.evidence_path(digest)
        if sha256(read_file(path, max_bytes=_MAX_EVIDENCE_BYTES)) != digest:
            refuse("check.evidence_changed", file=path.name[:12])
        progress(done, len(digests))


def _check_packages(folder: ContestFolder, acts: Sequence[Act]) -> None:
    with folder.reading() as tx:
        stored = {each.hash: each for each in tx.packages.all()}
    for package in issued_packages(acts).all:
        if package not in stored or sha256(stored[package].body) != package:
            refuse("check.package_changed", package=package[:12])
        _check_sealed(read_file(folder.package_path(package), max_bytes=MAX_FILE_BYTES), package=package)


def _check_sealed(data: bytes, *, package: str) -> None:
    """Recount the checksums of the container; what is sealed in it only the juror's code opens."""
    try:
        container = read_zip(data, limits=_SEALED)
        for name in container.names:
            container.read(name)
    except RefusedError as problem:
        raise RefusedError("check.package_changed", package=package[:12]) from problem


def _check_sheets(folder: ContestFolder, acts: Sequence[Act], *, pool: WorkPool) -> None:
    """Accept every original anew: what was whole and signed then must be so now, and say the same.

    Files that were refused are compared with their hashes only.
    """
    files = [act for act in acts if isinstance(act, FileArrived)]
    for act in files:
        if act.sheet is None:
            _read_original(folder, act.file)
    arrived = {act.file: act.sheet for act in files if act.sheet is not None}
    with folder.reading() as tx:
        rules_of = {package: act.rules for package, act in issued_packages(acts).all.items()}
        originals = [_read_original(folder, file) for file in arrived]
        tasks = [prepare_task(each, tx=tx, rules_of=rules_of, contest=folder.contest) for each in originals]
        kept = tx.sheets.scores_of_many({sheet for sheet in arrived.values() if sheet})
    for (file, sheet), outcome in zip(arrived.items(), check_files(tasks, pool=pool), strict=True):
        if isinstance(outcome, Failed):
            raise RefusedError(outcome.code, **{"file": file[:12], **outcome.facts})
        if outcome.value.facts.hash != sheet or kept.get(sheet) != outcome.value.scores:
            refuse("check.sheet_changed", file=file[:12])


def _read_original(folder: ContestFolder, file: str) -> Arrival:
    data = read_file(folder.sheet_path(file), max_bytes=MAX_SHEET_BYTES)
    if sha256(data) != file:
        refuse("check.sheet_changed", file=file[:12])
    return Arrival(name=file[:12], sha256=file, data=data)


def _check_outcome(folder: ContestFolder, closing: RoundClosed) -> None:
    """Count a round again: the places and totals that it was closed with come out."""
    with folder.reading() as tx:
        ranking = read_ranking(tx, round_number=closing.round)
    if tuple(sorted(ranking.sheets.values())) != closing.outcome.sheets:
        refuse("check.outcome_sheets", round=closing.round)
    placed = {each.entry: each for nomination in ranking.nominations for each in nomination.placed}
    for placing in closing.outcome.placings:
        found = placed.get(placing.entry)
        if placing.place is None:
            continue
        if found is None or found.score is None or (found.place, exact(found.score)) != (placing.place, placing.total):
            refuse("check.outcome_differs", round=closing.round, entry=placing.entry)
