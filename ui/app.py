"""The application: theme, words, settings, the worker thread, and what happens when we are at fault ourselves."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from core.base.errors import RefusedError, refuse
from core.words.words import LANGUAGES, Language, Words

if TYPE_CHECKING:  # the window's libraries may be missing, which is said in words
    from PySide6.QtWidgets import QApplication

    from ui.kit.kit import Kit
    from ui.kit.settings import Settings
    from ui.shell.navigator import Navigator
    from ui.shell.window import MainWindow

_WARM_UP_MS = 400
"""Heavy libraries load once the start page can be used."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program as it runs."""

    app: QApplication
    kit: Kit
    window: MainWindow
    navigator: Navigator


def open_window(files: list[Path], *, language: Language | None) -> int:
    """Open the window on a package or contest (``files`` holds at most one path) and return the exit code.

    ``language`` is the one asked for; None is the one used last, Russian at first.
    """
    try:
        program = start_program(language=language)
    except RefusedError as refused:
        sys.stderr.write(Words.of(language or LANGUAGES[0]).refusal(refused) + "\n")
        return 1
    from PySide6.QtCore import QTimer

    program.window.restore_place()
    program.window.show()
    QTimer.singleShot(_WARM_UP_MS, program.navigator.flow.warm_up)
    if files:
        QTimer.singleShot(0, partial(program.navigator.open_files, files))
    try:
        return program.app.exec()
    finally:
        program.kit.tasks.close()


def start_program(*, language: Language | None) -> Program:
    """Make everything but show nothing; raises ``window.no_screen`` or ``window.libraries_missing``."""
    _check_screen()
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as problem:
        raise RefusedError("window.libraries_missing", reason=str(problem)) from problem
    from ui.kit.settings import read_settings, settings_path
    from ui.shell.navigator import Navigator
    from ui.shell.window import MainWindow

    app = QApplication(sys.argv[:1])
    app.setApplicationName("jury-workstation")
    path = settings_path()
    kit = make_kit(app, read_settings(path), path=path, language=language)
    sys.excepthook = partial(_say_our_fault, kit)
    window = MainWindow(kit)
    return Program(app, kit, window, Navigator(kit, window))


def make_kit(app: QApplication, settings: Settings, *, path: Path, language: Language | None) -> Kit:
    """Make what every page is given; the settings are written down on the worker thread."""
    from ui.kit.focus import FocusRing
    from ui.kit.icons import Icons
    from ui.kit.kit import Kit
    from ui.kit.messages import Messages
    from ui.kit.settings import SettingsStore, write_settings
    from ui.kit.speech import Speech
    from ui.kit.tasks import TaskRunner
    from ui.kit.theme import Theme, ThemeChoice
    from ui.kit.type_scale import TextSize

    messages = Messages()
    tasks = TaskRunner("desk", messages=messages)

    def write(changed: Settings) -> None:
        tasks.run(partial(write_settings, changed, path=path), owner=tasks)

    theme = Theme(app, choice=cast("ThemeChoice", settings["theme"]), text_size=cast("TextSize", settings["text_size"]))
    FocusRing(app, theme)
    remembered = cast("Language", settings["language"] or LANGUAGES[0])
    return Kit(
        theme=theme,
        icons=Icons(theme),
        speech=Speech(language or remembered),
        tasks=tasks,
        messages=messages,
        settings=SettingsStore(settings, write=write),
    )


def _check_screen() -> None:
    """Refuse in words where Qt would abort: on a Unix without a screen."""
    import os

    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        refuse("window.no_screen")


def _say_our_fault(kit: Kit, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Report an exception that nobody expected, and tell the user calmly."""
    from ui.kit.tasks import report_fault

    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    kit.messages.refuse(report_fault(fault))
