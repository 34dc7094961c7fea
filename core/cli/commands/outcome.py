"""``advance`` and ``award``: close a round with its finalists or winners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from core.cli.answer import Answer, Column, Table
from core.cli.commands.parameters import ContestFolderPath, RoundNumber
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.domain.acts import Placing


def advance(context: typer.Context, *, contest: ContestFolderPath, round_number: RoundNumber) -> Answer:
    """Close a round and name the finalists."""
    from core.services.outcome import advance_round  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        chosen = advance_round(folder, round_number=round_number)
    return Answer(
        document={
            "round": round_number,
            "finalists": [
                {"nomination": each.nomination, "entry": each.entry, "place": each.place, "total": each.total}
                for each in chosen
            ],
        },
        blocks=(_table(chosen, session), session.words.count("advance.done", n=len(chosen), round=round_number)),
    )


def award(context: typer.Context, *, contest: ContestFolderPath) -> Answer:
    """Close the last round and name the winners."""
    from core.services.outcome import award_contest  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        chosen = award_contest(folder)
    return Answer(
        document={
            "winners": [
                {
                    "nomination": each.nomination,
                    "entry": each.entry,
                    "award": each.award,
                    "place": each.place,
                    "total": each.total,
                }
                for each in chosen
            ],
        },
        blocks=(_table(chosen, session), session.words.count("award.done", n=len(chosen))),
    )


def _table(chosen: Sequence[Placing], session: Session) -> Table:
    awarded = any(each.award is not None for each in chosen)
    names = ("nomination", "entry", "place", "total", *(("award",) if awarded else ()))
    return Table(
        columns=tuple(Column(session.say(f"column.{name}"), number=name in {"place", "total"}) for name in names),
        rows=tuple(
            (
                str(each.nomination),
                each.entry,
                "" if each.place is None else str(each.place),
                each.total or "",
                *((each.award or "",) if awarded else ()),
            )
            for each in chosen
        ),
    )
