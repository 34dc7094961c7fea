"""Moving a juror's work away: packed into one file sealed with the code, and locked on this laptop.

All rounds of the contest move together, because the key does. A count of moves tells which of two desks is newer, so
no clock has a say. :mod:`core.services.scoring.moving_in` unpacks on the other laptop.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.files import worded, write_file
from core.exchange.move import Move, MoveContent, MovedKey, MovedPackage, seal_move
from core.services.scoring.moving_work import Person, read_sheets, read_work
from core.services.scoring.seats import OpenSeat
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader
from core.storage.desk.values import DeskKey, DeskMove
from core.trust import base64url, keys


def move_away(desk: Desk, at: OpenSeat, *, path: Path, code: str, clock: Clock = system_clock) -> None:
    """Write the juror's whole work into a ``.jurymove`` at ``path`` and lock it here; all or nothing.

    ``code`` is asked for again, since nobody can open the file without it. Raises what :func:`open_private_key`
    raises, or ``disk.*``.
    """
    moment = stamp(clock())
    with desk.reading() as tx:
        content = _pack(tx, at, moment=moment)
        key = _key_of(tx, at)
    keys.open_private_key(key.sealed, code=code)
    write_file(path, seal_move(content, code=code))
    try:
        with desk.writing() as writer:
            writer.moves.put(_last_move(writer, at, moment=moment))
    except BaseException:
        with worded(path):  # the work is still here, so no second copy of it may be about
            path.unlink(missing_ok=True)
        raise


def come_back(desk: Desk, *, contest: str, juror: str, generation: int, clock: Clock = system_clock) -> None:
    """Go on here after all, with the work as it was when it moved away; a file made then is old from now on.

    For a file that was lost: the juror answers for its not being opened anywhere. Nothing happens to work that is
    here already.
    """
    with desk.writing() as tx:
        held = tx.moves.get(contest, juror=juror, generation=generation)
        if held is not None and held.away:
            tx.moves.put(replace(held, number=held.number + 1, away=False, at=stamp(clock())))


def _last_move(tx: DeskReader, at: OpenSeat, *, moment: str) -> DeskMove:
    seat, generation = at.seat, at.package.generation
    held = tx.moves.get(seat.contest, juror=seat.juror, generation=generation)
    number = 1 if held is None else held.number + 1
    return DeskMove(seat.contest, seat.juror, generation, number=number, away=True, at=moment)


def _key_of(tx: DeskReader, at: OpenSeat) -> DeskKey:
    seat = at.seat
    held = tx.keys.get(seat.contest, juror=seat.juror, generation=at.package.generation)
    return held or refuse("key.damaged")


def _pack(tx: DeskReader, at: OpenSeat, *, moment: str) -> MoveContent:
    person = Person(at.seat.contest, at.seat.juror)
    generation = at.package.generation
    packages = [
        each
        for each in tx.packages.all()
        if (each.seat.contest, each.seat.juror, each.generation) == (person.contest, person.juror, generation)
    ]
    sheets = read_sheets(tx, person)
    key = _key_of(tx, at)
    move = Move(
        contest=person.contest,
        root=tx.roots.get(person.contest) or refuse("key.damaged"),
        juror=person.juror,
        generation=generation,
        number=_last_move(tx, at, moment=moment).number,
        made_at=moment,
        key=MovedKey(public=key.public, sealed=base64url.encode(key.sealed), enrolment=key.enrolment),
        packages=tuple(MovedPackage(package=each.hash, at=each.at) for each in packages),
        rounds=read_work(tx, person),
        sheets=tuple(each.hash for each in sheets),
    )
    return MoveContent(
        move=move,
        packages={each.hash: each.file for each in packages},
        scores={each.hash: each.scores for each in sheets},
        files={each.hash: each.file for each in sheets if each.file is not None},
    )
