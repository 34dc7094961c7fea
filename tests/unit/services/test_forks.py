"""Two sheets of one juror that contradict each other, two keys for one juror, a lost laptop: lawful ways out."""

from __future__ import annotations

import shutil

import pytest

from core.base.errors import RefusedError
from core.domain.merging import Standing, Status
from core.services.issuing.packages import Issued
from core.services.merging.verdicts import VerdictKind
from core.services.scoring.sheets import SignedSheet
from core.services.state import read_state
from tests.unit.services.small_contest import Play
from tests.unit.services.test_merge import TIE, counted, shown

OTHER = {("103", "K1"): 1}


def standing(play: Play, juror: str = "J1") -> Standing:
    with play.folder.reading() as tx:
        return read_state(tx).standing_of(juror, round_number=1)


def restore_backup(play: Play, juror: str = "J1") -> str:
    """Make a copy of a juror's desk, as a restored backup would be; the key is the same."""
    copy = f"{juror} backup"
    shutil.copytree(play.root / "desks" / juror, play.root / "desks" / copy)
    play.seats[copy, 1] = play.seats[juror, 1]
    return copy


def fork(play: Play) -> tuple[SignedSheet, SignedSheet]:
    """Let J1 sign on a desk and on its older copy; both sheets arrive."""
    copy = restore_backup(play)
    sheets = play.sign("J1"), play.sign(copy, changed=TIE)
    assert shown(play.merge_one(sheets[0])) == (VerdictKind.ACCEPTED, "merge.accepted")
    verdict = play.merge_one(sheets[1])
    assert shown(verdict) == (VerdictKind.FORK, "merge.fork")
    assert verdict.against == (sheets[0].scores.hash,)
    assert verdict.kind.needs_someone
    return sheets


def second_laptop(play: Play, juror: str = "J1") -> str:
    """Open the first package of a juror with its code on another laptop: a second key in the same generation."""
    path = play.root / "out" / f"{juror}-round-1.jurypkg"
    package = play.seats[juror, 1].package.hash
    play.take(Issued(juror, path, play.codes[juror], package, fresh=False), desk=f"{juror} laptop 2")
    return f"{juror} laptop 2"


def test_nothing_counts_in_a_fork_however_often_its_sheets_come(issued: Play) -> None:
    first, second = fork(issued)
    assert standing(issued) == Standing(Status.FORK, tuple(sorted((first.scores.hash, second.scores.hash))), None)
    assert counted(issued) == {}
    assert [each.kind for each in issued.merge(second.file, first.file)] == [VerdictKind.ALREADY_MERGED] * 2


def test_a_juror_ends_a_fork_by_a_revision_that_names_both(issued: Play) -> None:
    first, second = fork(issued)
    seat = issued.take(issued.issue(juror="J1")["J1"])
    assert {head.hash for head in seat.content.heads} == {first.scores.hash, second.scores.hash}
    third = issued.sign("J1", changed=OTHER)
    assert third.scores.revision == 2
    assert set(third.scores.ancestors) == {first.scores.hash, second.scores.hash}
    verdict = issued.merge_one(third)
    assert shown(verdict) == (VerdictKind.SUPERSEDED, "merge.superseded")
    assert set(verdict.against) == {first.scores.hash, second.scores.hash}
    assert counted(issued) == {"J1": third.scores.hash}


def test_a_desk_alarms_when_the_secretary_holds_a_sheet_that_it_never_signed(issued: Play) -> None:
    _, second = fork(issued)
    named = issued.issue(juror="J1")["J1"]
    seat = issued.take(named)
    assert [(alarm.code, alarm.facts) for alarm in seat.alarms] == [
        ("desk.sheet_unknown", {"sheet": second.scores.hash[:12], "round": 1})
    ]
    issued.sign("J1")
    assert issued.take(named).alarms == ()


def test_a_revision_that_names_one_side_only_leaves_the_fork(issued: Play) -> None:
    first, second = fork(issued)
    third = issued.sign("J1", changed=OTHER)
    assert third.scores.ancestors == (first.scores.hash,)
    verdict = issued.merge_one(third)
    assert (verdict.kind, verdict.against) == (VerdictKind.FORK, (second.scores.hash,))
    assert counted(issued) == {}


def test_a_decision_ends_a_fork_by_accepting_one_whole_sheet(issued: Play) -> None:
    first, second = fork(issued)
    decision = issued.decide(f'kind = "fork"\njuror = "J1"\nsheet = "{second.scores.hash[:12]}"')
    assert (decision.number, decision.sheet) == (1, second.scores.hash)
    assert counted(issued) == {"J1": second.scores.hash}
    assert issued.merge_one(first).kind is VerdictKind.HISTORY
    third = issued.sign("J1 backup", changed=OTHER)
    assert issued.merge_one(third).kind is VerdictKind.SUPERSEDED
    assert counted(issued) == {"J1": third.scores.hash}


def test_a_set_aside_line_that_goes_on_is_a_fork_again(issued: Play) -> None:
    _, second = fork(issued)
    issued.decide(f'kind = "fork"\njuror = "J1"\nsheet = "{second.scores.hash}"')
    assert issued.merge_one(issued.sign("J1", changed=OTHER)).kind is VerdictKind.FORK


def test_two_keys_in_one_generation_stop_both_until_a_decision_names_one(issued: Play) -> None:
    other = second_laptop(issued)
    mine, strange = issued.sign("J1"), issued.sign(other, changed=TIE)
    issued.merge_one(mine)
    verdict = issued.merge_one(strange)
    assert shown(verdict) == (VerdictKind.KEY_CONFLICT, "merge.key_conflict")
    assert verdict.against == (issued.seats["J1", 1].fingerprint,)
    assert counted(issued) == {}
    text = 'kind = "key_conflict"\njuror = "J1"\nfingerprint = "{}"'
    with pytest.raises(RefusedError, match=r"decision\.unknown_key"):
        issued.decide(text.format(issued.seats["J2", 1].fingerprint))
    issued.decide(text.format(issued.seats["J1", 1].fingerprint))
    assert counted(issued) == {"J1": mine.scores.hash}
    late = issued.merge_one(issued.sign(other))
    assert shown(late) == (VerdictKind.REFUSED, "key.rejected")


def test_a_key_conflict_comes_out_the_same_when_both_sheets_come_at_once(issued: Play) -> None:
    other = second_laptop(issued)
    verdicts = issued.merge(issued.sign("J1").file, issued.sign(other).file)
    assert [each.kind for each in verdicts] == [VerdictKind.ACCEPTED, VerdictKind.KEY_CONFLICT]
    assert (standing(issued).status, counted(issued)) == (Status.KEY_CONFLICT, {})
    with issued.folder.reading() as tx:
        generation = tx.keys.newest_generation("J1")
    assert generation is not None
    assert generation.sealed is None


def test_a_desk_alarms_when_the_secretary_holds_another_key(issued: Play) -> None:
    other = second_laptop(issued)
    issued.merge_one(issued.sign("J1"))
    seat = issued.take(issued.issue(juror="J1")["J1"], desk=other)
    assert [alarm.code for alarm in seat.alarms] == ["desk.key_differs"]
    assert seat.alarms[0].facts == {"held": issued.seats["J1", 1].fingerprint, "own": seat.fingerprint}


def test_a_pinned_key_cannot_be_made_twice(merged: Play) -> None:
    package = merged.issue(juror="J1")["J1"]
    with pytest.raises(RefusedError) as refused:
        merged.take(package, desk="J1 laptop 2")
    assert (refused.value.code, refused.value.facts) == ("desk.key_elsewhere", {"juror": "J1"})


def lose_laptop(play: Play, juror: str = "J1") -> Issued:
    """Revoke the key and give the juror a package with a new code."""
    play.decide(f'kind = "revoke"\njuror = "{juror}"')
    return play.issue(juror=juror, new_code=True)[juror]


def test_a_lost_laptop_is_replaced_with_all_its_marks(merged: Play) -> None:
    old = counted(merged)["J1"]
    old_code, unsent = merged.codes["J1"], merged.sign("J1", changed=OTHER)
    replacement = lose_laptop(merged)
    assert replacement.code != old_code
    assert counted(merged)["J1"] == old
    seat = merged.take(replacement, desk="J1 laptop 2")
    assert seat.alarms == ()
    with merged.desk("J1 laptop 2") as desk, desk.reading() as tx:
        marks = tx.marks.of(seat.seat)
    assert len(marks) == 2 * len(seat.package.entries)
    new = merged.sign("J1 laptop 2", changed=TIE)
    assert (new.scores.revision, new.scores.generation, new.scores.ancestors) == (2, 2, (old,))
    assert merged.merge_one(new).kind is VerdictKind.SUPERSEDED
    assert counted(merged)["J1"] == new.scores.hash
    assert shown(merged.merge_one(unsent)) == (VerdictKind.REFUSED, "key.revoked")
    assert merged.merge_one(new).kind is VerdictKind.ALREADY_MERGED


def test_a_replacement_brings_recusals_and_remarks_too(issued: Play) -> None:
    issued.merge_one(issued.sign("J1", recused={"101": "сестра работает там"}, remarks={"102": "Живо"}))
    issued.take(lose_laptop(issued), desk="J1 laptop 2")
    sheet = issued.sign("J1 laptop 2")
    assert sheet.scores.recusals == {"101": "сестра работает там"}
    assert sheet.scores.remarks == {"102": "Живо"}


def test_marks_under_other_rules_are_not_brought(issued: Play) -> None:
    issued.merge_one(issued.sign("J1"))
    with issued.folder.writing() as tx:
        rules = tx.rules.current()
        first = rules.rounds[0].model_copy(update={"criteria": rules.rounds[0].criteria[1:]})
        tx.rules.put(rules.model_copy(update={"rounds": (first, rules.rounds[1])}), frozen=True)
    seat = issued.take(lose_laptop(issued), desk="J1 laptop 2")
    with issued.desk("J1 laptop 2") as desk, desk.reading() as tx:
        assert tx.marks.of(seat.seat) == {}


def test_a_laptop_lost_twice_is_replaced_twice(issued: Play) -> None:
    first = issued.sign("J1")
    issued.merge_one(first)
    for generation in (2, 3):
        desk = f"J1 laptop {generation}"
        seat = issued.take(lose_laptop(issued), desk=desk)
        assert seat.package.generation == generation
        issued.merge_one(issued.sign(desk))
    last = issued.sign("J1 laptop 3")
    assert (last.scores.revision, len(last.scores.ancestors)) == (4, 3)
    assert first.scores.hash in last.scores.ancestors
    assert issued.merge_one(last).kind is VerdictKind.SUPERSEDED
    assert issued.merge_one(issued.sign("J1 laptop 2")).code == "key.revoked"
    assert counted(issued) == {"J1": last.scores.hash}


def test_a_revoked_juror_gets_a_new_code_with_the_next_issue_of_all(merged: Play) -> None:
    merged.decide('kind = "revoke"\njuror = "J2"')
    packages = merged.issue()
    assert {juror for juror, each in packages.items() if each.fresh} == {"J2"}
    assert packages["J2"].code is not None
