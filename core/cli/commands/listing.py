"""``score --list``: what a package asks of its juror, before anything is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.numbers import plain
from core.cli.answer import Answer, Block, Column, Document, Table
from core.cli.session import Session

if TYPE_CHECKING:
    from core.domain.contest import Criterion
    from core.services.scoring.listing import ListedEntry, Listing


def answer_listing(listing: Listing, *, session: Session) -> Answer:
    """Return the entries in the juror's own order and the scales they are marked on."""
    return Answer(
        document={
            "contest": listing.package.contest,
            "title": listing.title,
            "round": listing.package.round,
            "juror": listing.package.juror.code,
            "entries": [_document(each) for each in listing.entries],
        },
        blocks=(_table(listing, session), *_scales(listing, session), _summary(listing, session)),
    )


def _document(listed: ListedEntry) -> Document:
    entry = listed.entry
    return {
        "number": entry.number,
        "nomination": entry.nomination,
        "applicant": entry.applicant,
        "title": entry.title,
        "link": entry.link,
        "criteria": [
            {
                "code": each.code,
                "title": each.title,
                "minimum": plain(each.scale.minimum),
                "maximum": plain(each.scale.maximum),
                "step": plain(each.scale.step),
            }
            for each in listed.criteria
        ],
    }


def _table(listing: Listing, session: Session) -> Table:
    package = listing.package
    names = ("entry", "nomination", "applicant", "title", "link", "criteria")
    return Table(
        title=session.say(
            "score.list_title", title=listing.title, round=package.round, round_title=listing.round_title
        ),
        columns=tuple(Column(session.say(f"column.{name}")) for name in names),
        rows=tuple(
            (
                each.entry.number,
                str(each.entry.nomination),
                each.entry.applicant,
                each.entry.title,
                each.entry.link,
                ", ".join(criterion.code for criterion in each.criteria),
            )
            for each in listing.entries
        ),
    )


def _scales(listing: Listing, session: Session) -> tuple[Block, ...]:
    """Tell each criterion's scale; nominations are named only where not all of them have it."""
    everywhere = {each.entry.nomination for each in listing.entries}
    return tuple(
        _scale(criterion, () if set(nominations) == everywhere else nominations, session)
        for criterion, nominations in listing.scales().items()
    )


def _scale(criterion: Criterion, nominations: tuple[int, ...], session: Session) -> str:
    return session.say(
        "score.scale_of" if nominations else "score.scale",
        code=criterion.code,
        title=criterion.title,
        minimum=plain(criterion.scale.minimum),
        maximum=plain(criterion.scale.maximum),
        step=plain(criterion.scale.step),
        nominations=", ".join(map(str, nominations)),
    )


def _summary(listing: Listing, session: Session) -> str:
    entries = session.words.count("plural.entries", n=len(listing.entries))
    return session.say("score.list_done", juror=listing.package.juror.name, entries=entries)
