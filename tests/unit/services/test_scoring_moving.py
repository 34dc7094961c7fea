"""A juror's work goes to another laptop whole, and nothing newer is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.base.ids import sha256
from core.exchange.move import SUFFIX, MoveContent, open_move, seal_move
from core.services.merging.verdicts import VerdictKind
from core.services.scoring.moving import come_back, move_away
from core.services.scoring.moving_in import Arrived, take_move
from core.services.scoring.moving_work import Person, read_sheets, read_work
from core.services.scoring.seats import OpenSeat, take_package
from core.services.scoring.sheets import sign_sheet
from core.storage.desk.values import NoteKind
from core.trust.codes import PRACTICE_CODE
from tests.unit.services.small_contest import Play, clock


def refused(action: Callable[[], object]) -> RefusedError:
    with pytest.raises(RefusedError) as problem:
        action()
    return problem.value


def leave(play: Play, desk: str = "J1", *, name: str = "work") -> Path:
    """Let J1's work leave a desk."""
    path = play.root / f"{name}{SUFFIX}"
    with play.desk(desk) as opened:
        move_away(opened, play.seats[desk, 1], path=path, code=play.codes["J1"], clock=clock)
    return path


def arrive(play: Play, path: Path, desk: str = "J1 home", *, replacing: bool = False) -> Arrived:
    with play.desk(desk) as opened:
        return take_move(opened, data=path.read_bytes(), code=play.codes["J1"], replacing=replacing)


def reopen(play: Play, desk: str) -> OpenSeat:
    """Open the newest package that a desk keeps."""
    with play.desk(desk) as opened:
        with opened.reading() as tx:
            file = tx.packages.all()[-1].file
        seat = take_package(opened, data=file, code=play.codes["J1"], clock=clock)
    play.seats[desk, 1] = seat
    return seat


def work_on(play: Play, desk: str) -> tuple[object, object]:
    """Return all that stands on a desk for J1."""
    seat = play.seats["J1", 1].seat
    person = Person(seat.contest, seat.juror)
    with play.desk(desk) as opened, opened.reading() as tx:
        return read_work(tx, person), read_sheets(tx, person)


def mark(play: Play, desk: str, entry: str = "101", steps: int = 3) -> None:
    with play.desk(desk) as opened:
        opened.put_mark(play.seats["J1", 1].seat, entry=entry, criterion="K1", steps=steps)


def fill(play: Play) -> None:
    """Give J1's desk something of everything."""
    seat = play.seats["J1", 1].seat
    play.sign("J1", recused={"102": "сестра"}, remarks={"101": "живо"})
    with play.desk("J1") as desk, desk.writing() as tx:
        tx.notes.put(seat, NoteKind.NOTE, entry="103", words="посмотреть ещё раз")
        tx.notes.put(seat, NoteKind.FLAG, entry="103", words="flag")
        tx.notes.put(seat, NoteKind.CONFLICT, entry="102", words="сестра")
        tx.notes.put_statement(seat, at="2025-12-12T14:05:00+07:00")


def test_everything_goes_along(issued: Play) -> None:
    fill(issued)
    before = work_on(issued, "J1")
    arrived = arrive(issued, leave(issued))
    assert work_on(issued, "J1 home") == before
    assert (arrived.seat, arrived.sheets) == (issued.seats["J1", 1].seat, 1)
    assert arrived.package == issued.seats["J1", 1].package.hash


def test_the_next_revision_is_signed_there_with_the_same_key(issued: Play) -> None:
    fill(issued)
    first = issued.sign("J1")
    assert issued.merge_one(first).kind is VerdictKind.ACCEPTED
    arrive(issued, leave(issued))
    seat = reopen(issued, "J1 home")
    assert (seat.fingerprint, seat.alarms) == (issued.seats["J1", 1].fingerprint, ())
    second = issued.sign("J1 home", changed={("103", "K1"): 1})
    assert second.scores.revision == first.scores.revision + 1
    assert issued.merge_one(second).kind is VerdictKind.SUPERSEDED


def test_the_desk_that_the_work_left_is_locked(issued: Play) -> None:
    before = work_on(issued, "J1")
    leave(issued)
    problem = refused(lambda: reopen(issued, "J1"))
    assert (problem.code, problem.facts) == ("desk.moved", {"at": "2025-12-12T14:05:00+07:00"})
    assert work_on(issued, "J1") == before


def test_work_comes_back_to_where_it_was_before(issued: Play) -> None:
    mark(issued, "J1", steps=1)
    arrive(issued, leave(issued))
    reopen(issued, "J1 home")
    mark(issued, "J1 home", steps=9)
    arrive(issued, leave(issued, "J1 home", name="back"), "J1")
    reopen(issued, "J1")
    assert work_on(issued, "J1") == work_on(issued, "J1 home")
    assert refused(lambda: reopen(issued, "J1 home")).code == "desk.moved"


def test_its_own_file_opened_nowhere_gives_the_work_back(issued: Play) -> None:
    mark(issued, "J1")
    before = work_on(issued, "J1")
    arrive(issued, leave(issued), "J1")
    reopen(issued, "J1")
    assert work_on(issued, "J1") == before


def test_a_lost_file_is_given_up_and_then_too_old(issued: Play) -> None:
    path = leave(issued)
    seat = issued.seats["J1", 1].seat
    for _ in range(2):
        with issued.desk("J1") as desk:
            come_back(desk, contest=seat.contest, juror="J1", generation=1, clock=clock)
    reopen(issued, "J1")
    mark(issued, "J1")
    before = work_on(issued, "J1")
    assert refused(lambda: arrive(issued, path, "J1")).code == "move.older"
    assert work_on(issued, "J1") == before


def test_the_same_file_a_second_time_changes_nothing(issued: Play) -> None:
    path = leave(issued)
    arrive(issued, path)
    mark(issued, "J1 home", steps=7)
    before = work_on(issued, "J1 home")
    assert refused(lambda: arrive(issued, path, replacing=True)).code == "move.already_here"
    assert work_on(issued, "J1 home") == before


def test_a_file_of_an_earlier_move_is_refused(issued: Play) -> None:
    first = leave(issued)
    arrive(issued, first)
    reopen(issued, "J1 home")
    second = leave(issued, "J1 home", name="second")
    arrive(issued, second, "J1")
    assert refused(lambda: arrive(issued, first, "J1", replacing=True)).code == "move.older"
    assert refused(lambda: arrive(issued, first, replacing=True)).code == "move.older"


def test_marks_that_the_file_lacks_are_replaced_only_when_the_juror_says_so(issued: Play) -> None:
    issued.take(issued.issue(juror="J1")["J1"], desk="J1 home")
    mark(issued, "J1 home", steps=5)
    mark(issued, "J1 home", entry="102", steps=6)
    mark(issued, "J1", steps=5)
    path = leave(issued)
    problem = refused(lambda: arrive(issued, path))
    assert (problem.code, problem.facts) == ("move.would_replace", {"marks": 1, "words": 0})
    arrive(issued, path, replacing=True)
    assert work_on(issued, "J1 home") == work_on(issued, "J1")
    assert reopen(issued, "J1 home").fingerprint == issued.seats["J1", 1].fingerprint


def test_marks_that_the_file_brings_too_are_no_loss(issued: Play) -> None:
    issued.take(issued.issue(juror="J1")["J1"], desk="J1 home")
    for desk in ("J1 home", "J1"):
        mark(issued, desk, steps=5)
    mark(issued, "J1", entry="102")
    arrive(issued, leave(issued))
    assert work_on(issued, "J1 home") == work_on(issued, "J1")


def test_a_key_that_signed_here_is_never_replaced(issued: Play) -> None:
    issued.take(issued.issue(juror="J1")["J1"], desk="J1 home")
    issued.sign("J1 home")
    path = leave(issued)
    assert refused(lambda: arrive(issued, path, replacing=True)).code == "move.signed_here"


def test_a_sheet_signed_on_a_copy_stays_beside_those_that_arrive(issued: Play) -> None:
    issued.sign("J1")
    shutil.copytree(issued.root / "desks" / "J1", issued.root / "desks" / "J1 home")
    issued.seats["J1 home", 1] = issued.seats["J1", 1]
    there, here = issued.sign("J1", changed={("101", "K1"): 2}), issued.sign("J1 home")
    arrive(issued, leave(issued), replacing=True)
    third = issued.sign("J1 home")
    assert {there.scores.hash, here.scores.hash} < set(third.scores.ancestors)


def test_a_wrong_code_opens_nothing_and_writes_nothing(issued: Play) -> None:
    path = issued.root / f"never{SUFFIX}"
    with issued.desk("J1") as desk:
        seat = issued.seats["J1", 1]
        assert refused(lambda: move_away(desk, seat, path=path, code=issued.codes["J2"])).code == "code.wrong"
        assert not path.exists()
        take_package(desk, data=(issued.root / "out" / "J1-round-1.jurypkg").read_bytes(), code=issued.codes["J1"])
    file = leave(issued).read_bytes()
    with issued.desk("J1 home") as desk:
        assert refused(lambda: take_move(desk, data=file, code=issued.codes["J2"])).code == "code.wrong"
        assert refused(lambda: take_move(desk, data=file, code=PRACTICE_CODE)).code == "code.wrong"


def test_a_file_that_cannot_be_written_leaves_the_work_here(issued: Play) -> None:
    folder = issued.root / "file"
    folder.write_bytes(b"not a folder")
    with issued.desk("J1") as desk, pytest.raises(RefusedError):
        move_away(desk, issued.seats["J1", 1], path=folder / "x", code=issued.codes["J1"])
    reopen(issued, "J1")


def test_the_other_jurors_of_a_shared_laptop_stay(issued: Play) -> None:
    mine = issued.seats["J1", 1]
    issued.take(issued.issue(juror="J2")["J2"], desk="J1")
    issued.seats["J1", 1] = mine
    arrive(issued, leave(issued))
    other = issued.root / "out" / "J2-round-1.jurypkg"
    with issued.desk("J1") as desk:
        assert take_package(desk, data=other.read_bytes(), code=issued.codes["J2"]).seat.juror == "J2"
    with issued.desk("J1 home") as desk, desk.reading() as tx:
        assert {each.seat.juror for each in tx.packages.all()} == {"J1"}


@pytest.mark.parametrize("part", [0.0, 0.01, 0.2, 0.5, 0.8, 0.999])
def test_every_damage_is_refused_and_changes_nothing(issued: Play, part: float) -> None:
    data = leave(issued).read_bytes()
    place = int(part * len(data))
    for spoilt in (data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], data[:place]):
        with issued.desk("J1 home") as desk:
            with pytest.raises(RefusedError) as problem:
                take_move(desk, data=spoilt, code=issued.codes["J1"])
            assert problem.value.code.partition(".")[0] in {"zip", "move", "code"}
            with desk.reading() as tx:
                assert (tx.packages.all(), tx.keys.all()) == ((), ())


def _spoil(content: MoveContent, **changes: object) -> MoveContent:
    return MoveContent(content.move.model_copy(update=changes), content.packages, content.scores, content.files)


@pytest.mark.parametrize("what", ["juror", "generation", "root", "key", "marks", "words", "sheet"])
def test_a_file_whose_parts_do_not_belong_together_is_refused(issued: Play, what: str) -> None:
    fill(issued)
    code = issued.codes["J1"]
    content = open_move(leave(issued).read_bytes(), code=code)
    move = content.move
    work = move.rounds[0]
    other = issued.sign("J2").scores.to_bytes()
    spoilt = {
        "juror": _spoil(content, juror="J2"),
        "generation": _spoil(content, generation=2),
        "root": _spoil(content, root=move.key.public),
        "key": _spoil(content, key=move.key.model_copy(update={"sealed": "!"})),
        "marks": _spoil(content, rounds=(work.model_copy(update={"marks": {"101": {"K1": 11}}}),)),
        "words": _spoil(content, rounds=(work.model_copy(update={"words": {"secret": {"101": "?"}}}),)),
        "sheet": MoveContent(
            move.model_copy(update={"sheets": (sha256(other),)}), content.packages, {sha256(other): other}
        ),
    }
    data = seal_move(spoilt[what], code=code)
    with issued.desk("J1 home") as desk:
        assert refused(lambda: take_move(desk, data=data, code=code)).code == "move.contents"
        with desk.reading() as tx:
            assert tx.packages.all() == ()


def test_a_strangers_package_does_not_come_along(issued: Play) -> None:
    code = issued.codes["J1"]
    content = open_move(leave(issued).read_bytes(), code=code)
    stranger = (issued.root / "out" / "J2-round-1.jurypkg").read_bytes()
    spoilt = MoveContent(content.move, dict.fromkeys(content.packages, stranger), content.scores)
    with issued.desk("J1 home") as desk:
        assert refused(lambda: take_move(desk, data=seal_move(spoilt, code=code), code=code)).code == "code.wrong"


def test_a_move_while_the_sheet_is_unsigned_is_signed_at_the_other_end(issued: Play) -> None:
    arrive(issued, leave(issued))
    seat = reopen(issued, "J1 home")
    with issued.desk("J1 home") as desk:
        assert refused(lambda: sign_sheet(desk, seat)).code == "sheet.incomplete"
    assert issued.merge_one(issued.sign("J1 home")).kind is VerdictKind.ACCEPTED
