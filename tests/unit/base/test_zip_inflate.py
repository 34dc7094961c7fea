"""Strangers' compressed files: counted while they unpack, so that no bomb goes off in a library."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest

from core.base import zip_records
from core.base.errors import RefusedError
from core.base.zip_inflate import inflate, read_packed
from core.base.zips import ZipLimits

LIMITS = ZipLimits(items=10, item_bytes=8 * 2**20, total_bytes=16 * 2**20)


def packed(items: list[tuple[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in items:
            archive.writestr(name, data)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    items = read_packed(data, limits=LIMITS)
    return {item.name: b"".join(inflate(data, item, limit=LIMITS.item_bytes)) for item in items}


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        unpacked(data)
    return caught.value.code


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_foreign_container_is_unpacked(method: int) -> None:
    content = {"xl/workbook.xml": b"<workbook/>" * 20_000, "xl/": b"", "empty.bin": b""}
    assert unpacked(packed(list(content.items()), method=method)) == content


def test_streamed_container_is_unpacked() -> None:
    class Pipe(BytesIO):
        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"<a/>" * 100)
    assert unpacked(pipe.getvalue()) == {"a.xml": b"<a/>" * 100}


def test_bomb_is_refused_by_its_growth() -> None:
    assert refusal(packed([("sheet.xml", bytes(6 * 2**20))])) == "zip.too_large"


def test_size_declared_too_small_is_refused() -> None:
    data = packed([("a", b"1234567890" * 50)])
    lie = (10).to_bytes(4, "little")
    central = data.index(zip_records.CENTRAL_MARK)
    assert refusal(data[: central + 24] + lie + data[central + 28 :]) == "zip.damaged"


def test_total_over_the_cap_is_refused() -> None:
    noise = bytes(range(256)) * 4096 * 6
    assert refusal(packed([(str(number), noise) for number in range(3)], method=zipfile.ZIP_STORED)) == "zip.too_large"


def test_item_over_the_cap_is_refused() -> None:
    noise = bytes(range(256)) * 4096 * 9
    assert refusal(packed([("a", noise)], method=zipfile.ZIP_STORED)) == "zip.too_large"


def test_broken_stream_is_refused() -> None:
    data = packed([("a", b"1234567890" * 50)])
    start = 30 + len("a")
    assert refusal(data[:start] + b"\xff\xff" + data[start + 2 :]) == "zip.damaged"
    stopped = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    half = stopped.compress(b"x" * 100) + stopped.flush(zlib.Z_SYNC_FLUSH)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", half)
    unfinished = bytearray(target.getvalue())
    central = unfinished.index(zip_records.CENTRAL_MARK)
    unfinished[8] = unfinished[central + 10] = zipfile.ZIP_DEFLATED
    assert refusal(bytes(unfinished)) == "zip.damaged"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_two_readers_would_take_differently_are_refused() -> None:
    assert refusal(packed([("xl/a.xml", b"1"), ("xl/A.xml", b"2")])) == "zip.duplicate"
    assert refusal(packed([("xl/a.xml", b"1"), ("xl/a.xml", b"2")])) == "zip.duplicate"


def test_overlap_is_refused() -> None:
    data = packed([("a", b"one"), ("b", b"two")], method=zipfile.ZIP_STORED)
    first = data.index(zip_records.CENTRAL_MARK)
    size = zip_records.CENTRAL.size + 1
    twice = data[:first] + data[first : first + size] * 2 + data[first + 2 * size :]
    assert refusal(twice) in {"zip.duplicate", "zip.structure"}


def test_other_methods_and_encryption_are_refused() -> None:
    assert refusal(packed([("a", b"1" * 100)], method=zipfile.ZIP_BZIP2)) == "zip.compressed"
    data = bytearray(packed([("a", b"1" * 100)]))
    data[6] |= 1
    data[data.index(zip_records.CENTRAL_MARK) + 8] |= 1
    assert refusal(bytes(data)) == "zip.encrypted"


def test_too_many_items_are_refused() -> None:
    assert refusal(packed([(str(number), b"") for number in range(11)])) == "zip.too_many"
