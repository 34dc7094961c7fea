"""``rank``: the ranking of a round, with every number behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from core.base.numbers import exact, plain
from core.cli.answer import Answer, Block, Column, Document, Table
from core.cli.commands.parameters import ContestFolderPath, RoundNumber
from core.cli.session import Session, session_of
from core.cli.shown import show_decider, show_fraction, show_warnings

if TYPE_CHECKING:
    from core.ranking.places import Placed
    from core.services.rank import NominationRanking, Ranking
    from core.services.tallies import JurorMarks


def rank(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    round_number: RoundNumber,
    method: Annotated[str | None, typer.Option("--method", metavar="M", help="help.rank.method")] = None,
) -> Answer:
    """Rank a round."""
    from core.services.rank import rank_round  # loads the database
    from core.services.state import issued_packages
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open_to_read(contest) as folder:
        ranking = rank_round(folder, round_number=round_number, method=method)
        with folder.reading() as tx:
            issued = any(act.round == round_number for act in issued_packages(tx.journal.acts()).all.values())
    return Answer(
        document={
            "round": ranking.round.number,
            "method": ranking.method.value,
            "nominations": [_nomination(each) for each in ranking.nominations],
            "sheets": dict(ranking.sheets),
            "missing": ranking.missing,
            "issued": issued,
            "conflicts": [{"juror": juror, "entry": entry} for juror, entry in ranking.conflicted],
        },
        blocks=_blocks(ranking, session, issued=issued),
    )


def _nomination(ranked: NominationRanking) -> Document:
    return {
        "nomination": ranked.nomination.number,
        "title": ranked.nomination.title,
        "entries": [_entry(each, ranked.marks.get(each.entry, ())) for each in ranked.placed],
    }


def _entry(placed: Placed, marks: tuple[JurorMarks, ...]) -> Document:
    return {
        "entry": placed.entry,
        "place": placed.place,
        "total": None if placed.score is None else exact(placed.score),
        "decided_by": placed.decided_by,
        "marks": [_marks(each) for each in marks],
        "jurors": placed.jurors,
        "incomplete": placed.incomplete,
        "awaiting": placed.awaiting,
        "steps": [
            {
                "step": step.step,
                "values": {entry: exact(value) for entry, value in step.values},
                "decided": step.decided,
            }
            for step in placed.trail
        ],
        "warnings": placed.warnings,
    }


def _marks(marks: JurorMarks) -> Document:
    return {
        "juror": marks.juror,
        "scores": {code: None if score is None else plain(score) for code, score in marks.scores.items()},
        "total": None if marks.total is None else exact(marks.total),
    }


def _blocks(ranking: Ranking, session: Session, *, issued: bool) -> tuple[Block, ...]:
    tables = [_table(each, ranking, session) for each in ranking.nominations]
    method = session.say("rank.method", method=session.words.term("method", ranking.method.value))
    declared = [session.say("rank.conflict", juror=juror, entry=entry) for juror, entry in ranking.conflicted]
    return (*tables, method, *declared, _completeness(ranking, session, issued=issued))


def _completeness(ranking: Ranking, session: Session, *, issued: bool) -> str:
    """Say whose sheets are still to come."""
    if not issued:
        return session.say("rank.not_issued")
    if not ranking.missing:
        return session.say("rank.complete")
    return session.words.count("rank.missing", n=len(ranking.missing), jurors=", ".join(ranking.missing))


def _table(ranked: NominationRanking, ranking: Ranking, session: Session) -> Table:
    say, words = session.say, session.words
    return Table(
        title=say("rank.nomination", number=ranked.nomination.number, title=ranked.nomination.title),
        columns=(
            Column(say("column.place"), number=True),
            Column(say("column.entry")),
            Column(say("column.applicant")),
            Column(say("column.score"), number=True),
            Column(say("column.jurors"), number=True),
            Column(say("column.decided_by")),
        ),
        rows=tuple(
            (
                "" if each.place is None else str(each.place),
                each.entry,
                ranking.entries[each.entry].applicant,
                show_fraction(each.score, words=words, digits=ranking.round.digits),
                str(each.jurors),
                "; ".join(filter(None, (show_decider(each, words=words), show_warnings(each.warnings, words=words)))),
            )
            for each in ranked.placed
        ),
    )
