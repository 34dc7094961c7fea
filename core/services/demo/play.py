"""A sample contest while it is played: what the people in the story have in their hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.domain.rules import Rules
from core.services.demo.laptops import Laptop
from core.services.demo.layout import Layout
from core.services.demo.stages import Stages
from core.services.inventing.simulate import MarkRow, Simulation
from core.services.issuing.packages import Issued
from core.services.merging.merge import merge_files
from core.services.merging.receipts import write_receipts
from core.services.merging.verdicts import Verdict, VerdictKind
from core.services.office import Office
from core.services.printing.drafts import Printed
from core.storage.contest.folder import ContestFolder


@dataclass(frozen=True, slots=True)
class PlayedPackage:
    """A package in force at the end of its round, with the code from the juror's slip."""

    juror: str
    round: int
    file: Path
    code: str = field(repr=False)


@dataclass(slots=True)
class Play:
    """The contest in the secretary's office, the laptops of the jurors, and what was sent to and fro."""

    layout: Layout
    folder: ContestFolder
    office: Office
    pool: WorkPool
    stages: Stages
    rules: Rules
    simulation: Simulation
    entries: dict[str, Entry]
    jurors: tuple[Juror, ...]
    laptops: dict[str, Laptop] = field(default_factory=dict)
    packages: dict[tuple[str, int], PlayedPackage] = field(default_factory=dict)
    rows: dict[tuple[str, int], list[MarkRow]] = field(default_factory=dict)
    recusals: dict[str, str] = field(default_factory=dict)
    sheets: list[Path] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)

    def hand_out(self, issued: Sequence[Issued], *, round_number: int) -> None:
        """Give jurors their packages; a code comes with the first one, and with a new one after a loss."""
        for each in issued:
            held = self.laptops.get(each.juror)
            code = each.code or (held.code if held else "")
            self.packages[each.juror, round_number] = PlayedPackage(each.juror, round_number, each.file, code)
            if held is None:
                self.laptops[each.juror] = Laptop(each.juror, self.layout.desk(each.juror), code)

    def merge(self, files: Sequence[Path], *, round_number: int, expected: VerdictKind) -> tuple[Verdict, ...]:
        """Merge files that came back and send receipts; anything but the verdict ``expected`` ends the story."""
        verdicts = merge_files(self.folder, files, pool=self.pool)
        for path, verdict in zip(files, verdicts, strict=True):
            if verdict.kind is not expected:
                raise RefusedError(verdict.code, **verdict.facts)
            if verdict.kind in {VerdictKind.ACCEPTED, VerdictKind.SUPERSEDED}:
                self.sheets.append(path)
        write_receipts(self.folder, verdicts, office=self.office, out=self.layout.receipts(round_number))
        return verdicts
