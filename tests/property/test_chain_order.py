"""Merging through the services: files in any order, in any batches, any number of times, give one result."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.base.pool import WorkPool
from core.domain.merging import Standing, Status
from core.services.issuing.packages import Issued
from core.services.rank import Ranking
from core.services.state import read_state
from tests.unit.services.season import MARKING
from tests.unit.services.small_contest import Play, Stage, hand_out, make_stage

BETTER = {("105", "K1"): 10, ("105", "K2"): 10}


@dataclass(frozen=True)
class Mail:
    """A contest whose packages are out, and everything that may come back for it."""

    stage: Stage
    files: tuple[bytes, ...] = field(repr=False)
    pool: WorkPool


@dataclass(frozen=True)
class Result:
    """What must not depend on the order."""

    ranking: Ranking
    standings: dict[str, Standing]
    admitted: frozenset[str]
    pinned: dict[str, tuple[int, str]]
    codes_left: frozenset[tuple[str, int]]


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mail]:
    """Sheets of five jurors: revisions, a fork and its end, two keys for one juror, and files that are no sheets."""
    with WorkPool(workers=1) as pool:
        stage = hand_out(make_stage(tmp_path_factory.mktemp("mail"), pool=pool), pool=pool)
        with stage.copy(tmp_path_factory.mktemp("signed") / "copy").play(pool) as play:
            files = tuple(_sign_everything(play))
        yield Mail(stage, files, pool)


def _sign_everything(play: Play) -> Iterator[bytes]:
    yield from (play.sign(juror).file for juror in MARKING)
    yield play.sign("J1", changed=BETTER).file
    yield play.sign("J1").file
    yield from _fork_and_settle(play)
    yield _second_key(play)
    yield b"no sheet"
    yield play.sheets["J4", 1] + b"\n"


def _fork_and_settle(play: Play) -> Iterator[bytes]:
    """Let J2 go on from an older copy of the desk, find that out, and sign a revision that names both sides."""
    shutil.copytree(play.root / "desks" / "J2", play.root / "desks" / "J2 copy")
    at = play.seats["J2 copy", 1] = play.seats["J2", 1]
    yield play.sign("J2", changed=BETTER).file
    yield play.sign("J2 copy").file
    with play.desk("J2 copy") as copy, copy.reading() as tx:
        signed = tx.sheets.of(at.seat)
    with play.desk("J2") as desk, desk.writing() as tx_own:
        for each in signed:
            tx_own.sheets.put(each)
    yield play.sign("J2", changed=BETTER).file


def _second_key(play: Play) -> bytes:
    path = play.root / "out" / "J3-round-1.jurypkg"
    issued = Issued("J3", path, play.codes["J3"], play.seats["J3", 1].package.hash, fresh=False)
    play.take(issued, desk="J3 laptop 2")
    return play.sign("J3 laptop 2", changed=BETTER).file


def merge_all(mail: Mail, batches: Sequence[Sequence[int]]) -> Result:
    """Merge files by their positions, batch after batch, into a fresh copy of the contest."""
    with (
        tempfile.TemporaryDirectory() as place,
        mail.stage.copy(Path(place) / "copy").play(mail.pool) as play,
    ):
        for batch in batches:
            play.merge(*(mail.files[position] for position in batch))
        ranking = play.rank()
        with play.folder.reading() as tx:
            tx.journal.verify()
            state = read_state(tx)
            slips = {(each.juror, each.number) for each in tx.keys.generations() if each.sealed is not None}
            return Result(
                ranking=ranking,
                standings={juror: state.standing_of(juror, round_number=1) for juror in MARKING},
                admitted=frozenset(each for each in tx.sheets.facts() if state.is_admitted(each)),
                pinned=state.pinned_keys(),
                codes_left=frozenset(slips),
            )


@st.composite
def deliveries(draw: st.DrawFn, count: int) -> list[list[int]]:
    """Every file at least once, in any order, some again, cut into batches."""
    order = draw(st.permutations(range(count)))
    order = [*order, *draw(st.lists(st.sampled_from(range(count)), max_size=4))]
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    return [order[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@pytest.fixture(scope="module")
def straight(mail: Mail) -> Result:
    """Everything once, in the order it was signed."""
    return merge_all(mail, [range(len(mail.files))])


def test_what_is_settled_counts_and_what_is_disputed_does_not(straight: Result) -> None:
    assert set(straight.ranking.sheets) == {"J1", "J2", "J4"}
    assert straight.standings["J3"].status is Status.KEY_CONFLICT


@settings(max_examples=20)
@given(data=st.data())
def test_any_order_any_batches_any_number_of_times_give_one_result(
    mail: Mail, straight: Result, data: st.DataObject
) -> None:
    assert merge_all(mail, data.draw(deliveries(len(mail.files)))) == straight
