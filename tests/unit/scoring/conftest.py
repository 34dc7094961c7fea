"""A desk with the practice package opened on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.services.scoring.practice import PracticeFiles, make_practice
from core.services.scoring.seats import OpenSeat, take_package
from core.storage.desk.desk import Desk
from core.trust.codes import PRACTICE_CODE


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> PracticeFiles:
    return make_practice(tmp_path_factory.mktemp("practice"), language="ru")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def seat(desk: Desk, practice: PracticeFiles) -> OpenSeat:
    return take_package(desk, data=practice.package.read_bytes(), code=PRACTICE_CODE)
