"""Light, dark or as the system says; three sizes of text. Everything shown follows at once."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.kit.fonts import base_font, load_fonts
from ui.kit.palette import Role, colour_of
from ui.kit.stylesheet import make_stylesheet
from ui.kit.type_scale import ENLARGED, SIZES, TextSize

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_PALETTE: dict[QPalette.ColorRole, Role] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent_fill",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """The look in force; ``changed`` says that colours or sizes are other ones now."""

    changed = Signal()

    def __init__(self, app: QApplication, *, choice: ThemeChoice, text_size: TextSize) -> None:
        super().__init__(app)
        self._app = app
        self._choice: ThemeChoice = choice
        self._text_size: TextSize = text_size
        app.setStyle("Fusion")
        load_fonts()
        self._tell_system()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    @property
    def text_size(self) -> TextSize:
        """How large the user wants everything."""
        return self._text_size

    @property
    def is_dark(self) -> bool:
        """Whether dark colours are shown now."""
        if self._choice == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def colour(self, role: Role) -> QColor:
        """Return a role's colour in the theme in force."""
        return QColor(colour_of(role, dark=self.is_dark))

    def px(self, pixels: int) -> int:
        """Return a length as it is at the text size in force."""
        return round(pixels * ENLARGED[self._text_size])

    def choose(self, *, choice: ThemeChoice | None = None, text_size: TextSize | None = None) -> None:
        """Change what is given, and show it at once."""
        self._choice = choice or self._choice
        self._text_size = text_size or self._text_size
        self._tell_system()
        self._apply()
        self.changed.emit()

    def _tell_system(self) -> None:
        """Let title bars and the system's own dialogs follow."""
        self._app.styleHints().setColorScheme(_SCHEMES[self._choice])

    def _follow_system(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setFont(base_font(points=SIZES["body"].points * ENLARGED[self._text_size]))
        self._app.setPalette(self._make_palette())
        self._app.setStyleSheet(make_stylesheet(dark=self.is_dark, text_size=self._text_size))

    def _make_palette(self) -> QPalette:
        palette = QPalette()
        for place, role in _PALETTE.items():
            palette.setColor(place, self.colour(role))
        for place in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("text2"))
        return palette
