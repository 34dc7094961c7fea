"""What goes wrong in the sample contest, and how it is put right: a restored backup, a lost laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.services.decisions import record_decision
from core.services.demo.laptops import Laptop, copy_desk, mark_and_sign, reconsider
from core.services.demo.papers import write_decision
from core.services.demo.play import Play
from core.services.demo.rounds import sitting
from core.services.inventing.simulate import MarkRow
from core.services.issuing.packages import issue_packages
from core.services.merging.verdicts import VerdictKind

_REASON = "Смоделировано: ноутбук члена жюри утерян, ключ подписи мог попасть к посторонним."


def play_fork(play: Play, *, juror: str, round_number: int) -> None:
    """Let a juror sign twice on from the same sheet, once at a restored backup; a revision naming both settles it."""
    with play.stages.run("fork", round_number=round_number) as running:
        once, twice = (_change_mind(play, juror, round_number=round_number, marks=marks) for marks in (1, 2))
        backup = copy_desk(play.laptops[juror], name=f"{juror}-backup")
        own = mark_and_sign(sitting(play, juror, rows=once, round_number=round_number), pool=play.pool)
        play.merge([own], round_number=round_number, expected=VerdictKind.SUPERSEDED)
        stray = replace(sitting(play, juror, rows=twice, round_number=round_number), laptop=backup)
        play.merge([mark_and_sign(stray, pool=play.pool)], round_number=round_number, expected=VerdictKind.FORK)
        _reissue(play, juror, round_number=round_number, new_code=False)
        _sign_again(play, juror, rows=twice, round_number=round_number)
        running.count = 1


def play_loss(play: Play, *, juror: str, round_number: int) -> None:
    """Let a juror lose a laptop: key revoked, new code, and on from the sheet that the secretary holds.

    A sheet signed at the lost laptop turns up after the revocation and is refused.
    """
    with play.stages.run("lost_laptop", round_number=round_number) as running:
        rows = _change_mind(play, juror, round_number=round_number, marks=1)
        late = mark_and_sign(sitting(play, juror, rows=rows, round_number=round_number), pool=play.pool)
        path = play.layout.acts / "decision-revoke.toml"
        data = write_decision(path, {"kind": "revoke", "reason": _REASON, "juror": juror})
        record_decision(play.folder, data=data, name=path.name)
        _reissue(play, juror, round_number=round_number, new_code=True)
        play.merge([late], round_number=round_number, expected=VerdictKind.REFUSED)
        code = play.packages[juror, round_number].code
        play.laptops[juror] = Laptop(juror, play.layout.desk(f"{juror}-new"), code)
        _sign_again(play, juror, rows=rows, round_number=round_number)
        running.count = 1


def _change_mind(play: Play, juror: str, *, round_number: int, marks: int) -> list[MarkRow]:
    criteria = play.rules.round(round_number).criteria
    return reconsider(play.rows[juror, round_number], criteria=criteria, count=marks)


def _sign_again(play: Play, juror: str, *, rows: Sequence[MarkRow], round_number: int) -> None:
    signed = mark_and_sign(sitting(play, juror, rows=rows, round_number=round_number), pool=play.pool)
    play.merge([signed], round_number=round_number, expected=VerdictKind.SUPERSEDED)


def _reissue(play: Play, juror: str, *, round_number: int, new_code: bool) -> None:
    issued = issue_packages(
        play.folder,
        office=play.office,
        round_number=round_number,
        out=play.layout.packages(round_number),
        juror=juror,
        new_code=new_code,
    )
    play.hand_out(issued.packages, round_number=round_number)
