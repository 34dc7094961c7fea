"""``advance`` and ``award``: close a round with its finalists or winners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import typer

from core.cli.answer import Answer, Block, Column, Table
from core.cli.commands.parameters import ContestFolderPath, RoundNumber
from core.cli.session import Session, session_of
from core.cli.shown import show_fraction

if TYPE_CHECKING:
    from core.domain.acts import Placing
    from core.domain.rules import Rules
    from core.storage.contest.folder import ContestFolder


@dataclass(frozen=True, slots=True)
class _Closed:
    """A round that was closed: by which rules, with whom, and whose sheets are not among those that counted."""

    rules: Rules
    round: int
    chosen: tuple[Placing, ...]
    missing: tuple[str, ...]


def advance(context: typer.Context, *, contest: ContestFolderPath, round_number: RoundNumber) -> Answer:
    """Close a round and name the finalists."""
    from core.services.outcome import advance_round  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        chosen = advance_round(folder, round_number=round_number)
        closed = _look_back(folder, chosen, round_number=round_number)
    return Answer(
        document={
            "round": round_number,
            "finalists": [
                {"nomination": each.nomination, "entry": each.entry, "place": each.place, "total": each.total}
                for each in chosen
            ],
            "missing": closed.missing,
        },
        blocks=_blocks(closed, session.words.count("advance.done", n=len(chosen), round=round_number), session=session),
    )


def award(context: typer.Context, *, contest: ContestFolderPath) -> Answer:
    """Close the last round and name the winners."""
    from core.services.outcome import award_contest  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        chosen = award_contest(folder)
        closed = _look_back(folder, chosen)
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
            "missing": closed.missing,
        },
        blocks=_blocks(closed, session.words.count("award.done", n=len(chosen)), session=session),
    )


def _look_back(folder: ContestFolder, chosen: tuple[Placing, ...], *, round_number: int | None = None) -> _Closed:
    """Return what a closing rested on, of the last round where none is named."""
    from core.services.rank import rank_round

    with folder.reading() as tx:
        rules = tx.rules.current()
    number = rules.rounds[-1].number if round_number is None else round_number
    return _Closed(rules, number, chosen, rank_round(folder, round_number=number).missing)


def _blocks(closed: _Closed, done: str, *, session: Session) -> tuple[Block, ...]:
    missing: Sequence[str] = closed.missing
    told = session.words.count("outcome.missing", n=len(missing), jurors=", ".join(missing))
    return (_table(closed, session), done, *((told,) if missing else ()))


def _table(closed: _Closed, session: Session) -> Table:
    awarded = any(each.award is not None for each in closed.chosen)
    names = ("nomination", "entry", "place", "total", *(("award",) if awarded else ()))
    titles = {each.code: each.title for each in closed.rules.awards}
    return Table(
        columns=tuple(Column(session.say(f"column.{name}"), number=name in {"place", "total"}) for name in names),
        rows=tuple(
            (
                str(each.nomination),
                each.entry,
                "" if each.place is None else str(each.place),
                _show_total(each, closed, session=session),
                *((titles.get(each.award or "", each.award or ""),) if awarded else ()),
            )
            for each in closed.chosen
        ),
    )


def _show_total(placing: Placing, closed: _Closed, *, session: Session) -> str:
    """Return the total rounded as its round rounds; an award may come from a round before the one just closed."""
    kind = next((each for each in closed.rules.awards if each.code == placing.award), None)
    digits = closed.rules.round(kind.round if kind else closed.round).digits
    total = None if placing.total is None else Fraction(placing.total)
    return show_fraction(total, words=session.words, digits=digits)
