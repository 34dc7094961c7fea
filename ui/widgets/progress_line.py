"""A line that fills: how much of a whole is done, always with the numbers in words beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from ui.widgets.labels import set_tone


class ProgressLine(QProgressBar):
    """Four pixels high, without words of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(4)

    def show_share(self, done: int, total: int, *, tone: str = "accent") -> None:
        """Fill the part that is done; ``saved`` and ``second`` are other tones."""
        self.setRange(0, max(total, 1))
        self.setValue(done)
        set_tone(self, tone)

    def show_busy(self) -> None:
        """Move without end: nobody knows how long it takes."""
        self.setRange(0, 0)
