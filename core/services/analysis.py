"""What a round's marks say beside its result: the jury, its agreement, and how sure each first place is.

Frozen values ready to be shown or drawn; nothing here is printed unless somebody asks. The words are in
:mod:`core.services.analysis_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.base.errors import RefusedError
from core.domain.contest import Nomination
from core.domain.marks import Scores
from core.ranking.agreement.agreement import TableAgreement, find_table_agreement
from core.ranking.agreement.differences import Difference, queue_differences
from core.ranking.agreement.jurors import JurorProfile, profile_jurors
from core.ranking.analyse import Missing
from core.ranking.bridges import Bridge, find_bridges, marked_pairs
from core.ranking.connectivity import Component, find_components
from core.ranking.rasch.fit import RaschFit, fit_rasch
from core.ranking.robustness.robustness import Robustness, find_robustness
from core.ranking.table import Table
from core.ranking.together import join_tables
from core.services.assignments import may_mark
from core.services.rank import NominationRanking, Ranking, read_ranking, read_scores
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class NominationAnalysis:
    """One nomination: how sure its result is, how far its jurors agree, and the entries they differ on.

    ``robustness`` is None with a reason where the round's method has no answer for the nomination by itself.
    """

    nomination: Nomination
    robustness: Robustness | None
    agreement: TableAgreement
    differences: tuple[Difference, ...]
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class JuryAnalysis:
    """The jury over all nominations with the same criteria: profiles, the Rasch model (None with a reason), parts.

    ``bridges`` are the fewest further assignments that would join the parts, conflicts and panels allowed for.
    """

    nominations: tuple[int, ...]
    profiles: tuple[JurorProfile, ...]
    rasch: RaschFit | None
    components: tuple[Component, ...]
    bridges: tuple[Bridge, ...]
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class RoundAnalysis:
    """A round's ranking and what can be said about it; a jury for each set of criteria, mostly one."""

    ranking: Ranking
    nominations: tuple[NominationAnalysis, ...]
    juries: tuple[JuryAnalysis, ...]


def analyse_round(folder: ContestFolder, *, round_number: int, method: str | None = None) -> RoundAnalysis:
    """Analyse a round as it stands, by its own method or another; raises what ranking it raises."""
    with folder.reading() as tx:
        ranking = read_ranking(tx, round_number=round_number, method=method)
        sheets = _read_sheets(tx, ranking)
        barred = _find_barred(tx, ranking, sheets=sheets, round_number=round_number)
    orders = {juror: scores.entries for juror, scores in sheets.items()}
    return RoundAnalysis(
        ranking=ranking,
        nominations=tuple(_analyse_nomination(each) for each in ranking.nominations),
        juries=tuple(_analyse_jury(each, orders=orders, barred=barred) for each in _group(ranking.nominations)),
    )


def _read_sheets(tx: ContestReader, ranking: Ranking) -> dict[str, Scores]:
    """Return the sheets that count; each lists its entries in the order that its juror was given them."""
    bodies = tx.sheets.scores_of_many(ranking.sheets.values())
    return {juror: read_scores(bodies[sheet]) for juror, sheet in ranking.sheets.items()}


def _find_barred(
    tx: ContestReader, ranking: Ranking, *, sheets: Mapping[str, Scores], round_number: int
) -> frozenset[Bridge]:
    """Return who must not mark what, or has recused."""
    recused = {(entry, juror) for juror, scores in sheets.items() for entry in scores.recusals}
    return frozenset(recused) | frozenset(
        (entry.number, juror.code)
        for juror in tx.jury.jurors()
        for entry in ranking.entries.values()
        if not may_mark(juror, entry, round_number=round_number)
    )


def _group(nominations: Sequence[NominationRanking]) -> list[list[NominationRanking]]:
    """Return the nominations by their criteria."""
    kinds = dict.fromkeys(each.table.criteria for each in nominations)
    return [[each for each in nominations if each.table.criteria == kind] for kind in kinds]


def _analyse_nomination(ranked: NominationRanking) -> NominationAnalysis:
    robustness, missing = _attempt(lambda: find_robustness(ranked.table, ranked.counting))
    return NominationAnalysis(
        nomination=ranked.nomination,
        robustness=robustness,
        agreement=find_table_agreement(ranked.table),
        differences=queue_differences(ranked.table),
        missing=missing,
    )


def _analyse_jury(
    nominations: Sequence[NominationRanking], *, orders: Mapping[str, Sequence[str]], barred: frozenset[Bridge]
) -> JuryAnalysis:
    table: Table = join_tables([each.table for each in nominations])
    components = find_components(table)
    rasch, missing = _attempt(lambda: fit_rasch(table))
    return JuryAnalysis(
        nominations=tuple(each.nomination.number for each in nominations),
        profiles=profile_jurors(table, orders=orders),
        rasch=rasch,
        components=components,
        bridges=find_bridges(components, pairs=marked_pairs(table), barred=barred),
        missing=missing,
    )


def _attempt(work: Callable[[], Found]) -> tuple[Found | None, Missing | None]:
    try:
        return work(), None
    except RefusedError as refused:
        return None, Missing(refused.code, tuple(refused.facts.items()))
