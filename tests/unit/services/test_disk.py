"""A full or read-only disk in the middle of a verb: said in words, and the contest stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from core.base.errors import RefusedError
from core.services.assignments import assign_round
from core.services.importing.entries import import_entries
from core.services.importing.jurors import import_jurors
from tests.unit.services.season import ENTRIES, NUMBERS, write_entries, write_jurors
from tests.unit.services.small_contest import Play, clock


@contextmanager
def full(play: Play) -> Iterator[None]:
    """Let the database grow no further, as on a full disk."""
    _pragma(play, "max_page_count = 1")
    yield
    _pragma(play, "max_page_count = 1000000")


@contextmanager
def read_only(play: Play) -> Iterator[None]:
    """Let the database take no write."""
    _pragma(play, "query_only = ON")
    yield
    _pragma(play, "query_only = OFF")


def _pragma(play: Play, text: str) -> None:
    with play.folder.reading() as tx:
        tx.journal._connection.exec_driver_sql(f"PRAGMA {text}")


def import_more(play: Play) -> None:
    rows = tuple((f"9{number:03}", "1", "Школа " * 60, "", "", "") for number in range(40))
    import_entries(play.folder, write_entries(play.root / "more.xlsx", (*ENTRIES, *rows)), pool=play.pool, clock=clock)


def import_jury(play: Play) -> None:
    rows = tuple((f"Q{number}", "Имя " * 40, "Должность " * 25, "", "", "", "", "") for number in range(60))
    import_jurors(play.folder, write_jurors(play.root / "more.xlsx", rows), pool=play.pool, clock=clock)


def assign(play: Play) -> None:
    for seed in range(40):
        assign_round(play.folder, round_number=1, per_entry=2, seed=seed, clock=clock)


def issue(play: Play) -> None:
    play.issue(juror="J1")


def merge(play: Play) -> None:
    play.merge_one(play.sign("J1", remarks=dict.fromkeys(NUMBERS, "Подробно. " * 300)))


def meet(play: Play) -> None:
    play.hold_meeting(1, values={"text": "x" * 4000})


def decide(play: Play) -> None:
    play.decide('kind = "special_prize"\nentry = "101"\naward = "Приз"')


def close(play: Play) -> None:
    play.advance()


VERBS: dict[str, tuple[str, Callable[[Play], None]]] = {
    "import": ("assigned", import_more),
    "jurors": ("assigned", import_jury),
    "assign": ("assigned", assign),
    "issue": ("assigned", issue),
    "merge": ("issued", merge),
    "meeting": ("issued", meet),
    "decide": ("issued", decide),
    "advance": ("adopted", close),
}


@pytest.fixture
def adopted(merged: Play) -> Play:
    merged.meet(1)
    return merged


@pytest.mark.parametrize("name", VERBS)
def test_a_read_only_disk_is_said_and_nothing_is_changed(name: str, request: pytest.FixtureRequest) -> None:
    stage, verb = VERBS[name]
    play: Play = request.getfixturevalue(stage)
    before = play.snapshot()
    with read_only(play), pytest.raises(RefusedError) as refused:
        verb(play)
    assert refused.value.code == "disk.read_only"
    assert refused.value.facts["file"] == "contest.db"
    assert play.snapshot() == before
    verb(play)
    assert play.snapshot() != before


@pytest.mark.parametrize("name", ["import", "jurors", "issue", "merge"])
def test_a_full_disk_is_said_and_nothing_is_changed(name: str, request: pytest.FixtureRequest) -> None:
    stage, verb = VERBS[name]
    play: Play = request.getfixturevalue(stage)
    before = play.snapshot()
    with full(play), pytest.raises(RefusedError) as refused:
        verb(play)
    assert refused.value.code == "disk.full"
    assert play.snapshot() == before
    verb(play)
    assert play.snapshot() != before
