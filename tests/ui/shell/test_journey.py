from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.services.scoring.practice import PracticeFiles
from core.services.scoring.volumes import kept_volumes
from core.trust.codes import new_code
from core.words.words import Words
from tests.ui.issued import IssuedPackage
from tests.ui.keyboard import press, write
from ui.app import Program
from ui.operations.opening import data_folder
from ui.shell.code_page import CodePage
from ui.shell.opened_page import OpenedPage
from ui.shell.start_page import StartPage
from ui.widgets.page import Page

WAIT = 20_000


def _wait_for(program: Program, kind: type[Page], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(program.window.page, kind), timeout=WAIT)


def _drop(program: Program, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nowhere, copy = QPoint(10, 10), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(program.window, QDragEnterEvent(nowhere, copy, data, button, keys))
    QApplication.sendEvent(program.window, QDropEvent(nowhere, copy, data, button, keys))


def test_a_package_is_opened_by_keyboard_from_drop_to_fingerprint(
    issued: IssuedPackage, program: Program, package: Path, qtbot: QtBot
) -> None:
    _drop(program, package)
    _wait_for(program, CodePage, qtbot)
    write(issued.code)
    with qtbot.waitSignal(program.navigator.flow.opened, timeout=WAIT) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args is not None
    desk = opened.args[0]
    assert isinstance(program.window.page, OpenedPage)
    assert program.window.windowTitle() == "Лучший госпаблик — АРМ жюри"
    shown = [label.text() for label in program.window.page.findChildren(type(program.window.banner._words))]
    assert desk.fingerprint in shown
    press(Qt.Key.Key_Return)
    _wait_for(program, StartPage, qtbot)
    assert program.navigator.flow.desk is None
    assert [each.package for each in program.kit.settings.now.recent] == [desk.package.hash]


def test_practice_needs_no_code_and_continues(program: Program, qtbot: QtBot) -> None:
    program.navigator.start.practice.setFocus()
    press(Qt.Key.Key_Return)
    _wait_for(program, OpenedPage, qtbot)
    desk = program.navigator.flow.desk
    assert desk is not None
    with qtbot.waitSignal(desk.saved):
        desk.put_mark(desk.package.entries[0].number, "K1", 8)
    press(Qt.Key.Key_Return)
    _wait_for(program, StartPage, qtbot)
    press(Qt.Key.Key_Return)  # the first line of the recent ones
    _wait_for(program, OpenedPage, qtbot)
    again = program.navigator.flow.desk
    assert again is not None
    assert again.state.marks == desk.state.marks


def test_a_package_is_opened_again_though_its_file_is_gone(
    issued: IssuedPackage, program: Program, package: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        if package.exists():
            program.navigator.open_files([package])
        else:
            program.navigator.start.recent_wanted.emit(program.kit.settings.now.recent[0])
        _wait_for(program, CodePage, qtbot)
        program.navigator.flow.give_code(issued.code)
        _wait_for(program, OpenedPage, qtbot)
        program.window.page.left.emit()
        _wait_for(program, StartPage, qtbot)
        package.unlink(missing_ok=True)


def test_a_code_of_another_package_is_refused_where_it_was_typed(code_page: CodePage, qtbot: QtBot) -> None:
    code_page.entry.put(new_code().replace(" ", ""))
    code_page.open.setFocus()
    press(Qt.Key.Key_Return)
    expected = Words.of("ru").error("code.wrong", {})
    qtbot.waitUntil(lambda: code_page.verdict.text() == expected, timeout=WAIT)
    assert not code_page.open.isEnabled()
    assert code_page.entry.groups[0].isEnabled()
    assert [group.property("verdict") for group in code_page.entry.groups] == ["refused"] * 5


def test_the_check_digit_is_judged_as_it_is_typed(issued: IssuedPackage, code_page: CodePage) -> None:
    digits = issued.code.replace(" ", "")
    write(digits[:14])
    assert code_page.verdict.text().startswith("Введено 14 цифр из 20.")
    assert not code_page.open.isEnabled()
    write(digits[14:19] + str((int(digits[19]) + 1) % 10))
    assert code_page.verdict.text().startswith("Контрольная цифра не сошлась")
    assert not code_page.open.isEnabled()
    press(Qt.Key.Key_Backspace)
    write(digits[19])
    assert code_page.verdict.text() == "Код набран верно: контрольная цифра сошлась."
    assert code_page.open.isEnabled()


def test_a_damaged_package_says_so_beside_the_code(
    issued: IssuedPackage, program: Program, package: Path, qtbot: QtBot
) -> None:
    data = bytearray(package.read_bytes())
    package.write_bytes(data[: len(data) // 2])
    program.navigator.open_files([package])
    _wait_for(program, CodePage, qtbot)
    page = program.window.page
    assert isinstance(page, CodePage)
    page.entry.put(issued.code.replace(" ", ""))
    page.open.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Попросите отправителя прислать его ещё раз." in page.verdict.text(), timeout=WAIT)
    assert page.other.isEnabled()


def test_escape_goes_back_to_the_start(program: Program, code_page: CodePage) -> None:
    assert program.window.page is code_page
    press(Qt.Key.Key_Escape)
    assert isinstance(program.window.page, StartPage)


def test_a_strangers_file_is_refused_in_a_banner(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    _drop(program, photo)
    expected = Words.of("ru").error("file.unknown_kind", {"file": "photo.jpg"})
    qtbot.waitUntil(lambda: program.window.banner.sentence == expected)
    assert isinstance(program.window.page, StartPage)


def test_evidence_is_taken_in_before_its_package(
    program: Program, practice_files: PracticeFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    volume = shutil.copyfile(practice_files.evidence[0], tmp_path / "письмо.bin")
    _drop(program, volume)
    qtbot.waitUntil(lambda: program.window.banner.sentence == "Материалы приняты: том 1 из 1.")
    folders = list((data_folder() / "desk" / "evidence").iterdir())
    assert len(folders) == 1
    assert kept_volumes(data_folder() / "desk", evidence_set="another") == ()


def test_a_line_is_taken_from_the_list_by_delete(
    issued: IssuedPackage, program: Program, package: Path, qtbot: QtBot
) -> None:
    program.navigator.open_files([package])
    _wait_for(program, CodePage, qtbot)
    program.navigator.flow.give_code(issued.code)
    _wait_for(program, OpenedPage, qtbot)
    program.window.page.left.emit()
    _wait_for(program, StartPage, qtbot)
    press(Qt.Key.Key_Delete)
    assert program.kit.settings.now.recent == ()
    assert QApplication.focusWidget() is program.navigator.start.choose


def test_the_window_goes_when_everything_is_on_disk(program: Program, qtbot: QtBot) -> None:
    program.navigator.flow.take_practice()
    _wait_for(program, OpenedPage, qtbot)
    desk = program.navigator.flow.desk
    assert desk is not None
    desk.put_mark(desk.package.entries[0].number, "K1", 8)
    assert not program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.navigator.flow.desk is None
    assert program.kit.settings.now["geometry"]


def test_what_the_disk_would_not_take_keeps_the_window(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.base.errors import RefusedError
    from core.storage.desk.desk import Desk

    def refuse_all(*_: object, **__: object) -> None:
        raise RefusedError("disk.full", file="desk.db", folder="f")

    program.navigator.flow.take_practice()
    _wait_for(program, OpenedPage, qtbot)
    desk = program.navigator.flow.desk
    assert desk is not None
    monkeypatch.setattr(Desk, "put_mark", refuse_all)
    desk.put_mark(desk.package.entries[0].number, "K1", 8)
    program.window.close()
    qtbot.waitUntil(lambda: program.window.banner.sentence.startswith("На диске нет места"))
    assert program.window.isVisible()
    assert program.navigator.flow.desk is desk
    program.window.banner.action_pressed.emit()
    _wait_for(program, StartPage, qtbot)


def test_the_language_changes_on_every_page(
    program: Program, code_page: CodePage, clipped: Callable[[object], list[str]]
) -> None:
    write("4071")
    program.kit.speech.speak(Words.of("en"))
    assert code_page.verdict.text().startswith("4 digits of 20 typed.")
    assert code_page.open.text() == "Open"
    assert program.window.windowTitle() == "Jury Workstation"
    assert clipped(program.window) == []
