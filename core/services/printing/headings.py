"""What many papers begin with: the contest's line, the mark of a sample."""

from __future__ import annotations

from core.services.printing.basis import Basis


def contest_line(basis: Basis) -> str:
    """Return «Конкурс «Лучший госпаблик», сезон 2025»."""
    rules = basis.rules
    name = "paper.contest_season" if rules.season else "paper.contest"
    return basis.words.say(name, title=rules.title, season=rules.season)


def sample_line(basis: Basis) -> str:
    """Return what stands on every page of a sample contest; nothing on any other."""
    return basis.words.say("paper.sample") if basis.rules.sample else ""
