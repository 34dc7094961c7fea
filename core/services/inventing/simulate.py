"""Simulated marks: a true quality of each entry, seen by jurors of different severity, with noise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from core.base.numbers import plain
from core.domain.contest import Criterion
from core.domain.entries import Entry
from core.services.inventing.chance import Chance

SIMULATED = "Смоделировано"
"""Begins every remark and every reason of a recusal, so that nobody takes them for a person's words."""

_WINNER_QUALITY, _WINNER_SPREAD = 0.86, 0.03
_OTHER_QUALITY, _OTHER_SPREAD, _OTHER_BEST = 0.58, 0.12, 0.77
_SEVERITY_SPREAD = 0.05
_CRITERION_SPREAD = 0.05
_NOISE_SPREAD = 0.07
_REMARK_SHARE = 0.06
_JURORS_PER_RECUSAL = 5
_LIKED = 0.65
_PRAISE = ("живой язык, видно отношение к подписчикам.", "единый стиль выдержан во всех записях.")
_ADVICE = ("не хватает видео и опросов.", "записи выходят неровно: то три в день, то ни одной за неделю.")
_REASON = "член жюри знаком с заявителем"


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What a juror writes about an entry: scores by criterion and perhaps a remark, or why they recuse."""

    entry: str
    scores: Mapping[str, str]
    remark: str = ""
    recusal: str = ""


@dataclass(frozen=True, slots=True)
class Simulation:
    """The truth of a sample contest, which no juror sees; ``winners`` are the real winners' entry numbers."""

    chance: Chance
    winners: Collection[str]

    def quality_of(self, entry: str) -> float:
        """Return an entry's true quality from 0 to 1: the real winners' is the highest, nothing else favours them."""
        if entry in self.winners:
            return _WINNER_QUALITY + _WINNER_SPREAD * max(-1.0, min(self.chance.normal("quality", entry), 1.0))
        return max(0.05, min(_OTHER_QUALITY + _OTHER_SPREAD * self.chance.normal("quality", entry), _OTHER_BEST))

    def mark(self, entry: str, criterion: Criterion, *, juror: str, round_number: int) -> int:
        """Return a mark in steps of the criterion's scale."""
        seen = (
            self.quality_of(entry)
            + _CRITERION_SPREAD * self.chance.normal("criterion", entry, criterion.code)
            - _SEVERITY_SPREAD * self.chance.normal("severity", juror)
            + _NOISE_SPREAD * self.chance.normal("noise", round_number, juror, entry, criterion.code)
        )
        scale = criterion.scale
        return max(scale.lowest, min(round(scale.lowest + seen * (scale.highest - scale.lowest)), scale.highest))

    def row(self, entry: Entry, criteria: Sequence[Criterion], *, juror: str, round_number: int) -> MarkRow:
        """Return one juror's marks of one entry, here and there with a remark."""
        scores = {
            each.code: plain(each.scale.to_score(self.mark(entry.number, each, juror=juror, round_number=round_number)))
            for each in criteria
        }
        name = ("remark", round_number, juror, entry.number)
        if self.chance.share(*name) > _REMARK_SHARE:
            return MarkRow(entry.number, scores)
        words = self.chance.pick(_PRAISE if self.quality_of(entry.number) > _LIKED else _ADVICE, *name, "words")
        return MarkRow(entry.number, scores, remark=f"{SIMULATED}: {words}")

    def recusals(self, assigned: Mapping[str, Sequence[str]], *, contested: Collection[str]) -> dict[str, str]:
        """Return the entry from which every fifth juror recuses.

        None is named twice and none is ``contested``, one with which somebody has a conflict: so each entry loses one
        juror at most.
        """
        taken = {*contested, *self.winners}
        recused: dict[str, str] = {}
        for juror in sorted(assigned)[1::_JURORS_PER_RECUSAL]:
            free = [entry for entry in assigned[juror] if entry not in taken]
            if free:
                recused[juror] = self.chance.pick(free, "recusal", juror)
                taken.add(recused[juror])
        return recused


def recuse(entry: str) -> MarkRow:
    """Return the row of a recusal."""
    return MarkRow(entry, {}, recusal=f"{SIMULATED}: {_REASON}")
