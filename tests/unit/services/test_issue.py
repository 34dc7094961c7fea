"""Issuing: one package per juror, the same again unless something changed, everything or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.base.errors import RefusedError
from core.domain.acts import PackageIssued, PackageWithdrawn, RulesSet
from core.domain.entries import Figure
from core.exchange.package.container import OpenedPackage, open_package
from core.services.issuing.packages import Issued, issue_packages
from core.services.merging.verdicts import VerdictKind
from core.storage.contest.folder import ContestFolder
from tests.unit.services.season import MARKING
from tests.unit.services.small_contest import Play, clock


def opened(play: Play, package: Issued) -> OpenedPackage:
    return open_package(package.file.read_bytes(), code=play.codes[package.juror])


def withdrawn(play: Play) -> dict[str, str]:
    """Return why each package that was withdrawn was."""
    with play.folder.reading() as tx:
        return {act.package: act.reason for act in tx.journal.acts() if isinstance(act, PackageWithdrawn)}


def slips(folder: ContestFolder) -> dict[tuple[str, int], bool]:
    """Return which generations still have their code in the vault."""
    with folder.reading() as tx:
        return {(each.juror, each.number): each.sealed is not None for each in tx.keys.generations()}


def test_everyone_who_marks_gets_a_package_and_nobody_else(issued: Play) -> None:
    packages = issued.issue()
    assert tuple(packages) == MARKING
    assert all(each.file.is_file() for each in packages.values())


def test_a_package_holds_what_its_juror_judges_and_nothing_held_yet(issued: Play) -> None:
    package = issued.seats["J4", 1].package
    assert {each.nomination for each in package.entries} == {1, 2}
    assert (package.juror.name, package.secretary) == ("Четвёртый Глеб Ильич", "Секретарёва Елена")
    assert (package.generation, package.keys, package.sheets) == (1, (), ())


def test_jurors_see_the_same_entries_in_orders_of_their_own(issued: Play) -> None:
    orders = [[each.number for each in issued.seats[juror, 1].package.entries] for juror in ("J1", "J3")]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_issued_again_without_a_change_is_the_same_file_with_the_same_code(issued: Play) -> None:
    files = {path.name: path.read_bytes() for path in (issued.root / "out").iterdir()}
    before, codes = issued.snapshot(), dict(issued.codes)
    again = issued.issue()
    assert {each.file.name: each.file.read_bytes() for each in again.values()} == files
    assert {each.juror: each.code for each in again.values()} == codes
    assert not any(each.fresh for each in again.values())
    assert issued.snapshot() == before


def test_the_first_issue_freezes_and_hashes_the_rules(assigned: Play) -> None:
    with assigned.folder.reading() as tx:
        assert not tx.rules.is_frozen()
    package = opened(assigned, assigned.issue(juror="J1")["J1"]).content.package
    assigned.issue(juror="T1")
    with assigned.folder.reading() as tx:
        assert tx.rules.is_frozen()
        assert [act.rules for act in tx.journal.acts() if isinstance(act, RulesSet)] == [package.rules]
        assert tx.rules.current().hash == package.rules


def test_a_figure_that_came_later_replaces_the_packages_that_show_it(issued: Play) -> None:
    first, codes = {juror: issued.seats[juror, 1].package.hash for juror in MARKING}, dict(issued.codes)
    with issued.folder.writing() as tx:
        tx.entries.put_figures("301", [Figure(name="Подписчики", value=Decimal(1500))])
    second = issued.issue()
    assert {juror for juror, each in second.items() if each.fresh} == {"J1", "J2", "J3"}
    assert withdrawn(issued) == {first[juror]: "replaced" for juror in ("J1", "J2", "J3")}
    assert {juror: each.code for juror, each in second.items()} == codes


def test_a_lost_slip_gets_a_new_code_that_withdraws_the_old_package(issued: Play) -> None:
    lost = issued.codes["J1"]
    second = issued.issue(juror="J1", new_code=True)["J1"]
    assert second.code != lost
    assert opened(issued, second).content.package.generation == 2
    assert withdrawn(issued) == {issued.seats["J1", 1].package.hash: "new_generation"}
    assert slips(issued.folder)["J1", 1] is False
    assert slips(issued.folder)["J1", 2] is True


def test_a_sheet_under_a_replaced_code_is_refused(issued: Play) -> None:
    sheet = issued.sign("J1")
    issued.issue(juror="J1", new_code=True)
    verdict = issued.merge_one(sheet)
    assert (verdict.kind, verdict.code) == (VerdictKind.REFUSED, "package.withdrawn")


def test_a_new_code_for_a_pinned_key_needs_its_revocation_first(merged: Play) -> None:
    before = merged.snapshot()
    with pytest.raises(RefusedError) as refused:
        merged.issue(juror="J1", new_code=True)
    assert (refused.value.code, refused.value.facts) == ("issue.revoke_first", {"juror": "J1"})
    assert merged.snapshot() == before
    merged.decide('kind = "revoke"\njuror = "J1"')
    again = merged.issue(juror="J1", new_code=True)["J1"]
    assert opened(merged, again).content.package.generation == 2


def test_codes_are_deleted_when_the_key_is_pinned_and_not_before(issued: Play) -> None:
    issued.merge_one(issued.sign("J1"))
    kept = slips(issued.folder)
    assert [juror for juror in MARKING if not kept[juror, 1]] == ["J1"]
    again = issued.issue()
    assert {juror for juror, each in again.items() if each.code is None} == {"J1"}


def test_a_refused_sheet_pins_no_key(issued: Play) -> None:
    sheet = issued.sign("J1")
    issued.decide('kind = "revoke"\njuror = "J1"')
    assert issued.merge_one(sheet).code == "key.revoked"
    assert slips(issued.folder)["J1", 1] is True


def test_a_package_after_pinning_carries_no_enrolment_key(merged: Play) -> None:
    merged.merge_one(merged.sign("J1", changed={("101", "K1"): 3}))
    again = merged.issue(juror="J1")["J1"]
    assert again.fresh
    assert opened(merged, again).content.secrets.enrolment_key is None


def test_a_package_asked_for_by_name_brings_what_is_held_now(merged: Play) -> None:
    everyone, named = merged.issue(), merged.issue(juror="J2")["J2"]
    assert not any(each.fresh for each in everyone.values())
    content = opened(merged, named).content
    assert [head.read().juror for head in content.heads] == ["J2"]
    assert {each.juror for each in content.package.sheets} == set(MARKING)
    assert withdrawn(merged) == {}
    assert not merged.issue(juror="J2")["J2"].fresh


def test_an_observer_gets_no_package_even_if_assigned_before(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        juror = tx.jury.juror("J4")
        assert juror is not None
        tx.jury.put_jurors([juror.model_copy(update={"replaced_by": "J3"})])
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        assigned.issue()
    assert refused.value.code == "issue.assignment_outdated"
    assert refused.value.facts["juror"] == "J4"
    assert assigned.snapshot() == before


def test_a_conflict_declared_after_assigning_stops_the_issue(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        juror = tx.jury.juror("J3")
        assert juror is not None
        tx.jury.put_jurors([juror.model_copy(update={"conflicts": ("302",)})])
    with pytest.raises(RefusedError) as refused:
        assigned.issue()
    assert refused.value.code == "issue.assignment_outdated"
    assert refused.value.facts == {"round": 1, "juror": "J3", "entry": "302"}


def test_an_entry_that_came_after_assigning_is_not_forgotten(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        first = tx.entries.all()[0]
        tx.entries.put([first.model_copy(update={"number": "106"})])
    with pytest.raises(RefusedError) as refused:
        assigned.issue()
    assert (refused.value.code, refused.value.facts) == ("issue.entry_unassigned", {"round": 1, "entry": "106"})


@pytest.mark.parametrize(
    "juror, round_number, code",
    [
        ("Q9", 1, "juror.unknown"),
        ("O1", 1, "juror.not_assigned"),
        ("J1", 2, "round.previous_open"),
        ("J1", 3, "round.unknown"),
    ],
)
def test_what_cannot_be_issued_is_refused_and_changes_nothing(
    assigned: Play, juror: str, round_number: int, code: str
) -> None:
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        assigned.issue(juror=juror, round_number=round_number)
    assert refused.value.code == code
    assert assigned.snapshot() == before


def test_nothing_is_issued_for_a_closed_round(merged: Play) -> None:
    merged.close_first_round()
    with pytest.raises(RefusedError) as refused:
        merged.issue()
    assert (refused.value.code, refused.value.facts) == ("round.closed", {"round": 1})


def test_a_place_that_takes_no_packages_leaves_the_contest_unissued(assigned: Play) -> None:
    place = assigned.root / "out"
    place.write_bytes(b"a file where a folder should be")
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        issue_packages(assigned.folder, office=assigned.office, round_number=1, out=place, clock=clock)
    assert refused.value.code.startswith(("disk.", "file."))
    assert assigned.snapshot() == before


def test_a_package_too_large_for_mail_leaves_the_contest_unissued(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        for number in ("301", "302", "303"):
            figures = [Figure(name=f"{each:05}{'я' * 95}", value=Decimal(1)) for each in range(3200)]
            tx.entries.put_figures(number, figures)
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        assigned.issue(juror="J1")
    assert (refused.value.code, refused.value.facts["juror"]) == ("package.too_large", "J1")
    assert assigned.snapshot() == before


def test_the_journal_names_every_package_that_was_issued(issued: Play) -> None:
    with issued.folder.reading() as tx:
        named = {act.juror: act.package for act in tx.journal.acts() if isinstance(act, PackageIssued)}
        tx.journal.verify()
    assert named == {juror: issued.seats[juror, 1].package.hash for juror in MARKING}
