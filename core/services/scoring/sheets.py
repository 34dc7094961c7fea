"""Signing: the marks on the desk become a signed score sheet, a revision of those before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.ids import new_id
from core.domain.marks import Scores
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.sign import sign_sheet as sign_scores
from core.services.scoring.seats import OpenSeat
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader
from core.storage.desk.values import DeskSheet, NoteKind
from core.trust import certificates

_SHOWN_GAPS = 10


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A signed sheet: its data and the PDF file."""

    scores: Scores
    file: bytes


def sign_sheet(desk: Desk, at: OpenSeat, *, language: str = "ru", clock: Clock = system_clock) -> SignedSheet:
    """Sign what stands on the desk as the next revision, naming every sheet that it replaces.

    Raises ``sheet.incomplete`` (missing, entry, entries) unless the rules allow gaps, ``sheet.remark_missing`` (entry).
    """
    with desk.reading() as tx:
        scores = _compose(tx, at, language=language, signed_at=stamp(clock()))
    _refuse_gaps(at, scores)
    certificate = certificates.issue_juror(
        at.key, contest=at.seat.contest, juror=at.seat.juror, name=at.package.juror.name
    )
    file = sign_scores(scores, package=at.package, rules=at.rules, key=at.key, certificate=certificate)
    with desk.writing() as tx:
        tx.sheets.put(
            DeskSheet(
                hash=scores.hash,
                seat=at.seat,
                revision=scores.revision,
                scores=scores.to_bytes(),
                file=file,
                signed_at=scores.signed_at,
                ancestors=frozenset(scores.ancestors),
            )
        )
    return SignedSheet(scores=scores, file=file)


def preview_sheet(desk: Desk, at: OpenSeat, *, language: str = "ru", clock: Clock = system_clock) -> bytes:
    """Return the pages that would be signed now, gaps and all, as a PDF file without a signature.

    Raises ``sheet.too_long``.
    """
    with desk.reading() as tx:
        scores = _compose(tx, at, language=language, signed_at=stamp(clock()))
    return build_sheet(scores, package=at.package, rules=at.rules).pdf


def _compose(tx: DeskReader, at: OpenSeat, *, language: str, signed_at: str) -> Scores:
    package, round_ = at.package, at.rules.round(at.seat.round)
    entries = tuple(each.number for each in package.entries)
    marks = tx.marks.of(at.seat)
    conflicts = _of_package(tx.notes.of(at.seat, NoteKind.CONFLICT), entries)
    unmarked = {entry: words for entry, words in conflicts.items() if not any(own == entry for own, _ in marks)}
    # whoever declares a conflict and marks nothing there has recused from the entry
    recusals = unmarked | _of_package(tx.notes.of(at.seat, NoteKind.RECUSAL), entries)
    rows: list[tuple[int | None, ...]] = []
    for each in package.entries:
        criteria = round_.criteria_of(each.nomination)
        recused = each.number in recusals
        rows.append(tuple(None if recused else marks.get((each.number, c.code)) for c in criteria))
    revision, ancestors = _lineage(tx, at)
    return Scores(
        contest=package.contest,
        round=package.round,
        package=package.hash,
        rules=package.rules,
        juror=package.juror.code,
        generation=package.generation,
        public_key=at.public,
        enrolment=at.enrolment,
        sheet=new_id(),
        revision=revision,
        ancestors=ancestors,
        signed_at=signed_at,
        nonce=new_id(),
        language="en" if language == "en" else "ru",
        entries=entries,
        marks=tuple(rows),
        remarks=_of_package(tx.notes.of(at.seat, NoteKind.REMARK), entries),
        recusals=recusals,
        conflicts=conflicts,
    )


def _of_package(words: Mapping[str, str], entries: tuple[str, ...]) -> dict[str, str]:
    """Keep what concerns the package on the desk: an entry may have left since a note was written."""
    return {entry: words[entry] for entry in entries if entry in words}


def _refuse_gaps(at: OpenSeat, scores: Scores) -> None:
    rows = zip(scores.entries, scores.marks, strict=True)
    gaps = [entry for entry, row in rows if None in row and entry not in scores.recusals]
    if gaps and not at.rules.round(at.seat.round).incomplete_sheets:
        refuse("sheet.incomplete", missing=len(gaps), entry=gaps[0], entries=", ".join(gaps[:_SHOWN_GAPS]))


def _lineage(tx: DeskReader, at: OpenSeat) -> tuple[int, tuple[str, ...]]:
    """Return the next revision and all sheets it replaces: this desk's own and those that the secretary holds."""
    own = tx.sheets.of(at.seat)
    heads = [(head.hash, head.read()) for head in at.content.heads]
    ancestors = {each.hash for each in own} | {hash_ for hash_, _ in heads}
    ancestors |= {
        each.sheet for each in at.package.sheets if (each.juror, each.round) == (at.seat.juror, at.seat.round)
    }
    for each in own:
        ancestors |= each.ancestors
    for _, scores in heads:
        ancestors |= set(scores.ancestors)
    revisions = [each.revision for each in own] + [scores.revision for _, scores in heads]
    return 1 + max(revisions, default=0), tuple(sorted(ancestors))
