"""``assign``: shares the entries of a round out among the jurors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.answer import Answer, Column, Table
from core.cli.commands.parameters import ContestFolderPath, RoundNumber
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.assignments import AssignResult


def assign(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    round_number: RoundNumber,
    per_entry: Annotated[
        int | None, typer.Option("--per-entry", metavar="K", min=1, help="help.assign.per_entry")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="help.assign.seed")] = 0,
) -> Answer:
    """Assign a round."""
    from core.services.assignments import assign_round  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        result = assign_round(folder, round_number=round_number, per_entry=per_entry, seed=seed)
    shortcomings = [(each.code, session.words.error(each.code, dict(each.facts))) for each in result.notes]
    return Answer(
        document={
            "round": round_number,
            "assignments": result.pairs,
            "per_juror": {juror: len(entries) for juror, entries in result.by_juror.items()},
            "per_entry": dict(result.per_entry),
            "connected": result.connected,
            "plan": [{"juror": juror, "entries": entries} for juror, entries in result.by_juror.items()],
            "notes": [{"code": code, "words": words} for code, words in shortcomings],
        },
        blocks=(
            _table(result, session),
            session.say("assign.done", pairs=result.pairs),
            *(words for _, words in shortcomings),
        ),
    )


def _table(result: AssignResult, session: Session) -> Table:
    return Table(
        columns=(Column(session.say("column.juror")), Column(session.say("column.entries"), number=True)),
        rows=tuple((juror, str(len(entries))) for juror, entries in result.by_juror.items()),
    )
