"""PT Sans, brought along so that every laptop shows the same letters."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "PT Sans"
_FACES = ("PT_Sans-Web-Regular.ttf", "PT_Sans-Web-Bold.ttf")
"""The two faces windows are set in; italics would cost start-up time and are used nowhere."""


def load_fonts() -> None:
    """Make the family known to Qt; without it, Qt falls back to the system's own font."""
    from fontpkg_pt_sans import ROOT

    for face in _FACES:
        QFontDatabase.addApplicationFont(str(ROOT / "files" / face))


def base_font(*, points: float) -> QFont:
    """Return the font that everything inherits: unhinted, so that letters keep their drawn widths."""
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
