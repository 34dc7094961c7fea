"""What the program remembers between two evenings: language, theme, text size, layout, recent packages.

``settings.json`` in the user's configuration folder; version 1 is the first. Settings are a convenience: a file that
cannot be read counts as none, a value that is not allowed counts as its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from core.base.errors import RefusedError
from core.base.files import read_file, write_file
from core.words.words import LANGUAGES
from ui.kit.recent import Recent, read_recents
from ui.kit.theme import THEME_CHOICES
from ui.kit.type_scale import TEXT_SIZES

_MAX_BYTES = 1_000_000
_MAX_RECENT = 12
_ANY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: its default, and the values it may take; none named means any text."""

    default: str
    allowed: tuple[str, ...] = _ANY

    def read(self, value: object) -> str:
        """Return the value if it may stand, or the default."""
        fits = isinstance(value, str) and (not self.allowed or value in self.allowed)
        return str(value) if fits else self.default


CHOICES: dict[str, Choice] = {
    "language": Choice("", ("", *LANGUAGES)),  # empty: as the program was started
    "theme": Choice("system", THEME_CHOICES),
    "text_size": Choice("normal", TEXT_SIZES),
    "geometry": Choice(""),  # of the window, as Qt saves it, in base64
    "splitters": Choice(""),  # widths inside pages, the same way
    "folder": Choice(""),  # where a file was chosen last
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered; ``choices`` has a value for each of ``CHOICES``."""

    choices: Mapping[str, str] = field(default_factory=lambda: {name: each.default for name, each in CHOICES.items()})
    recent: tuple[Recent, ...] = ()

    def __getitem__(self, name: str) -> str:
        """Return one choice."""
        return self.choices[name]


class SettingsStore:
    """Holds the settings in memory and hands them to whoever writes them down."""

    def __init__(self, settings: Settings, *, write: Callable[[Settings], None]) -> None:
        self._settings = settings
        self._write = write

    @property
    def now(self) -> Settings:
        """The settings in force."""
        return self._settings

    def choose(self, name: str, value: str) -> None:
        """Change one choice; a value that is not allowed raises ValueError."""
        if CHOICES[name].read(value) != value:
            raise ValueError(value)
        self._keep(replace(self._settings, choices={**self._settings.choices, name: value}))

    def remember(self, recent: Recent) -> None:
        """Put a package on top of the recent ones, in place of what was known of it."""
        others = [each for each in self._settings.recent if each.key != recent.key]
        self._keep(replace(self._settings, recent=(recent, *others)[:_MAX_RECENT]))

    def forget(self, recent: Recent) -> None:
        """Take a package from the list."""
        others = tuple(each for each in self._settings.recent if each.key != recent.key)
        self._keep(replace(self._settings, recent=others))

    def _keep(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._write(settings)


def settings_path() -> Path:
    """Return where the settings lie for this user."""
    from platformdirs import user_config_path

    return user_config_path("jury-workstation", appauthor=False) / "settings.json"


def read_settings(path: Path) -> Settings:
    """Return what was remembered, or the defaults where nothing can be read."""
    try:
        document: object = json.loads(read_file(path, max_bytes=_MAX_BYTES))
    except (RefusedError, ValueError, RecursionError):
        return Settings()
    if not isinstance(document, dict):
        return Settings()
    choices = {name: each.read(document.get(name)) for name, each in CHOICES.items()}
    return Settings(choices=choices, recent=read_recents(document.get("recent"))[:_MAX_RECENT])


def write_settings(settings: Settings, *, path: Path) -> None:
    """Write the settings down, whole or not at all; raises ``disk.*``."""
    document = {"version": 1, **settings.choices, "recent": [asdict(each) for each in settings.recent]}
    write_file(path, json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8"))
