"""Whatever happens to a container on its way, it is read as it was written or refused, never anything else."""

from __future__ import annotations

import random
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.base.zip_inflate import inflate, read_packed
from core.base.zip_names import same_name_key
from core.base.zips import ZipLimits, read_zip, write_zip

LIMITS = ZipLimits(items=50, item_bytes=2**20, total_bytes=4 * 2**20)
ITEMS = {
    "package.json": b'{"contest":"00"}' * 9,
    "заявка/12.age": bytes(range(256)),
    "rules.json": b"",
    "z": b"PK\x05\x06",
}
MUTANTS = 10_000

segments = st.text(st.characters(categories=["L", "N"], include_characters="-_"), min_size=1, max_size=12)
names = st.lists(segments, min_size=1, max_size=3).map("/".join).map(lambda name: unicodedata.normalize("NFC", name))
contents = st.dictionaries(names, st.binary(max_size=200), max_size=6)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change a container the way a mail program, a bad disk or a clever person would."""
    start, stop = sorted(chance.sample(range(len(data)), 2))
    other = chance.randbytes(chance.randint(1, 4))
    match chance.randrange(7):
        case 0:
            return data[:start] + other + data[start + len(other) :]
        case 1:
            return data[:start] + bytes([data[start] ^ (1 << chance.randrange(8))]) + data[start + 1 :]
        case 2:
            return data[:start]
        case 3:
            return data[:start] + data[stop:]
        case 4:
            return data[:start] + data[start:stop] * 2 + data[stop:]
        case 5:
            return data[:start] + other + data[start:]
        case _:
            tail = len(data) - 22 - chance.randrange(60)
            return data[:tail] + chance.choice([b"\x00" * 4, b"\xff" * 4, b"\x01\x00\x00\x80"]) + data[tail + 4 :]


def read_all(data: bytes) -> dict[str, bytes]:
    index = read_zip(data, limits=LIMITS)
    return {name: index.read(name) for name in index.names}


def inflate_all(data: bytes) -> dict[str, bytes]:
    items = read_packed(data, limits=LIMITS)
    return {item.name: b"".join(inflate(data, item, limit=LIMITS.item_bytes)) for item in items}


def outcome(read: Callable[[bytes], dict[str, bytes]], data: bytes) -> dict[str, bytes] | str:
    """Return the content, or the code of the refusal; any other exception fails the test."""
    try:
        return read(data)
    except RefusedError as refused:
        return refused.code


def read_by_zipfile(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@given(contents)
def test_container_survives_the_way_and_the_standard_library_agrees(content: dict[str, bytes]) -> None:
    assume(len({same_name_key(name) for name in content}) == len(content))
    data = write_zip(content.items())
    assert read_all(data) == read_by_zipfile(data) == inflate_all(data) == content


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    assert outcome(read_all, data) in {"zip.not_a_zip", "zip.structure"}
    assert outcome(inflate_all, data) in {"zip.not_a_zip", "zip.structure"}


def test_mutant_is_refused_or_says_what_was_written() -> None:
    chance = random.Random(20251219)
    original = write_zip(ITEMS.items())
    accepted = 0
    for _ in range(MUTANTS):
        mutant = mutate(original, chance)
        content = outcome(read_all, mutant)
        if isinstance(content, str):
            assert content.startswith("zip.")
            continue
        accepted += 1
        assert sorted(content.values()) == sorted(ITEMS.values())
        assert read_by_zipfile(mutant) == content
    assert accepted < MUTANTS / 10


def test_compressed_mutant_is_refused_or_says_what_was_written() -> None:
    chance = random.Random(475)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ITEMS.items():
            archive.writestr(name, data * 20)
    original = target.getvalue()
    genuine = inflate_all(original)
    for _ in range(MUTANTS):
        content = outcome(inflate_all, mutate(original, chance))
        if isinstance(content, str):
            assert content.startswith("zip.")
            continue
        assert sorted(content.values()) == sorted(genuine.values())
