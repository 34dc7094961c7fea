"""Merging: what happens to a file that came back, row by row of the design's table."""

from __future__ import annotations

import pytest

from core.domain.acts import FileArrived, RulesSet
from core.domain.merging import Status
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import Verdict, VerdictKind
from core.services.state import read_state
from core.words.places import places_of
from core.words.words import LANGUAGES, Words
from tests.unit.services.season import MARKING
from tests.unit.services.small_contest import Play, clock

TIE = {("102", "K1"): 8, ("102", "K2"): 8}


def counted(play: Play, round_number: int = 1) -> dict[str, str]:
    with play.folder.reading() as tx:
        return read_state(tx).counted_sheets(round_number)


def status_of(play: Play, sheet: str) -> Status:
    with play.folder.reading() as tx:
        return read_state(tx).status_of(sheet)


def arrivals(play: Play) -> list[FileArrived]:
    with play.folder.reading() as tx:
        return [act for act in tx.journal.acts() if isinstance(act, FileArrived)]


def shown(verdict: Verdict) -> tuple[VerdictKind, str]:
    """Return the verdict and its code; its sentence has all its facts in every language."""
    for language in LANGUAGES:
        sentence = Words.of(language)._pick(f"error.{verdict.code}", n=1)
        assert sentence is not None
        assert set(places_of(sentence)) <= set(verdict.facts)
    return verdict.kind, verdict.code


def test_a_signed_sheet_is_accepted_and_counts(issued: Play) -> None:
    sheet = issued.sign("J1")
    verdict = issued.merge_one(sheet)
    assert shown(verdict) == (VerdictKind.ACCEPTED, "merge.accepted")
    assert (verdict.juror, verdict.round, verdict.revision) == ("J1", 1, 1)
    assert (verdict.sheet, verdict.fingerprint) == (sheet.scores.hash, issued.seats["J1", 1].fingerprint)
    assert counted(issued) == {"J1": sheet.scores.hash}


def test_the_original_is_kept_byte_for_byte(issued: Play) -> None:
    issued.merge(issued.sign("J1").file, b"no sheet at all")
    kept = [path.read_bytes() for path in sorted((issued.folder.path / "sheets").iterdir())]
    assert sorted(kept) == sorted([issued.sheets["J1", 1], b"no sheet at all"])


def test_the_same_sheet_again_changes_nothing(merged: Play) -> None:
    before = merged.snapshot()
    verdicts = merged.merge(*(merged.sheets[juror, 1] for juror in MARKING))
    assert {shown(each) for each in verdicts} == {(VerdictKind.ALREADY_MERGED, "merge.already_merged")}
    assert merged.snapshot() == before


def test_one_sheet_twice_in_one_merging_is_merged_once(issued: Play) -> None:
    data = issued.sign("J1").file
    assert [each.kind for each in issued.merge(data, data)] == [VerdictKind.ACCEPTED, VerdictKind.ALREADY_MERGED]
    assert len(arrivals(issued)) == 1


def test_a_revision_supersedes_and_the_old_sheet_becomes_history(merged: Play) -> None:
    first = counted(merged)["J1"]
    second = merged.sign("J1", changed=TIE)
    verdict = merged.merge_one(second)
    assert shown(verdict) == (VerdictKind.SUPERSEDED, "merge.superseded")
    assert (verdict.revision, verdict.against) == (2, (first,))
    assert second.scores.ancestors == (first,)
    assert counted(merged)["J1"] == second.scores.hash
    assert status_of(merged, first) is Status.HISTORY


def test_an_older_revision_that_comes_late_is_history_only(issued: Play) -> None:
    first, second = issued.sign("J1"), issued.sign("J1", changed=TIE)
    issued.merge_one(second)
    verdict = issued.merge_one(first)
    assert shown(verdict) == (VerdictKind.HISTORY, "merge.history")
    assert verdict.against == (second.scores.hash,)
    assert counted(issued) == {"J1": second.scores.hash}
    assert issued.merge_one(first).kind is VerdictKind.HISTORY


def test_a_third_revision_names_both_before_it(issued: Play) -> None:
    sheets = [issued.sign("J1"), issued.sign("J1", changed=TIE), issued.sign("J1")]
    assert sheets[2].scores.ancestors == tuple(sorted(each.scores.hash for each in sheets[:2]))
    assert issued.merge_one(sheets[0]).kind is VerdictKind.ACCEPTED
    assert issued.merge_one(sheets[2]).kind is VerdictKind.SUPERSEDED
    assert issued.merge_one(sheets[1]).kind is VerdictKind.HISTORY
    assert counted(issued) == {"J1": sheets[2].scores.hash}


def test_a_sheet_after_closing_is_refused_kept_and_accepted_after_reopening(issued: Play) -> None:
    sheets = [issued.sign(juror).file for juror in MARKING]
    issued.merge(*sheets[1:])
    issued.close_first_round()
    late = issued.merge_one(sheets[0])
    assert shown(late) == (VerdictKind.REFUSED, "round.closed")
    assert (late.juror, late.revision) == ("J1", 1)
    before = issued.snapshot()
    assert issued.merge_one(sheets[0]).code == "round.closed"
    assert issued.snapshot() == before
    issued.decide('kind = "reopen"\nround = 1')
    assert issued.merge_one(sheets[0]).kind is VerdictKind.ACCEPTED
    assert set(counted(issued)) == set(MARKING)


def test_held_sheets_are_answered_first_even_after_closing(merged: Play) -> None:
    merged.close_first_round()
    assert merged.merge_one(merged.sheets["J1", 1]).kind is VerdictKind.ALREADY_MERGED


def test_a_withdrawn_package_admits_no_more_sheets_and_the_old_refusal_stays(issued: Play) -> None:
    sheet = issued.sign("J3")
    issued.issue(juror="J3", new_code=True)
    assert shown(issued.merge_one(sheet)) == (VerdictKind.REFUSED, "package.withdrawn")
    issued.decide('kind = "revoke"\njuror = "J3"')
    assert issued.merge_one(sheet).code == "package.withdrawn"


def test_changed_rules_stop_sheets_from_counting_until_signed_again(merged: Play) -> None:
    unsent = merged.sign("J1", changed=TIE)
    with merged.folder.writing() as tx:
        rules = tx.rules.current().model_copy(update={"season": "2026"})
        tx.rules.put(rules, frozen=True)
        tx.journal.append(RulesSet(rules=rules.hash, reason="опечатка"), at="2025-12-12T14:05:00+07:00", actor="x")
    assert counted(merged) == {}
    assert status_of(merged, unsent.scores.ancestors[0]) is Status.RULES_CHANGED
    assert shown(merged.merge_one(unsent)) == (VerdictKind.REFUSED, "rules.changed")
    again = merged.issue()
    merged.take(again["J1"])
    assert merged.merge_one(merged.sign("J1")).kind is VerdictKind.SUPERSEDED
    assert set(counted(merged)) == {"J1"}


def test_folders_are_merged_in_the_order_of_names_and_hidden_files_are_left(issued: Play) -> None:
    inbox = issued.root / "mail"
    inbox.mkdir()
    for name, juror in (("b.pdf", "J2"), ("a.pdf", "J1"), (".hidden.pdf", "J3")):
        (inbox / name).write_bytes(issued.sign(juror).file)
    verdicts = merge_files(issued.folder, [inbox], pool=issued.pool, clock=clock)
    assert [(each.file, each.juror) for each in verdicts] == [("a.pdf", "J1"), ("b.pdf", "J2")]


def test_every_merging_makes_one_backup(issued: Play) -> None:
    issued.merge(issued.sign("J1").file, issued.sign("J2").file)
    assert len(list((issued.folder.path / "backups").glob("*-merge.db"))) == 1


@pytest.mark.parametrize("batch", [1, 3])
def test_a_missing_file_stands_among_the_verdicts_where_it_was_named(issued: Play, batch: int) -> None:
    paths = [issued.root / f"{number}.pdf" for number in range(batch + 1)]
    for path in paths[:-1]:
        path.write_bytes(issued.sign("J1").file)
    verdicts = merge_files(issued.folder, [paths[-1], *paths[:-1]], pool=issued.pool, clock=clock)
    assert shown(verdicts[0]) == (VerdictKind.REFUSED, "file.missing")
    assert [each.kind for each in verdicts[1:]] == [VerdictKind.ACCEPTED] + [VerdictKind.SUPERSEDED] * (batch - 1)
