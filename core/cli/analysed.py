"""An analysis as calm tables: places first, then the jury, then how sure all of it is."""

from __future__ import annotations

from decimal import Decimal

from core.cli.answer import Block, Column, Table
from core.cli.shown import show_fraction, show_warnings
from core.ranking.agreement.coefficient import Coefficient
from core.ranking.analyse import AnalysedEntry, Analysis, Missing
from core.ranking.robustness.odds import Odds
from core.services.analysis_words import list_reasons, say_missing, say_sureness
from core.words.words import Words

_DIGITS = 2
_CONTESTED = 5
"""Contested entries shown; all of them stand in the document."""


def show_analysis(found: Analysis, *, words: Words) -> tuple[Block, ...]:
    """Return the tables and sentences of an analysis."""
    sure = say_sureness(found.robustness, words=words) if found.robustness is not None else ()
    missing = dict.fromkeys(say_missing(each, words=words) for each in found.missing.values())
    blocks: list[Block] = [_places(found, words=words)]
    if found.robustness is not None and found.robustness.juries.odds:
        blocks.append(words.say("analysis.explain.odds"))
    blocks += [*([" ".join(sure)] if sure else []), _connected(found, words=words), _jurors(found, words=words)]
    blocks += [words.say("analysis.explain.severity"), words.say("analysis.explain.fit")]
    blocks += [words.say("analysis.explain.agreement"), *missing, _agreement(found, words=words)]
    blocks += [words.say(f"analysis.explain.{name}") for name in ("kendall", "krippendorff", "icc")]
    blocks += [say_missing(Missing(code), words=words) for code in list_reasons(found.agreement.totals)]
    if found.differences:
        blocks += [_contested(found, words=words), words.say("analysis.explain.difference")]
    return tuple(blocks)


def _number(value: float | None, *, words: Words, digits: int = _DIGITS) -> str:
    return "" if value is None else words.number(Decimal(f"{value + 0.0:.{digits}f}"), digits=digits)


def _connected(found: Analysis, *, words: Words) -> str:
    if found.connected:
        return words.say("analyse.connected")
    return words.count("analyse.parts", n=len(found.components))


def _places(found: Analysis, *, words: Words) -> Table:
    odds = {each.entry: each for each in found.robustness.juries.odds} if found.robustness is not None else {}
    return Table(
        title=words.term("method", found.method),
        columns=(
            Column(words.say("column.place"), number=True),
            Column(words.say("column.entry")),
            Column(words.say("column.score"), number=True),
            Column(words.say("column.marks"), number=True),
            Column(words.say("column.places")),
            Column(words.say("column.note")),
        ),
        rows=tuple(_place(each, odds.get(each.entry), words=words) for each in found.entries),
    )


def _place(each: AnalysedEntry, odds: Odds | None, *, words: Words) -> tuple[str, ...]:
    bounds = ""
    if odds is not None and odds.low is not None and odds.high is not None:
        bounds = str(odds.low) if odds.low == odds.high else f"{odds.low}–{odds.high}"
    return (
        "" if each.place is None else str(each.place),
        each.entry,
        show_fraction(each.score, words=words),
        str(each.marks),
        bounds,
        show_warnings(each.warnings, words=words),
    )


def _jurors(found: Analysis, *, words: Words) -> Table:
    names = ("severity", "error", "infit", "outfit", "agreement")
    return Table(
        title=words.say("analysis.jurors"),
        columns=(
            Column(words.say("column.juror")),
            Column(words.say("column.marks"), number=True),
            *(Column(words.say(f"column.{name}"), number=True) for name in names),
        ),
        rows=tuple(
            (
                each.juror,
                str(each.marks),
                *(
                    _number(value, words=words)
                    for value in (each.severity, each.error, each.infit, each.outfit, profile.agreement)
                ),
            )
            for each, profile in zip(found.jurors, found.profiles, strict=True)
        ),
    )


def _agreement(found: Analysis, *, words: Words) -> Table:
    totals = found.agreement.totals
    rows = {
        words.say("analysis.coefficient.kendall_w"): totals.kendall.corrected,
        words.say("analysis.coefficient.kendall_w_uncorrected"): totals.kendall.uncorrected,
    }
    for level, each in totals.krippendorff.items():
        rows[words.say("analysis.coefficient.krippendorff", level=words.term("level", level))] = each
    for form, each in totals.icc.items():
        rows[words.say("analysis.coefficient.icc", form=form)] = each
    return Table(
        title=words.say("analysis.agreement"),
        columns=(
            Column(words.say("column.coefficient")),
            Column(words.say("column.value"), number=True),
            Column(words.say("column.interval")),
        ),
        rows=tuple(
            (name, _number(each.value, words=words, digits=3), _interval(each, words=words))
            for name, each in rows.items()
        ),
    )


def _interval(each: Coefficient, *, words: Words) -> str:
    if each.interval is None:
        return ""
    low, high = (_number(end, words=words, digits=3) for end in each.interval)
    return words.say("analysis.between", low=low, high=high)


def _contested(found: Analysis, *, words: Words) -> Table:
    return Table(
        title=words.say("analysis.contested"),
        columns=(
            Column(words.say("column.entry")),
            Column(words.say("column.spread"), number=True),
            Column(words.say("column.mildest")),
            Column(words.say("column.strictest")),
        ),
        rows=tuple(
            (each.entry, _number(each.width, words=words), each.mildest, each.strictest)
            for each in found.differences[:_CONTESTED]
        ),
    )
