from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.base.errors import RefusedError, refuse
from core.base.ids import sha256
from core.domain.entries import Evidence, EvidenceKind
from core.exchange.evidence.volumes import Item, write_volumes
from core.exchange.package.model import Package, PackageEntry, PackageJuror
from core.services.scoring.evidence import EvidenceShelf, Holdings
from core.trust import age

CONTEST = "c0" * 16


@dataclass(frozen=True)
class Set:
    """Three texts of one entry, each in a volume of its own."""

    package: Package
    identity: age.Identity
    volumes: tuple[Path, ...]
    evidence: tuple[Evidence, ...]

    def shelf(self, folder: Path) -> EvidenceShelf:
        return EvidenceShelf(folder, package=self.package, identity=self.identity.secret)


def make_set(folder: Path, *, contest: str = CONTEST, round_number: int = 1) -> Set:
    folder.mkdir()
    identity = age.new_identity()
    items, evidence = [], []
    for name in ("а.txt", "б.txt", "в.txt"):
        data = f"текст {name}".encode()
        path = folder / sha256(data)
        path.write_bytes(data)
        items.append(Item(sha256(data), len(data), path))
        evidence.append(Evidence(name=name, kind=EvidenceKind.TEXT, sha256=sha256(data), size=len(data)))
    volumes = write_volumes(
        items, folder=folder, contest=contest, round_number=round_number, recipient=identity.recipient, volume_bytes=1
    )
    entry = PackageEntry(number="1", nomination=1, applicant="Школа № 1", evidence=tuple(evidence))
    package = Package(
        contest=contest,
        root="",
        round=round_number,
        rules="0" * 64,
        juror=PackageJuror(code="Ж-01", name="Примерова Анна"),
        generation=1,
        enrolment_key="",
        evidence_set=identity.recipient,
        issued_at="2025-12-01T09:00:00+07:00",
        head="",
        entries=(entry,),
    )
    return Set(package, identity, volumes, tuple(evidence))


def take(shelf: EvidenceShelf, volume: Path) -> Holdings:
    shelf.take(volume)
    return shelf.look()


@pytest.fixture
def made(tmp_path: Path) -> Set:
    return make_set(tmp_path / "made")


def test_volumes_come_one_by_one(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    assert shelf.look() == Holdings()
    first, second, third = made.evidence
    held = take(shelf, made.volumes[1])
    assert held == Holdings(frozenset({second.sha256}), volumes=(2,), of=3)
    assert shelf.open_item(second) == "текст б.txt".encode()
    with pytest.raises(RefusedError, match=r"evidence\.not_received \(item=а\.txt\)"):
        shelf.open_item(first)
    take(shelf, made.volumes[0])
    assert take(shelf, made.volumes[2]) == Holdings(
        frozenset(each.sha256 for each in made.evidence), volumes=(1, 2, 3), of=3
    )
    assert shelf.open_item(third) == "текст в.txt".encode()


def test_a_volume_is_known_by_its_content_and_survives_its_source(made: Set, tmp_path: Path) -> None:
    renamed = shutil.copyfile(made.volumes[0], tmp_path / "вложение (1).zip")
    shelf = made.shelf(tmp_path / "desk")
    take(shelf, renamed)
    renamed.unlink()
    assert shelf.open_item(made.evidence[0]) == "текст а.txt".encode()
    assert made.shelf(tmp_path / "desk").look().volumes == (1,)


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system lists open files elsewhere")
def test_no_file_stays_open(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    before = _open_files()
    for volume in made.volumes:
        take(shelf, volume)
    for each in made.evidence:
        shelf.open_item(each)
    assert _open_files() == before


def test_other_evidence_is_refused_and_not_kept(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    for other, code in (
        (make_set(tmp_path / "contest", contest="d1" * 16), r"evidence\.other_contest"),
        (make_set(tmp_path / "round", round_number=2), r"evidence\.other_round"),
        (make_set(tmp_path / "set"), r"evidence\.other_set"),
    ):
        with pytest.raises(RefusedError, match=code):
            shelf.take(other.volumes[0])
    assert not (tmp_path / "desk").exists()


def test_a_copy_called_off_leaves_what_was_there(made: Set, tmp_path: Path) -> None:
    def call_off(done: int, total: int) -> None:
        refuse("work.cancelled", done=done, total=total)

    shelf = made.shelf(tmp_path / "desk")
    take(shelf, made.volumes[0])
    with pytest.raises(RefusedError, match=r"work\.cancelled"):
        shelf.take(made.volumes[1], progress=call_off)
    assert shelf.look().volumes == (1,)


def test_a_damaged_volume_is_named_and_hides_no_other(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    for volume in made.volumes[:2]:
        take(shelf, volume)
    kept = sorted((tmp_path / "desk").rglob("*.juryevidence"))
    kept[0].write_bytes(kept[0].read_bytes()[:-10])
    held = shelf.look()
    assert held.volumes == (2,)
    assert [each.code for each in held.refused] == ["zip.structure"]
    assert shelf.open_item(made.evidence[1]) == "текст б.txt".encode()


def test_an_item_spoilt_on_the_disk_is_refused(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    take(shelf, made.volumes[0])
    (kept,) = (tmp_path / "desk").rglob("*.juryevidence")
    data = kept.read_bytes()
    where = data.index(b"age-encryption.org") + 200
    kept.write_bytes(data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :])
    with pytest.raises(RefusedError, match=r"zip\.damaged"):
        shelf.open_item(made.evidence[0])


def test_a_volume_that_disappears_is_not_received(made: Set, tmp_path: Path) -> None:
    shelf = made.shelf(tmp_path / "desk")
    take(shelf, made.volumes[0])
    (kept,) = (tmp_path / "desk").rglob("*.juryevidence")
    kept.unlink()
    with pytest.raises(RefusedError, match=r"evidence\.not_received"):
        shelf.open_item(made.evidence[0])


def test_a_package_without_the_key_says_so(made: Set, tmp_path: Path) -> None:
    shelf = EvidenceShelf(tmp_path / "desk", package=made.package, identity=None)
    take(shelf, made.volumes[0])
    with pytest.raises(RefusedError, match=r"evidence\.no_key"):
        shelf.open_item(made.evidence[0])
