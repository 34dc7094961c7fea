"""An analysis as one document for machines: names, numbers and null, each null with its reason beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.base.numbers import exact
from core.ranking.agreement.agreement import Agreement
from core.ranking.agreement.coefficient import Coefficient
from core.ranking.agreement.differences import Difference
from core.ranking.agreement.jurors import JurorProfile
from core.ranking.analyse import AnalysedEntry, AnalysedJuror, Analysis, Missing
from core.ranking.rasch.fit import Element, RaschFit
from core.ranking.robustness.alternatives import Alternative
from core.ranking.robustness.odds import Odds
from core.ranking.robustness.robustness import Robustness
from core.services.analysis_words import list_reasons, say_missing, say_sureness
from core.words.words import Words

Document = None | bool | int | float | str | Sequence["Document"] | dict[str, "Document"]

_DIGITS = 9


def make_document(found: Analysis, *, words: Words) -> dict[str, Document]:
    """Return the answer of ``analyse``; statistics are floats to nine digits, scores exact decimals in text."""
    reasons = {name: say_missing(each, words=words) for name, each in found.missing.items()}
    odds = {each.entry: each for each in found.robustness.juries.odds} if found.robustness is not None else {}
    return {
        "method": found.method,
        "connected": found.connected,
        "parts": [{"entries": each.entries, "jurors": each.jurors} for each in found.components],
        "entries": [_entry(each, odds.get(each.entry)) for each in found.entries],
        "jurors": [
            _juror(each, profile, reasons=reasons) for each, profile in zip(found.jurors, found.profiles, strict=True)
        ],
        "severity_unit": "logit" if found.method == "rasch" else "mark",
        "agreement": {
            **describe_agreement(found.agreement.totals, words=words),
            "criteria": {
                code: describe_agreement(each, words=words) for code, each in found.agreement.criteria.items()
            },
        },
        "differences": [_difference(each) for each in found.differences],
        "rasch": None if found.rasch is None else _rasch(found.rasch),
        "robustness": None if found.robustness is None else describe_robustness(found.robustness, words=words),
        "reasons": dict(reasons),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS) + 0.0  # no minus zero


def _entry(each: AnalysedEntry, odds: Odds | None) -> Document:
    return {
        "entry": each.entry,
        "place": each.place,
        "score": None if each.score is None else exact(each.score),
        "marks": each.marks,
        "jurors": each.jurors,
        "warnings": each.warnings,
        "places": None if odds is None or odds.low is None else [odds.low, odds.high],
        "first": None if odds is None else _round(odds.places[0]),
    }


def _juror(each: AnalysedJuror, profile: JurorProfile, *, reasons: Mapping[str, str]) -> Document:
    missing = (each.severity, "severity"), (each.infit, "rasch")
    said = [reasons[name] for value, name in missing if value is None and name in reasons]
    return {
        "juror": each.juror,
        "marks": each.marks,
        "severity": _round(each.severity),
        "error": _round(each.error),
        "infit": _round(each.infit),
        "outfit": _round(each.outfit),
        "spread": _round(profile.spread),
        "agreement": _round(profile.agreement),
        "reason": " ".join(dict.fromkeys(said)) or None,
    }


def describe_agreement(found: Agreement, *, words: Words) -> dict[str, Document]:
    """Return the coefficients, their intervals, and why some are missing."""
    groups: dict[str, Mapping[str, Coefficient]] = {"krippendorff": found.krippendorff, "icc": found.icc}
    kendall = {"kendall_w": found.kendall.corrected, "kendall_w_uncorrected": found.kendall.uncorrected}
    chi_square = found.kendall.chi_square
    said = [say_missing(Missing(code), words=words) for code in list_reasons(found)]
    return {
        **{name: _round(each.value) for name, each in kendall.items()},
        **{name: {part: _round(each.value) for part, each in group.items()} for name, group in groups.items()},
        "chi_square": _round(chi_square),
        "df": found.kendall.df,
        "p": found.kendall.p,
        "intervals": {
            **{name: _interval(each) for name, each in kendall.items()},
            **{name: {part: _interval(each) for part, each in group.items()} for name, group in groups.items()},
        },
        "draws": found.draws,
        "reason": " ".join(said) or None,
    }


def _interval(each: Coefficient) -> Document:
    return None if each.interval is None else [_round(end) for end in each.interval]


def _difference(each: Difference) -> Document:
    return {
        "entry": each.entry,
        "jurors": each.jurors,
        "deviation": _round(each.deviation),
        "width": _round(each.width),
        "mildest": each.mildest,
        "strictest": each.strictest,
    }


def _rasch(fit: RaschFit) -> Document:
    names = ("entries", "jurors", "criteria")
    return {
        **{
            name: [_element(each) for each in facet]
            for name, facet in zip(names, (fit.entries, fit.jurors, fit.criteria), strict=True)
        },
        "fair": {each.name: _round(total) for each, total in zip(fit.entries, fit.fair, strict=True)},
        "scales": [
            {
                "criteria": scale.criteria,
                "marks": [exact(mark) for mark in scale.marks],
                "counts": scale.counts,
                "thresholds": [_round(each) for each in scale.thresholds],
            }
            for scale in fit.scales
        ],
        "separation": {
            name: None
            if each is None
            else {
                "separation": _round(each.separation),
                "strata": _round(each.strata),
                "reliability": _round(each.reliability),
            }
            for name, each in zip(names, fit.separations, strict=True)
        },
        "rounds": fit.rounds,
        "residual": fit.residual,
        "penalised": fit.penalised,
    }


def _element(each: Element) -> Document:
    return {
        "name": each.name,
        "measure": _round(each.measure),
        "error": _round(each.error),
        "infit": _round(each.infit),
        "outfit": _round(each.outfit),
        "marks": each.count,
        "given": _round(each.given),
        "expected": _round(each.expected),
        "extreme": each.extreme,
    }


def describe_robustness(found: Robustness, *, words: Words) -> dict[str, Document]:
    """Return what would have changed the result, and the sentences that say it."""
    change = found.smallest
    return {
        "winners": found.outcome.winners,
        "margin": None if found.margin is None else exact(found.margin),
        "probability": _round(found.probability),
        "draws": found.juries.draws,
        "odds": [
            {
                "entry": each.entry,
                "places": [_round(share) for share in each.places],
                "shortlist": _round(each.shortlist),
            }
            for each in found.juries.odds
        ],
        "alternatives": [_alternative(each) for each in found.alternatives],
        "smallest_change": None
        if change is None
        else {"rival": change.rival, "steps": change.steps, "marks": change.marks, "complete": change.complete},
        "words": say_sureness(found, words=words),
    }


def _alternative(each: Alternative) -> Document:
    return {
        "kind": each.kind,
        "name": each.name,
        "winners": None if each.outcome is None else each.outcome.winners,
        "shortlist": None if each.outcome is None else each.outcome.shortlist,
        "refusal": each.refusal,
    }
