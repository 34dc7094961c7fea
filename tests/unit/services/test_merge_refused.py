"""Files that are no sheets of this contest: a reason each, kept, and nothing else changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.domain.acts import FileArrived
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import VerdictKind
from tests.unit.services.small_contest import Play, Stage, clock, hand_out, make_stage
from tests.unit.services.test_merge import arrivals, counted, shown


def flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def newer_layout(data: bytes) -> bytes:
    return data.replace(b"jury/sheet 0001", b"jury/sheet 0002", 1)


def newer_scores(data: bytes) -> bytes:
    return data.replace(b'"version":1', b'"version":2', 1)


def flip_page(data: bytes) -> bytes:
    return flip(data, len(data) // 2)


def flip_mark(data: bytes) -> bytes:
    """Make another digit of the first mark."""
    return flip(data, data.index(b'"marks":[[') + 10)


def flip_signature(data: bytes) -> bytes:
    """Change one hexadecimal digit well inside the signature."""
    at = data.index(b"/Contents <") + 400
    return data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :]


CHANGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (lambda data: data[: len(data) // 2], "sheet.damaged"),
    "short by one byte": (lambda data: data[:-1], "sheet.page_changed"),
    "something appended": (lambda data: data + b"\n", "sheet.page_changed"),
    "twice in one file": (lambda data: data + data, "sheet.page_changed"),
    "a byte of a page": (flip_page, "sheet.page_changed"),
    "a mark": (flip_mark, "sheet.page_changed"),
    "a byte of the signature": (flip_signature, "sheet.signature_"),
    "newer layout": (newer_layout, "file.newer_format"),
    "newer data": (newer_scores, "file.newer_format"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_sheet_changed_by_anything_is_refused_with_its_reason(issued: Play, name: str) -> None:
    change, code = CHANGES[name]
    refuse_twice(issued, change(issued.sign("J1").file), code=code)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"not a sheet", "sheet.not_ours"),
        (b"%PDF-1.7\n% somebody else's\n%%EOF\n", "sheet.not_ours"),
        (b"PK\x03\x04", "sheet.not_ours"),
    ],
)
def test_a_file_of_another_kind_is_refused(issued: Play, data: bytes, code: str) -> None:
    refuse_twice(issued, data, code=code)


def test_an_empty_file_is_refused_and_there_is_nothing_to_keep(issued: Play) -> None:
    before = issued.snapshot()
    refuse_twice(issued, b"", code="file.empty")
    assert issued.snapshot() == before


def refuse_twice(issued: Play, data: bytes, *, code: str) -> None:
    """Merge a file that must be refused, and once more: the same answer, and nothing changed any more."""
    verdict = issued.merge_one(data)
    assert (shown(verdict)[0], verdict.facts["file"]) == (VerdictKind.REFUSED, "1.pdf")
    assert verdict.code.startswith(code)
    assert counted(issued) == {}
    before = issued.snapshot()
    again = issued.merge_one(data)
    assert (again.code, again.facts) == (verdict.code, verdict.facts)
    assert issued.snapshot() == before


def test_a_refused_file_stands_in_the_journal_with_its_reason(issued: Play) -> None:
    issued.merge_one(issued.sign("J1").file + b"\n")
    (arrival,) = arrivals(issued)
    assert isinstance(arrival, FileArrived)
    assert (arrival.sheet, arrival.code) == (None, "sheet.page_changed")


def test_a_refused_file_keeps_no_good_one_out(issued: Play) -> None:
    good = issued.sign("J1").file
    verdicts = issued.merge(good + b"\n", good, b"junk")
    assert [each.kind for each in verdicts] == [VerdictKind.REFUSED, VerdictKind.ACCEPTED, VerdictKind.REFUSED]


def test_a_file_that_cannot_be_read_keeps_no_good_one_out(issued: Play) -> None:
    good = issued.root / "good.pdf"
    good.write_bytes(issued.sign("J1").file)
    locked = issued.root / "locked.pdf"
    locked.symlink_to(locked)  # nobody can read it, whoever runs the tests
    verdicts = merge_files(issued.folder, [locked, good], pool=issued.pool, clock=clock)
    assert [each.kind for each in verdicts] == [VerdictKind.REFUSED, VerdictKind.ACCEPTED]
    assert (verdicts[0].file, verdicts[0].code) == ("locked.pdf", "disk.error")


def test_a_folder_without_files_is_refused(issued: Play) -> None:
    empty = issued.root / "empty"
    (empty / ".hidden").mkdir(parents=True)
    before = issued.snapshot()
    with pytest.raises(RefusedError) as refused:
        merge_files(issued.folder, [empty], pool=issued.pool, clock=clock)
    assert (refused.value.code, refused.value.facts) == ("merge.nothing", {"folder": "empty"})
    assert issued.snapshot() == before


@pytest.fixture(scope="module")
def other_contest(tmp_path_factory: pytest.TempPathFactory, pool: WorkPool) -> Stage:
    """Another contest with the same names in it: only its keys and its id are its own."""
    return hand_out(make_stage(tmp_path_factory.mktemp("other"), pool=pool), pool=pool)


def test_a_sheet_of_another_contest_is_refused(
    issued: Play, other_contest: Stage, tmp_path: Path, pool: WorkPool
) -> None:
    with other_contest.copy(tmp_path / "other").play(pool) as other:
        sheet = other.sign("J1")
    verdict = issued.merge_one(sheet)
    assert shown(verdict) == (VerdictKind.REFUSED, "sheet.wrong_contest")
    assert shown(issued.merge_one(sheet)) == (VerdictKind.REFUSED, "sheet.wrong_contest")
    assert verdict.facts["juror"] == "J1"
    assert counted(issued) == {}
