"""The juror's desk: packages opened with a code, a key of its own, revisions that name those before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.base.zips import ZipLimits, read_zip, write_zip
from core.domain.rules import Rules
from core.exchange.package.container import Head, PackageContent, seal_key, seal_package
from core.exchange.package.model import Package, Secrets
from core.services.scoring.seats import OpenSeat, take_package
from core.services.scoring.sheets import sign_sheet
from core.storage.desk.values import NoteKind
from core.trust import age, base64url, certificates, jws, keys
from core.trust.codes import new_code
from tests.unit.services.season import usual_marks
from tests.unit.services.small_contest import Play, Stage, clock, hand_out, make_stage

ANY = ZipLimits(items=9, item_bytes=9_000_000, total_bytes=9_000_000)


def package_file(play: Play, juror: str = "J1") -> bytes:
    return (play.root / "out" / f"{juror}-round-1.jurypkg").read_bytes()


def all_of(play: Play, desk: str) -> list[object]:
    """Return everything a desk holds."""
    with play.desk(desk) as opened, opened.reading() as tx:
        seats = {each.seat for each in tx.packages.all()}
        return [
            tx.keys.all(),
            tx.packages.all(),
            *((tx.marks.of(seat), tx.sheets.of(seat)) for seat in sorted(seats, key=str)),
        ]


def refuse_package(play: Play, data: bytes, *, code: str, typed: str, desk: str = "J1") -> RefusedError:
    """Expect a refusal that leaves the desk as it was."""
    before = all_of(play, desk)
    with play.desk(desk) as opened, pytest.raises(RefusedError) as refused:
        take_package(opened, data=data, code=typed, clock=clock)
    assert refused.value.code.startswith(code)
    assert all_of(play, desk) == before
    return refused.value


def test_a_code_is_typed_with_or_without_its_spaces(issued: Play) -> None:
    code = issued.codes["J1"]
    with issued.desk("J1") as desk:
        seats = [
            take_package(desk, data=package_file(issued), code=typed, clock=clock)
            for typed in (code, code.replace(" ", ""), code.replace(" ", "-"))
        ]
    assert {each.public for each in seats} == {issued.seats["J1", 1].public}


@pytest.mark.parametrize(
    "change, code",
    [
        (lambda typed: typed[:-1] + str((int(typed[-1]) + 1) % 10), "code.check_digit"),
        (lambda typed: typed[:-1], "code.length"),
        (lambda typed: typed + " 1", "code.length"),
        (lambda typed: "O" + typed[1:], "code.letters"),
        (lambda _: new_code(), "code.wrong"),
        (lambda _: "", "code.length"),
    ],
    ids=["check digit", "short", "long", "letter", "another", "empty"],
)
def test_a_wrong_code_opens_nothing(issued: Play, change: Callable[[str], str], code: str) -> None:
    refuse_package(issued, package_file(issued), code=code, typed=change(issued.codes["J1"]))


@pytest.mark.parametrize("cut", [1, 100, 5000])
def test_a_truncated_package_is_refused(issued: Play, cut: int) -> None:
    refuse_package(issued, package_file(issued)[:-cut], code="zip.", typed=issued.codes["J1"])


def test_every_single_changed_byte_of_a_package_is_found(issued: Play) -> None:
    data = package_file(issued)
    for at in range(60, len(data), len(data) // 6):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with issued.desk("J1") as desk, pytest.raises(RefusedError) as refused:
            take_package(desk, data=changed, code=issued.codes["J1"], clock=clock)
        assert refused.value.code.startswith(("zip.", "package.", "code."))


def test_something_that_is_no_package_is_refused(issued: Play) -> None:
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7", write_zip([("key.age", b"x")]), issued.sign("J1").file):
        with issued.desk("J1") as desk, pytest.raises(RefusedError):
            take_package(desk, data=data, code=issued.codes["J1"], clock=clock)


def reseal(
    content: PackageContent, *, code: str, items: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]
) -> bytes:
    """Seal a package whose insides were changed; its code and its outside are in order."""
    identity = age.new_identity()
    data = seal_package(content, key_age=seal_key(identity, code=code), recipient=identity.recipient)
    outer = read_zip(data, limits=ANY)
    inner = read_zip(age.open_with(outer.read("package.age"), identity=identity), limits=ANY)
    changed = write_zip(items([(name, inner.read(name)) for name in inner.names]))
    return write_zip(
        [("key.age", outer.read("key.age")), ("package.age", age.seal_for(changed, recipients=[identity.recipient]))]
    )


def test_a_newer_package_asks_for_an_update_and_is_left_alone(issued: Play) -> None:
    def newer(items: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        return [
            (name, data.replace(b'"version":1', b'"version":2') if name == "package.json" else data)
            for name, data in items
        ]

    data = reseal(issued.seats["J1", 1].content, code=issued.codes["J1"], items=newer)
    problem = refuse_package(issued, data, code="file.newer_format", typed=issued.codes["J1"])
    assert problem.facts == {"format": "jury/package", "found": 2, "known": 1}


def test_a_package_whose_words_were_changed_is_not_the_secretarys(issued: Play) -> None:
    def changed(items: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        return [
            (name, data.replace("Школа № 1".encode(), "Школа № 7".encode()) if name == "package.json" else data)
            for name, data in items
        ]

    data = reseal(issued.seats["J1", 1].content, code=issued.codes["J1"], items=changed)
    refuse_package(issued, data, code="signature.broken", typed=issued.codes["J1"])


def forge(at: OpenSeat, *, code: str) -> bytes:
    """Return the same package, signed under another root that claims the contest as its own."""
    contest = at.package.contest
    root_key, operator_key, enrolment = keys.new_key(), keys.new_key(), keys.new_key()
    root = certificates.issue_root(root_key, contest=contest)
    public = keys.public_of(operator_key)
    operator = certificates.issue_operator(public, operator="x", root_key=root_key, root=root, contest=contest)
    package: Package = at.package.model_copy(
        update={"root": keys.fingerprint(keys.public_of(root_key)), "enrolment_key": keys.public_of(enrolment)}
    )
    signer = jws.Operator(key=operator_key, certificate=operator, root=root)
    rules: Rules = at.rules
    heads: tuple[Head, ...] = ()
    content = PackageContent(
        package=package,
        jws=jws.sign_detached(package.to_bytes(), typ=jws.PACKAGE, signer=signer),
        rules=rules,
        secrets=Secrets(enrolment_key=base64url.encode(keys.private_bytes(enrolment)), evidence_identity=None),
        heads=heads,
    )
    identity = age.new_identity()
    return seal_package(content, key_age=seal_key(identity, code=code), recipient=identity.recipient)


def test_a_package_that_claims_a_known_contest_under_another_root_is_refused(issued: Play) -> None:
    code = issued.codes["J1"]
    data = forge(issued.seats["J1", 1], code=code)
    problem = refuse_package(issued, data, code="desk.other_root", typed=code)
    assert problem.facts == {"contest": issued.folder.contest}


@pytest.fixture(scope="module")
def other_contest(tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    return hand_out(make_stage(tmp_path_factory.mktemp("other"), pool=pool), pool=pool)


def test_a_desk_serves_several_contests_side_by_side(
    issued: Play, other_contest: Stage, tmp_path: Path, pool: WorkPool
) -> None:
    with other_contest.copy(tmp_path / "other").play(pool) as other:
        data, code = package_file(other), other.codes["J1"]
    with issued.desk("J1") as desk:
        seat = take_package(desk, data=data, code=code, clock=clock)
        with desk.reading() as tx:
            assert len(tx.keys.all()) == 2
    assert seat.package.contest != issued.folder.contest
    assert issued.merge_one(issued.sign("J1")).kind.value == "accepted"


def test_the_same_package_again_keeps_key_and_marks(issued: Play) -> None:
    issued.sign("J1")
    before = all_of(issued, "J1")
    with issued.desk("J1") as desk:
        seat = take_package(desk, data=package_file(issued), code=issued.codes["J1"], clock=clock)
    assert seat.fingerprint == issued.seats["J1", 1].fingerprint
    assert all_of(issued, "J1") == before


def test_two_jurors_share_a_laptop_without_sharing_anything_else(issued: Play) -> None:
    with issued.desk("J1") as desk:
        seat = take_package(desk, data=package_file(issued, "J3"), code=issued.codes["J3"], clock=clock)
    assert seat.seat.juror == "J3"
    issued.sign("J1")
    with issued.desk("J1") as desk, desk.reading() as tx:
        assert tx.marks.of(seat.seat) == {}
        assert tx.sheets.of(seat.seat) == ()


def test_the_desk_keeps_every_revision(issued: Play) -> None:
    signed = [issued.sign("J1", changed={("101", "K1"): steps}) for steps in (1, 2, 3)]
    assert [each.scores.revision for each in signed] == [1, 2, 3]
    assert len({each.scores.sheet for each in signed}) == 3
    assert len({each.scores.nonce for each in signed}) == 3
    with issued.desk("J1") as desk, desk.reading() as tx:
        kept = tx.sheets.of(issued.seats["J1", 1].seat)
        assert tx.sheets.heads(issued.seats["J1", 1].seat) == (signed[2].scores.hash,)
    assert [each.file for each in kept] == [each.file for each in signed]
    assert kept[2].ancestors == {each.scores.hash for each in signed[:2]}


def test_an_incomplete_sheet_is_not_signed_and_says_what_is_missing(issued: Play) -> None:
    at = issued.seats["J1", 1]
    first, second = (each.number for each in at.package.entries[:2])
    with issued.desk("J1") as desk:
        with desk.writing() as tx:
            marks = {
                key: steps for each in at.package.entries[2:] for key, steps in usual_marks("J1", each.number).items()
            }
            tx.marks.put_all(at.seat, {**marks, (second, "K1"): 5})
        with pytest.raises(RefusedError) as refused:
            sign_sheet(desk, at, clock=clock)
        facts = {"missing": 2, "entry": first, "entries": f"{first}, {second}"}
        assert (refused.value.code, refused.value.facts) == ("sheet.incomplete", facts)
        with desk.writing() as tx:
            assert tx.sheets.of(at.seat) == ()
            for entry in (first, second):
                tx.notes.put(at.seat, NoteKind.RECUSAL, entry=entry, words="знаком с заявителем")
        scores = sign_sheet(desk, at, clock=clock).scores
    assert set(scores.recusals) == {first, second}
    assert scores.row_of(second) == (None, None)


def test_private_notes_never_leave_the_desk(issued: Play) -> None:
    at = issued.seats["J1", 1]
    with issued.desk("J1") as desk, desk.writing() as tx:
        for kind in (NoteKind.NOTE, NoteKind.FLAG):
            tx.notes.put(at.seat, kind, entry="101", words="секретная мысль")
    assert "секретная мысль".encode() not in issued.sign("J1").file


def test_a_juror_of_both_rounds_signs_them_with_one_key(final: Play) -> None:
    assert final.seats["J1", 1].fingerprint == final.seats["J1", 2].fingerprint
    assert final.seats["J1", 1].seat != final.seats["J1", 2].seat
    assert final.seats["J1", 2].alarms == ()
    sheet = final.sign("J1", round_number=2).scores
    assert (sheet.round, sheet.revision, len(sheet.ancestors)) == (2, 2, 1)
