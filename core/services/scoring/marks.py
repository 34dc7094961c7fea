"""Entering marks from a table: every line checked against the package, then all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError, refuse
from core.base.pool import WorkPool
from core.domain.contest import Criterion
from core.domain.jury import fold
from core.services.importing.tables import TableTask, join_problems, problem_at, read_lines, read_mark_lines
from core.services.scoring.marking import MAX_WORDS, read_words
from core.services.scoring.seats import OpenSeat
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader
from core.storage.desk.values import NoteKind
from core.tables.lines import MarkLine
from core.tables.problems import Problem

_LATIN = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXabekmhopctyx")


@dataclass(slots=True)
class EnteredMarks:
    """What a table of marks says, ready for the desk: steps by entry and criterion, words by entry."""

    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    recusals: dict[str, str] = field(default_factory=dict)
    recusal_cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TakenTable:
    """What came of a table of marks: its problems, and the entries with marks from before that it does not name."""

    problems: tuple[Problem, ...]
    kept: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether nothing was put onto the desk."""
        return any(each.fatal for each in self.problems)


def enter_marks(
    desk: Desk,
    at: OpenSeat,
    path: Path,
    *,
    pool: WorkPool,
    conflicts: Mapping[str, str] | None = None,
    clock: Clock = system_clock,
) -> tuple[Problem, ...]:
    """Put a table of marks onto the desk and return its problems; see :func:`take_table`."""
    return take_table(desk, at, path, pool=pool, conflicts=conflicts, clock=clock).problems


def take_table(
    desk: Desk,
    at: OpenSeat,
    path: Path,
    *,
    pool: WorkPool,
    conflicts: Mapping[str, str] | None = None,
    clock: Clock = system_clock,
) -> TakenTable:
    """Put a table of marks onto the desk and state conflicts of interest; with a fatal problem nothing changes.

    ``conflicts`` gives words by entry. Raises ``table.*``, ``work.*``, ``entry.not_assigned``,
    ``conflict.no_words`` or ``words.too_long``.
    """
    headings = tuple(sorted(_criterion_names(at).items()))
    lines, found = read_lines(pool, read_mark_lines, TableTask(path, criteria=headings))
    entered = read_marks(at, lines, file=path.name)
    problems = join_problems(found, entered.problems)
    stated = _own_entries(at, conflicts or {})
    if any(each.fatal for each in problems):
        return TakenTable(problems)
    with desk.writing() as tx:
        tx.marks.put_all(at.seat, entered.marks)
        for entry in {entry for entry, _ in entered.marks}:
            tx.notes.clear(at.seat, NoteKind.RECUSAL, entry=entry)
        # a statement is whole: what this one does not name, it takes back
        tx.notes.clear_all(at.seat, NoteKind.CONFLICT)
        for kind, words in (
            (NoteKind.REMARK, entered.remarks),
            (NoteKind.RECUSAL, entered.recusals),
            (NoteKind.CONFLICT, stated),
        ):
            for entry, text in words.items():
                tx.notes.put(at.seat, kind, entry=entry, words=text)
        tx.notes.put_statement(at.seat, at=stamp(clock()))
        return TakenTable(problems, kept=_kept_entries(tx, at, entered))


def _kept_entries(tx: DeskReader, at: OpenSeat, entered: EnteredMarks) -> tuple[str, ...]:
    """Return the entries of the package with marks that the table does not name."""
    recused = tx.notes.of(at.seat, NoteKind.RECUSAL)
    kept = {entry for entry, criterion in tx.marks.of(at.seat) if (entry, criterion) not in entered.marks}
    return tuple(each.number for each in at.package.entries if each.number in kept and each.number not in recused)


def _own_entries(at: OpenSeat, conflicts: Mapping[str, str]) -> dict[str, str]:
    mine = {each.number for each in at.package.entries}
    stranger = next((entry for entry in conflicts if entry not in mine), None)
    if stranger is not None:
        raise RefusedError("entry.not_assigned", entry=stranger)
    return {entry: read_words(words) or refuse("conflict.no_words", entry=entry) for entry, words in conflicts.items()}


def read_marks(at: OpenSeat, lines: Sequence[MarkLine], *, file: str) -> EnteredMarks:
    """Read lines against the package: assigned entries, known criteria, marks on their scales, nothing twice."""
    entered = EnteredMarks()
    nominations = {each.number: each.nomination for each in at.package.entries}
    round_ = at.rules.round(at.seat.round)
    for line in lines:
        cell = line.cells["entry"]
        if line.entry not in nominations:
            code = "entry.not_assigned_in_table"
            entered.problems.append(problem_at(cell, file=file, code=code, entry=line.entry[:40]))
            continue
        _read_words(line, entered, file=file)
        if line.score:
            _read_mark(line, entered, criteria=round_.criteria_of(nominations[line.entry]), file=file)
    for entry in entered.recusals:
        if any(marked == entry for marked, _ in entered.marks):
            cell = entered.recusal_cells[entry]
            entered.problems.append(problem_at(cell, file=file, code="mark.despite_recusal", entry=entry))
    return entered


def _read_words(line: MarkLine, entered: EnteredMarks, *, file: str) -> None:
    for words, kept, name in (
        (line.remark, entered.remarks, "remark"),
        (line.recusal, entered.recusals, "recusal"),
    ):
        if not words:
            continue
        cell = line.cells.get(name, line.cells["entry"])
        if len(words) > MAX_WORDS:
            entered.problems.append(problem_at(cell, file=file, code="words.too_long_in_table", limit=MAX_WORDS))
        if kept.get(line.entry, words) != words:
            entered.problems.append(problem_at(cell, file=file, code=f"{name}.twice", entry=line.entry))
        kept[line.entry] = words
        if name == "recusal":
            entered.recusal_cells[line.entry] = cell


def _read_mark(line: MarkLine, entered: EnteredMarks, *, criteria: Sequence[Criterion], file: str) -> None:
    criterion = find_criterion(line.criterion, among=criteria)
    if criterion is None:
        cell = line.cells.get("criterion", line.cells["entry"])
        code = "criterion.unknown"
        entered.problems.append(problem_at(cell, file=file, code=code, criterion=line.criterion[:80], entry=line.entry))
        return
    cell = line.cells.get("score", line.cells["entry"])
    if (line.entry, criterion.code) in entered.marks:
        facts = {"entry": line.entry, "criterion": criterion.code}
        entered.problems.append(problem_at(cell, file=file, code="mark.twice", **facts))
        return
    try:
        entered.marks[line.entry, criterion.code] = criterion.scale.to_steps(Decimal(line.score))
    except RefusedError as problem:
        facts_wrong = {**problem.facts, "entry": line.entry, "criterion": criterion.code}
        entered.problems.append(problem_at(cell, file=file, code=f"{problem.code}_in_table", **facts_wrong))


def find_criterion(text: str, *, among: Sequence[Criterion]) -> Criterion | None:
    """Return the criterion that a text names by code (К1 in Cyrillic too), title, or position in the order."""
    wanted = _plain(text)
    named = (each for each in among if wanted in {_plain(each.code), _plain(each.title)})
    placed = (each for position, each in enumerate(among, start=1) if wanted == str(position))
    return next(named, None) or next(placed, None)


def _criterion_names(at: OpenSeat) -> dict[str, str]:
    """Return every heading that may name a criterion in a wide table, with the code it means."""
    round_ = at.rules.round(at.seat.round)
    names: dict[str, str] = {}
    for nomination in {each.nomination for each in at.package.entries}:
        for each in round_.criteria_of(nomination):
            spellings = (each.code, each.title, each.code.translate(_CYRILLIC), each.code.translate(_LATIN))
            names |= dict.fromkeys(spellings, each.code)
    return names


_CYRILLIC = {latin: cyrillic for cyrillic, latin in _LATIN.items()}


def _plain(text: str) -> str:
    return fold(text).translate(_LATIN)
