"""What an analysis says in sentences, for people who know no statistics."""

from __future__ import annotations

from core.ranking.agreement.agreement import Agreement
from core.ranking.analyse import Missing
from core.ranking.robustness.robustness import Robustness
from core.words.words import Words

_FIRM, _LIKELY = 0.95, 0.75
_PERCENT = 100


def say_sureness(found: Robustness, *, words: Words) -> tuple[str, ...]:
    """Return how sure the first place is: one sentence, and what else could have decided it.

    Nothing without a first place.
    """
    winners = found.outcome.winners
    if not winners:
        return ()
    if len(winners) > 1:
        return (words.say("analysis.sure.shared", entries=", ".join(winners)),)
    return (_say_probability(found, winners[0], words=words), *_say_alternatives(found, words=words))


def _say_probability(found: Robustness, entry: str, *, words: Words) -> str:
    if found.probability is None:
        return words.say("analysis.sure.alone", entry=entry)
    # A share just short of all is not shown as all.
    percent = int(found.probability * _PERCENT)
    if found.probability >= _FIRM:
        return words.say("analysis.sure.firm", entry=entry, percent=percent)
    if found.probability >= _LIKELY:
        return words.say("analysis.sure.likely", entry=entry, percent=percent)
    return words.say("analysis.sure.open", entry=entry, percent=percent)


def _say_alternatives(found: Robustness, *, words: Words) -> list[str]:
    sentences = []
    jurors, methods, criteria = (found.changing(kind) for kind in ("juror", "method", "criterion"))
    if jurors:
        sentences.append(words.say("analysis.jurors.changing", jurors=", ".join(jurors)))
    elif any(each.kind == "juror" for each in found.alternatives):
        sentences.append(words.say("analysis.jurors.none"))
    if methods:
        names = ", ".join(words.term("method", name) for name in methods)
        sentences.append(words.say("analysis.methods.changing", methods=names))
    elif any(each.kind == "method" for each in found.alternatives):
        sentences.append(words.say("analysis.methods.none"))
    if criteria:
        sentences.append(words.say("analysis.criteria.changing", criteria=", ".join(criteria)))
    if found.smallest is not None:
        change = found.smallest
        sentences.append(words.say("analysis.change", rival=change.rival, marks=change.marks, steps=change.steps))
    return sentences


def say_missing(missing: Missing, *, words: Words) -> str:
    """Return why something was not computed: a refusal's sentence, or one of the analysis's own."""
    own = f"unavailable.{missing.code}"
    return words.say(own) if words.knows(own) else words.error(missing.code, dict(missing.facts))


def list_reasons(agreement: Agreement) -> tuple[str, ...]:
    """Return the codes of why coefficients are missing, each once, in the order of the coefficients."""
    each = (
        agreement.kendall.corrected,
        agreement.kendall.uncorrected,
        *agreement.krippendorff.values(),
        *agreement.icc.values(),
    )
    return tuple(dict.fromkeys(one.reason for one in each if one.reason is not None))
