from __future__ import annotations

from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.services.scoring.practice import PracticeFiles
from core.services.scoring.volumes import kept_volumes
from core.trust.codes import PRACTICE_CODE, new_code
from ui.operations.files import Kind, recognise
from ui.operations.opening import FromDesk, FromFile, OpenedSeat, Practice, Source, open_seat
from ui.operations.seat import close_seat


def _open(source: Source, folder: Path, code: str = PRACTICE_CODE) -> OpenedSeat:
    return open_seat(source, code=code, folder=folder)


def _code(source: Source, folder: Path, code: str = PRACTICE_CODE) -> str:
    with pytest.raises(RefusedError) as refused:
        _open(source, folder, code)
    return refused.value.code


def test_practice_is_made_once_and_continued(tmp_path: Path) -> None:
    first = _open(Practice("en"), tmp_path)
    package = first.seat.at.package
    assert (package.practice, first.made_key, package.juror.name) == (True, True, "Practice Juror")
    assert len(kept_volumes(first.folder, evidence_set=package.evidence_set)) == 1
    close_seat(first.seat)
    again = _open(Practice("en"), tmp_path)
    assert (again.seat.at.package.hash, again.made_key) == (package.hash, False)
    close_seat(again.seat)


def test_practice_leaves_no_trace_on_the_real_desk(tmp_path: Path) -> None:
    close_seat(_open(Practice("ru"), tmp_path).seat)
    assert [each.name for each in tmp_path.iterdir()] == ["practice-ru"]
    assert [each.name for each in (tmp_path / "practice-ru").iterdir()] == ["desk"]


def test_a_refused_opening_gives_the_desk_back(practice_files: PracticeFiles, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.jurypkg"
    data = bytearray(practice_files.package.read_bytes())
    data[-400] ^= 1
    damaged.write_bytes(data)
    assert _code(FromFile(practice_files.package), tmp_path, new_code()) == "code.wrong"
    assert _code(FromFile(tmp_path / "missing.jurypkg"), tmp_path) == "file.missing"
    assert _code(FromDesk("f" * 64, "Конкурс"), tmp_path) == "recent.gone"
    assert _code(FromFile(damaged), tmp_path) in {"package.damaged", "zip.damaged"}
    close_seat(_open(FromFile(practice_files.package), tmp_path).seat)


def test_a_desk_open_elsewhere_says_so(practice_files: PracticeFiles, tmp_path: Path) -> None:
    first = _open(FromFile(practice_files.package), tmp_path)
    assert _code(FromFile(practice_files.package), tmp_path) in {"desk.open_elsewhere", "desk.in_use"}
    close_seat(first.seat)


def test_files_are_recognised_by_their_content(practice_files: PracticeFiles, tmp_path: Path) -> None:
    renamed = {
        "вложение.bin": (practice_files.package.read_bytes(), Kind.PACKAGE),
        "вложение (1)": (practice_files.evidence[0].read_bytes(), Kind.EVIDENCE),
        "Ж-07.jurypkg": (b"%PDF-1.7\n", Kind.SHEET),
    }
    for name, (data, kind) in renamed.items():
        (tmp_path / name).write_bytes(data)
        assert recognise(tmp_path / name) is kind
    contest = tmp_path / "конкурс"
    contest.mkdir()
    (contest / "contest.db").write_bytes(b"")
    assert recognise(contest) is Kind.CONTEST


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x89PNG", "Ж-07".encode()])
def test_strangers_are_named_and_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Ж-07.jurypkg"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        recognise(path)
    assert (refused.value.code, refused.value.facts) == ("file.unknown_kind", {"file": "Ж-07.jurypkg"})


def test_an_empty_folder_is_no_contest(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"file\.unknown_kind"):
        recognise(tmp_path)
