"""Containers: what is written is read back everywhere, and whatever is odd is refused by its own code."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.base import zip_records
from core.base.errors import RefusedError
from core.base.zips import ZipLimits, read_zip, stream_zip, write_zip

LIMITS = ZipLimits(items=10, item_bytes=1000, total_bytes=2000)
ITEMS = [("package.json", b'{"a":1}'), ("заявки/7.age", b"\x00" * 300), ("empty", b"")]


def refusal(data: bytes, *, limits: ZipLimits = LIMITS) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_zip(data, limits=limits)
    return caught.value


def stored(items: list[tuple[str | zipfile.ZipInfo, bytes]], *, method: int = zipfile.ZIP_STORED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in items:
            archive.writestr(name, data)
    return target.getvalue()


def patched(data: bytes, offset: int, replacement: bytes) -> bytes:
    return data[:offset] + replacement + data[offset + len(replacement) :]


def central_at(data: bytes) -> int:
    return data.index(zip_records.CENTRAL_MARK)


def test_container_is_read_back_in_order() -> None:
    index = read_zip(write_zip(ITEMS), limits=LIMITS)
    assert [(name, index.read(name)) for name in index.names] == ITEMS
    assert index.size("заявки/7.age") == 300
    assert "empty" in index
    assert "other" not in index


def test_container_is_read_from_a_file_item_by_item(tmp_path: Path) -> None:
    path = tmp_path / "set.juryevidence"
    path.write_bytes(b"".join(stream_zip(ITEMS)))
    with path.open("rb") as stream:
        index = read_zip(stream, limits=LIMITS)
        assert index.read("заявки/7.age") == b"\x00" * 300
        assert index.read("package.json") == b'{"a":1}'


def test_equal_items_give_equal_bytes() -> None:
    assert write_zip(ITEMS) == write_zip(list(ITEMS))
    assert write_zip(ITEMS) != write_zip(list(reversed(ITEMS)))


def test_container_is_read_by_the_standard_library() -> None:
    with zipfile.ZipFile(BytesIO(write_zip(ITEMS))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == ITEMS


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_container_is_read_by_unzip(tmp_path: Path) -> None:
    path = tmp_path / "ours.zip"
    path.write_bytes(write_zip(ITEMS))
    done = subprocess.run(["unzip", "-t", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No errors detected" in done.stdout


def test_container_of_the_standard_library_is_read() -> None:
    index = read_zip(stored([("a.txt", b"one"), ("б.txt", b"two")]), limits=LIMITS)
    assert {name: index.read(name) for name in index.names} == {"a.txt": b"one", "б.txt": b"two"}


def test_empty_container_is_read() -> None:
    assert read_zip(write_zip([]), limits=LIMITS).names == ()


@pytest.mark.parametrize("data", [b"", b"PK", b"not a container, only words " * 10, b"\x00" * 500])
def test_other_file_is_named_as_such(data: bytes) -> None:
    assert refusal(data).code == "zip.not_a_zip"


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 200])
def test_truncated_container_is_refused(cut: int) -> None:
    assert refusal(write_zip(ITEMS)[:-cut]).code.startswith("zip.")


def test_bytes_before_or_behind_are_refused() -> None:
    data = write_zip(ITEMS)
    assert refusal(data + b"\x00").code == "zip.structure"
    assert refusal(b"\x00" + data).code == "zip.structure"
    assert refusal(data + data).code == "zip.structure"


def test_comments_are_refused() -> None:
    target = BytesIO(stored([("a", b"1")]))
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = b"hello"
    assert refusal(target.getvalue()).code == "zip.structure"
    info = zipfile.ZipInfo("a")
    info.comment = b"hello"
    assert refusal(stored([(info, b"1")])).facts == {"reason": "comment"}


def test_compressed_item_is_refused() -> None:
    assert refusal(stored([("a", b"1" * 500)], method=zipfile.ZIP_DEFLATED)).code == "zip.compressed"


def test_encrypted_item_is_refused() -> None:
    data = write_zip([("a", b"1")])
    flagged = patched(patched(data, 6, b"\x01\x00"), central_at(data) + 8, b"\x01\x00")
    assert refusal(flagged).code == "zip.encrypted"


def test_data_descriptor_is_refused() -> None:
    data = write_zip([("a", b"1")])
    flagged = patched(patched(data, 6, b"\x08\x00"), central_at(data) + 8, b"\x08\x00")
    assert refusal(flagged).facts == {"reason": "unusual header"}


def test_streamed_container_with_descriptors_is_refused() -> None:
    class Pipe(BytesIO):
        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        archive.writestr("a", b"one")
    assert refusal(pipe.getvalue()).code == "zip.structure"


@pytest.mark.parametrize("offset", [4, 14, 18, 22, 30])
def test_headers_that_differ_are_refused(offset: int) -> None:
    data = write_zip([("aa", b"12")])
    other = bytes([data[offset] ^ 1])
    assert refusal(patched(data, offset, other)).code in {"zip.structure", "zip.compressed"}


def test_link_is_refused() -> None:
    link = zipfile.ZipInfo("a")
    link.external_attr = 0o120777 << 16
    assert refusal(stored([(link, b"/etc/passwd")])).code == "zip.link"


def test_folder_entry_is_refused() -> None:
    assert refusal(stored([("folder/", b"")])).code == "zip.name"
    disguised = zipfile.ZipInfo("folder")
    disguised.external_attr = 0x10
    assert refusal(stored([(disguised, b"")])).code == "zip.link"


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a/.", "a\\b", "C:a", "a\nb", "a\x7fb", "\u202efdp.exe",
        "a\u2066b", "a\u200bb", "name.", "name ", "a /b", "e\u0301", "con|x", "a*", "x" * 241, "я" * 121,
    ],
)  # fmt: skip
def test_dangerous_name_is_refused_by_reader_and_writer(name: str) -> None:
    assert refusal(stored([(name, b"1")])).code == "zip.name"
    with pytest.raises(RefusedError) as caught:
        write_zip([(name, b"1")])
    assert caught.value.code == "zip.name"


def test_name_that_is_not_its_encoding_is_refused() -> None:
    data = write_zip([("я", b"1")])
    encoded = "я".encode()
    assert refusal(data.replace(encoded, b"\xff\xff")).code == "zip.name"
    unflagged = patched(patched(data, 6, b"\x00\x00"), central_at(data) + 8, b"\x00\x00")
    assert refusal(unflagged).code == "zip.name"


@pytest.mark.parametrize("one, two", [("a", "a"), ("Заявка", "заявка"), ("straße", "STRASSE"), ("a/B", "A/b")])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_doubled_name_is_refused_by_reader_and_writer(one: str, two: str) -> None:
    assert refusal(stored([(one, b"1"), (two, b"2")])).code == "zip.duplicate"
    with pytest.raises(RefusedError) as caught:
        write_zip([(one, b"1"), (two, b"2")])
    assert caught.value.code == "zip.duplicate"


def test_overlapping_items_are_refused() -> None:
    """Both central headers of this container point to the first item's data."""
    data = write_zip([("a", b"one"), ("b", b"two")])
    second = data.index(zip_records.CENTRAL_MARK, central_at(data) + 4)
    twice = patched(data, second, data[central_at(data) : central_at(data) + 46] + b"c")
    assert refusal(twice).code == "zip.structure"


def test_gap_between_items_is_refused() -> None:
    data = write_zip([("a", b"one"), ("b", b"two")])
    start = central_at(data)
    moved = data[:start] + b"????" + data[start:]
    end = len(moved) - zip_records.END.size
    assert refusal(patched(moved, end + 16, struct.pack("<I", start + 4))).facts == {"reason": "gap or overlap"}


def test_caps_are_kept() -> None:
    assert refusal(write_zip([(str(number), b"") for number in range(11)])).code == "zip.too_many"
    assert refusal(write_zip([("a", b"1" * 1001)])).code == "zip.too_large"
    assert refusal(write_zip([(str(number), b"1" * 900) for number in range(3)])).code == "zip.too_large"


def test_changed_data_is_refused_when_read() -> None:
    data = write_zip([("a", b"one"), ("b", b"two")])
    index = read_zip(data.replace(b"two", b"tvo"), limits=LIMITS)
    assert index.read("a") == b"one"
    with pytest.raises(RefusedError) as caught:
        index.read("b")
    assert (caught.value.code, caught.value.facts) == ("zip.damaged", {"item": "b"})


def test_item_not_there_is_named() -> None:
    index = read_zip(write_zip(ITEMS), limits=LIMITS)
    for ask in (index.read, index.size):
        with pytest.raises(RefusedError) as caught:
            ask("rules.json")
        assert (caught.value.code, caught.value.facts) == ("zip.missing", {"item": "rules.json"})


def test_disks_and_64_bit_extension_are_refused() -> None:
    data = write_zip([("a", b"1")])
    end = len(data) - zip_records.END.size
    assert refusal(patched(data, end + 4, b"\x01\x00")).code == "zip.multi_disk"
    assert refusal(patched(data, central_at(data) + 34, b"\x01\x00")).code == "zip.multi_disk"
    assert refusal(patched(data, end + 8, b"\xff\xff\xff\xff")).code == "zip.zip64"
    assert refusal(patched(data, central_at(data) + 20, b"\xff" * 4)).code == "zip.zip64"
    locator = zip_records.ZIP64_LOCATOR_MARK + b"\x00" * 16
    assert refusal(data[:end] + locator + data[end:]).code == "zip.zip64"


def test_writer_stops_at_what_the_format_holds() -> None:
    with pytest.raises(RefusedError) as caught:
        write_zip((str(number), b"") for number in range(65_535))
    assert caught.value.code == "zip.too_many"


def test_a_table_of_contents_serves_another_stream_of_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "container.zip"
    path.write_bytes(write_zip([("one", b"1"), ("two", b"22")]))
    with path.open("rb") as stream:
        index = read_zip(stream, limits=ZipLimits(items=2, item_bytes=10, total_bytes=20))
    with path.open("rb") as again:
        assert index.over(again).read("two") == b"22"
