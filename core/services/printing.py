"""Printing: awards become the strings of letters, letters become files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.files import write_file
from core.base.progress import Progress, silent
from core.documents.letters import LetterText, draw_letters, draw_separately
from core.domain.acts import Line, Noted, Placing, RoundClosed
from core.domain.entries import Entry
from core.domain.rules import Rules
from core.services.contest import read_papers
from core.services.office import ACTOR
from core.services.state import closing_of
from core.services.templates import Papers
from core.storage.contest.folder import ContestFolder
from core.words.words import Words

KINDS = ("letters", "summary", "minutes", "rules", "register", "workbook")
_BUILT = ("letters",)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was written: ``kind`` is ``letter``, or ``letters`` for all of them in one file for the printer."""

    kind: str
    file: Path


def print_documents(
    folder: ContestFolder,
    *,
    kinds: Sequence[str] = (),
    out: Path,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> tuple[Printed, ...]:
    """Write the papers asked for, or all there are, into ``out``.

    Raises ``documents.unknown_kind``, ``not_yet`` (what), ``documents.no_winners`` or ``letter.*``; nothing is
    written then.
    """
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    if unknown is not None:
        refuse("documents.unknown_kind", kind=unknown, known=", ".join(KINDS))
    later = next((kind for kind in kinds if kind not in _BUILT), None)
    if later is not None:
        refuse("not_yet", what=later)
    return print_letters(folder, out=out, clock=clock, progress=progress)


def print_letters(
    folder: ContestFolder, *, out: Path, clock: Clock = system_clock, progress: Progress = silent
) -> tuple[Printed, ...]:
    """Write a letter of gratitude for every award, and one file of all of them for the printer."""
    papers = read_papers(folder)
    with folder.reading() as tx:
        rules, lines = tx.rules.current(), tx.journal.lines()
        entries = {each.number: each for each in tx.entries.all()}
    closing = closing_of([line.act for line in lines], round_number=rules.rounds[-1].number)
    awarded = [each for each in closing.outcome.placings if each.award] if closing else []
    if closing is None or not awarded:
        refuse("documents.no_winners")
    words = Words.of(rules.language)
    letters = [_write_letter(each, entries[each.entry], rules=rules, papers=papers, words=words) for each in awarded]
    made = _moment_of(closing, lines)
    together = draw_letters(letters, made=made)
    printed: list[Printed] = []
    for done, (placing, data) in enumerate(zip(awarded, draw_separately(letters, made=made), strict=True), start=1):
        path = out / f"letter-{placing.nomination:02}-{placing.award}-{_safe(placing.entry)}.pdf"
        write_file(path, data)
        printed.append(Printed("letter", path))
        progress(done, len(letters))
    write_file(out / "letters.pdf", together)
    with folder.writing() as tx:
        noted = Noted(what="letters_printed", counts={"letters": len(letters)})
        tx.journal.append(noted, at=stamp(clock()), actor=ACTOR)
    return (*printed, Printed("letters", out / "letters.pdf"))


def _write_letter(placing: Placing, entry: Entry, *, rules: Rules, papers: Papers, words: Words) -> LetterText:
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


def _moment_of(closing: RoundClosed, lines: Sequence[Line]) -> datetime:
    """Return when the awards were settled: papers printed twice are the same to the byte."""
    return next(datetime.fromisoformat(line.at) for line in reversed(lines) if line.act == closing)


def _safe(entry: str) -> str:
    # registration numbers may hold a slash, file names may not
    return entry.replace("/", "_")
