"""A round of the sample contest: assigned, issued, marked and signed at the jurors' desks, merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.base.progress import Progress
from core.services.assignments import assign_round
from core.services.demo.laptops import Task, mark_and_sign
from core.services.demo.play import Play
from core.services.inventing.simulate import MarkRow, recuse
from core.services.issuing.packages import Issued, issue_packages
from core.services.merging.verdicts import VerdictKind
from core.services.printing.drafts import Printed
from core.services.printing.forms import print_forms
from core.services.printing.slips import print_slips


def play_round(play: Play, *, round_number: int, per_entry: int | None) -> None:
    """Bring a round from the assignment to the merged sheets."""
    with play.stages.run("assign", round_number=round_number) as running:
        seed = play.simulation.chance.seed
        assigned = assign_round(play.folder, round_number=round_number, per_entry=per_entry, seed=seed)
        running.count = assigned.pairs
    with play.stages.run("issue", round_number=round_number) as running:
        issued = issue_packages(
            play.folder,
            office=play.office,
            round_number=round_number,
            out=play.layout.packages(round_number),
            progress=running.progress,
        )
        play.hand_out(issued.packages, round_number=round_number)
        running.count = len(issued.packages)
    with play.stages.run("forms", round_number=round_number) as running:
        running.count = _print_forms(play, issued.packages, round_number=round_number, progress=running.progress)
    with play.stages.run("score", round_number=round_number) as running:
        write_rows(play, assigned.by_juror, round_number=round_number)
        jurors = [each.juror for each in issued.packages]
        sheets = []
        for done, juror in enumerate(jurors, start=1):
            task = sitting(play, juror, rows=play.rows[juror, round_number], round_number=round_number)
            sheets.append(mark_and_sign(task, pool=play.pool))
            running.progress(done, len(jurors))
        running.count = len(sheets)
    with play.stages.run("merge", round_number=round_number) as running:
        running.count = len(play.merge(sheets, round_number=round_number, expected=VerdictKind.ACCEPTED))


def _print_forms(play: Play, issued: Sequence[Issued], *, round_number: int, progress: Progress) -> int:
    """Print slips, and what jurors without the program would get; return how many papers there are."""
    slips = play.layout.slips(round_number)
    found = print_slips(play.folder, issued, round_number=round_number, file=slips)
    forms = print_forms(play.folder, round_number=round_number, out=play.layout.forms(round_number), progress=progress)
    play.printed += [*([Printed("slips", slips)] if found else []), *forms]
    return len(forms) + bool(found)


def sitting(play: Play, juror: str, *, rows: Sequence[MarkRow], round_number: int) -> Task:
    """Return what a juror does at their own laptop with their newest package of a round."""
    return Task(
        laptop=play.laptops[juror],
        package=play.packages[juror, round_number].file,
        rows=rows,
        criteria=play.rules.round(round_number).criteria,
        inbox=play.layout.inbox(round_number),
    )


def write_rows(play: Play, assigned: Mapping[str, Sequence[str]], *, round_number: int) -> None:
    """Let every juror make up their mind; who recused from an entry once does so again."""
    kept = {juror: entry for juror, entry in play.recusals.items() if entry in assigned.get(juror, ())}
    contested = {number for number, entry in play.entries.items() if any(j.barred_from(entry) for j in play.jurors)}
    contested |= set(play.recusals.values())
    play.recusals |= play.simulation.recusals(assigned, contested=contested) | kept
    round_ = play.rules.round(round_number)
    for juror, numbers in assigned.items():
        play.rows[juror, round_number] = [
            recuse(number)
            if play.recusals.get(juror) == number
            else play.simulation.row(
                play.entries[number],
                round_.criteria_of(play.entries[number].nomination),
                juror=juror,
                round_number=round_number,
            )
            for number in numbers
        ]
