from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.base.pool import WorkPool
from tests.unit.services.small_contest import Play, Stage, collect, hand_out, make_stage, reach_final


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkPool]:
    """One worker process for all tests of the room."""
    with WorkPool(workers=1) as made:
        yield made


@pytest.fixture(scope="session")
def assigned_stage(tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    return make_stage(tmp_path_factory.mktemp("assigned"), pool=pool)


@pytest.fixture(scope="session")
def issued_stage(assigned_stage: Stage, tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    return hand_out(assigned_stage.copy(tmp_path_factory.mktemp("issued") / "copy"), pool=pool)


@pytest.fixture(scope="session")
def merged_stage(issued_stage: Stage, tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    return collect(issued_stage.copy(tmp_path_factory.mktemp("merged") / "copy"), pool=pool)


@pytest.fixture(scope="session")
def final_stage(merged_stage: Stage, tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    return reach_final(merged_stage.copy(tmp_path_factory.mktemp("final") / "copy"), pool=pool)


@pytest.fixture
def assigned(assigned_stage: Stage, tmp_path: Path, pool: WorkPool) -> Iterator[Play]:
    """Entries, jury and assignment are there; nothing is issued."""
    with assigned_stage.copy(tmp_path / "copy").play(pool) as play:
        yield play


@pytest.fixture
def issued(issued_stage: Stage, tmp_path: Path, pool: WorkPool) -> Iterator[Play]:
    """Every juror has opened the package of round 1; no sheet has come back."""
    with issued_stage.copy(tmp_path / "copy").play(pool) as play:
        yield play


@pytest.fixture
def merged(merged_stage: Stage, tmp_path: Path, pool: WorkPool) -> Iterator[Play]:
    """The sheets of all jurors of round 1 are merged; the round is open."""
    with merged_stage.copy(tmp_path / "copy").play(pool) as play:
        yield play


@pytest.fixture
def final(final_stage: Stage, tmp_path: Path, pool: WorkPool) -> Iterator[Play]:
    """Round 1 is closed, the sheets of all jurors of round 2 are merged; round 2 is open."""
    with final_stage.copy(tmp_path / "copy").play(pool) as play:
        yield play
