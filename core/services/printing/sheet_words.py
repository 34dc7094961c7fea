"""How many packages went out, how many sheets count, which do not and why."""

from __future__ import annotations

from collections.abc import Iterator

from core.services.printing.basis import Basis
from core.services.printing.people import list_as
from core.services.printing.results import RoundResult


def tell_sheets(basis: Basis, result: RoundResult, *, nomination: int | None = None) -> str:
    """Return the sentences about packages and sheets of a round; recusals are those of one nomination if named."""
    return " ".join(_tell(basis, result, nomination=nomination))


def _tell(basis: Basis, result: RoundResult, *, nomination: int | None) -> Iterator[str]:
    words = basis.words
    counting = [code for code in result.issued if code not in basis.jurors or basis.jurors[code].role.counts]
    issued, counted = len(set(counting) | set(result.scores)), len(result.scores)
    yield words.say("sheets.counted" if issued == counted else "sheets.fewer", issued=issued, counted=counted)
    if result.missing:
        yield words.say("sheets.missing", jurors="; ".join(_tell_missing(basis, result)))
    trainees = len(result.issued) - len(counting)
    if trainees:
        yield words.count("sheets.trainees", n=trainees)
    recusals = count_recusals(basis, result, nomination=nomination)
    where = "nomination" if nomination is not None else "round"
    yield words.say(f"sheets.recusals.{where}", n=recusals) if recusals else words.say(f"sheets.no_recusals.{where}")
    if result.closing is None:
        yield words.say("sheets.open")


def _tell_missing(basis: Basis, result: RoundResult) -> Iterator[str]:
    for code, status in result.missing.items():
        name = list_as(basis.jurors[code].name) if code in basis.jurors else code
        reason = basis.words.say(f"sheets.why.{status}" if status is not None else "sheets.why.none")
        yield f"{name} — {reason}"


def count_recusals(basis: Basis, result: RoundResult, *, nomination: int | None) -> int:
    """Return how many recusals stand on the sheets that count."""
    return sum(
        nomination is None or basis.entries[entry].nomination == nomination
        for scores in result.scores.values()
        for entry in scores.recusals
    )
