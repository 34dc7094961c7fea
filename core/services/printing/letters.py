"""Letters of gratitude: awards become the strings of letters."""

from __future__ import annotations

import re
from functools import partial

from core.base.errors import refuse
from core.documents.letters import LetterText, check_letters, draw_letter, draw_letters
from core.domain.acts import Placing, RoundClosed
from core.services.printing.basis import Basis, moment_of
from core.services.printing.drafts import Draft
from core.services.state import closing_of
from core.services.templates import Papers
from core.words.words import Words

_UNSAFE = re.compile(r"[^\w.-]+")
_MAX_NAME = 60


def find_awarded(basis: Basis) -> tuple[RoundClosed, tuple[Placing, ...]] | None:
    """Return the closing of the last round and what it awarded; None before there are awards."""
    closing = closing_of(basis.acts, round_number=basis.rules.rounds[-1].number)
    awarded = tuple(each for each in closing.outcome.placings if each.award) if closing else ()
    return (closing, awarded) if closing and awarded else None


def compose_letters(basis: Basis) -> list[Draft]:
    """Return a letter for every award, and one file of all of them for the printer.

    Raises ``documents.no_winners`` or ``letter.*``.
    """
    closing, awarded = find_awarded(basis) or refuse("documents.no_winners")
    letters = [_write_letter(each, basis=basis) for each in awarded]
    check_letters(letters)
    made = moment_of(basis.line_of(closing))
    alone = [
        Draft("letter", _name_of(placing), partial(draw_letter, letter, made=made))
        for placing, letter in zip(awarded, letters, strict=True)
    ]
    return [*alone, Draft("letters", "letters.pdf", partial(draw_letters, letters, made=made))]


def _name_of(placing: Placing) -> str:
    return f"letter-{placing.nomination:02}-{safe_name(placing.award or '')}-{safe_name(placing.entry)}.pdf"


def safe_name(identifier: str) -> str:
    """Return an identifier as part of a file's name, at most 60 characters.

    Registration numbers may hold a slash, and a special prize bears whatever name a meeting gave it.
    """
    return _UNSAFE.sub("_", identifier)[:_MAX_NAME]


def _write_letter(placing: Placing, *, basis: Basis) -> LetterText:
    rules, papers, words = basis.rules, basis.papers, basis.words
    entry = basis.entries[placing.entry]
    nomination = rules.nomination(placing.nomination)
    award = next((each for each in rules.awards if each.code == placing.award), None)
    is_winner = placing.place == 1 and award is not None and award.given == "place"
    reason = words.say(
        "letter.reason.winner" if is_winner else "letter.reason.other",
        award=award.title if award else placing.award or "",
        contest=rules.title,
        season=rules.season,
        nomination=nomination.title,
    )
    return LetterText(
        number=entry.number,
        issuer=papers.issuer,
        title=tuple(words.say("letter.title").split("\n")),
        verb=words.say("letter.verb"),
        addressee=entry.applicant,
        paragraphs=tuple(text for text in (f"{reason}," if papers.merits else reason, papers.merits) if text),
        position=papers.signatory_position or (words.say("letter.signatory"),),
        signatory=papers.signatory_name,
        seal=words.say("letter.seal"),
        order=words.say("letter.sample.order") if rules.sample else papers.order,
        registration=words.say("letter.sample.registration") if rules.sample else "",
        city_year=_city_and_year(papers, words),
        language=rules.language,
        sample=rules.sample,
    )


def _city_and_year(papers: Papers, words: Words) -> str:
    if papers.city and papers.year:
        return words.say("letter.city_year", city=papers.city, year=papers.year)
    return papers.city or papers.year
