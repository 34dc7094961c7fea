"""Where everything of a played sample contest lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.base.errors import refuse
from core.base.files import worded


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders inside the one that the user named: what the secretary, the jurors and the post hold."""

    root: Path

    @property
    def contest(self) -> Path:
        """The secretary's contest folder."""
        return self.root / "contest"

    @property
    def input(self) -> Path:
        """What applicants and organisers sent."""
        return self.root / "input"

    @property
    def evidence(self) -> Path:
        """The applicants' evidence, a folder for each entry."""
        return self.input / "evidence"

    @property
    def acts(self) -> Path:
        """Meetings and decisions as the secretary wrote them down."""
        return self.root / "acts"

    @property
    def letters(self) -> Path:
        """The letters of gratitude."""
        return self.root / "letters"

    @property
    def documents(self) -> Path:
        """All other papers that the contest ends with."""
        return self.root / "documents"

    def forms(self, round_number: int) -> Path:
        """Return where a round's forms lie, for jurors without the program."""
        return self.root / f"round-{round_number}" / "forms"

    def slips(self, round_number: int) -> Path:
        """Return the file of the slips with the codes: never beside the packages."""
        return self.root / f"round-{round_number}" / "slips" / "slips.pdf"

    def packages(self, round_number: int) -> Path:
        """Return where the packages and the evidence set of a round lie, as they are handed out."""
        return self.root / f"round-{round_number}" / "packages"

    def receipts(self, round_number: int) -> Path:
        """Return where the receipts lie that jurors get back for their sheets."""
        return self.root / f"round-{round_number}" / "receipts"

    def inbox(self, round_number: int) -> Path:
        """Return where the signed sheets lie as they came back."""
        return self.root / f"round-{round_number}" / "inbox"

    @property
    def desks(self) -> Path:
        """The jurors' laptops."""
        return self.root / "desks"

    def desk(self, laptop: str) -> Path:
        """Return the desk on one juror's laptop, with the marks written there."""
        return self.desks / laptop


def claim_folder(root: Path) -> Layout:
    """Return the layout inside a folder that is absent or empty; raises ``demo.not_empty`` or a ``disk.*`` code."""
    with worded(root):
        root.mkdir(parents=True, exist_ok=True)
        if any(root.iterdir()):
            refuse("demo.not_empty", folder=str(root))
    return Layout(root)
