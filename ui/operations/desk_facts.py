"""What the package on a desk says: read here by every page, and never changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from core.domain.contest import Criterion
from core.domain.marks import Scores
from core.domain.rules import Round, Rules
from core.exchange.package.model import Package, PackageEntry
from core.services.scoring.seats import Alarm
from ui.operations.seat import Seat


class DeskFacts(QObject):
    """One juror's package, as it lies on the desk."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._nominations = {each.number: each.nomination for each in self.package.entries}

    @property
    def package(self) -> Package:
        """The package on the desk, its entries in this juror's own order."""
        return self._seat.at.package

    @property
    def rules(self) -> Rules:
        """The contest's rules."""
        return self._seat.at.rules

    @property
    def round(self) -> Round:
        """The round that is marked."""
        return self.rules.round(self.package.round)

    @property
    def fingerprint(self) -> str:
        """The juror's key as people compare it."""
        return self._seat.at.fingerprint

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """What the juror must be told loudly: the secretary holds something else than this desk made."""
        return self._seat.at.alarms

    @property
    def evidence_identity(self) -> str | None:
        """The secret that opens the round's evidence; None when the package brought none."""
        return self._seat.at.content.secrets.evidence_identity

    @property
    def heads(self) -> tuple[Scores, ...]:
        """The sheets of this juror and round that the secretary holds and nobody replaced, as the package brought them.

        Two or more contradict each other: the next revision signed here names them all and takes their place.
        """
        content = self._seat.at.content
        return tuple(each.read() for each in content.heads)

    @property
    def held_sheets(self) -> Mapping[str, bool]:
        """The same sheets by hash, as the secretary held them when the package was made, and whether each counts."""
        own, round_number = self.package.juror.code, self.package.round
        return {
            each.sheet: each.counts for each in self.package.sheets if (each.juror, each.round) == (own, round_number)
        }

    def entry(self, number: str) -> PackageEntry:
        """Return an assigned entry; raises KeyError for any other."""
        return {each.number: each for each in self.package.entries}[number]

    def criteria_of(self, entry: str) -> tuple[Criterion, ...]:
        """Return the criteria by which an entry is marked, in order."""
        return self.round.criteria_of(self._nominations[entry])
