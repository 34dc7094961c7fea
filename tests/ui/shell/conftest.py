"""What the journeys through start page and code share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.issued import IssuedPackage
from ui.app import Program
from ui.shell.code_page import CodePage
from ui.shell.opened_page import OpenedPage
from ui.widgets.page import Page

P = TypeVar("P", bound=Page)


@pytest.fixture
def package(issued: IssuedPackage, tmp_path: Path) -> Path:
    """A package as it comes by mail: its name is anybody's."""
    return shutil.copyfile(issued.package, tmp_path / "вложение (1).bin")


@pytest.fixture
def code_page(program: Program, package: Path, qtbot: QtBot) -> CodePage:
    """The page that asks for the code of the package."""
    program.navigator.open_files([package])
    return wait_for_page(program, CodePage, qtbot)


@pytest.fixture
def wait_opened(program: Program, qtbot: QtBot) -> Callable[[], OpenedPage]:
    return lambda: wait_for_page(program, OpenedPage, qtbot)


def wait_for_page(program: Program, kind: type[P], qtbot: QtBot) -> P:
    qtbot.waitUntil(lambda: isinstance(program.window.page, kind), timeout=20_000)
    page = program.window.page
    assert isinstance(page, kind)
    return page
