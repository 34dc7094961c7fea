"""What stands in a table of ours is read back the same; whatever happens to a file, it is read or refused in words."""

from __future__ import annotations

import random
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.base.numbers import plain
from core.tables.cells import clean_text
from core.tables.contest_tables import parse_entries
from core.tables.mark_tables import parse_marks
from core.tables.reader import read_sheets, read_table
from core.tables.sheets import Sheet
from core.tables.writer import Value, write_csv, write_table

MOMENT = datetime(2025, 12, 19, tzinfo=UTC)
HEADINGS = ["Номер", "Номинация", "Заявитель", "Название", "Ссылка"]
CODES = ("table.", "file.", "map.")

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30)
risky = st.builds(lambda head, tail: head + tail, st.sampled_from(list("=+-@'\t ＝")), words)
texts = st.one_of(words, risky)
numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
rows = st.lists(st.lists(st.one_of(texts, numbers), min_size=3, max_size=3), min_size=1, max_size=8)


def shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return clean_text(str(value))[0]


def is_read_or_refused(data: bytes) -> str:
    """Return what became of a file; anything but a refusal in words fails the test."""
    try:
        for sheet in read_sheets(data, name="t"):
            parse_entries(sheet)
            parse_marks(sheet)
    except RefusedError as refused:
        return refused.code
    return "table.read"


@settings(max_examples=60)
@given(rows)
def test_workbook_is_read_back(content: list[list[Value]]) -> None:
    sheet = read_table(write_table(["a", "b", "c"], content, sheet="Л", moment=MOMENT))
    expected = [[shown(value) for value in row] for row in content]
    assert [[sheet.cell(row + 1, column).text for column in range(3)] for row in range(len(content))] == expected


@given(rows)
def test_csv_is_read_back(content: list[list[Value]]) -> None:
    sheet = read_table(write_csv(["a", "b", "c"], content))
    expected = [[shown(value) for value in row] for row in content]
    assert [[sheet.cell(row + 1, column).text for column in range(3)] for row in range(len(content))] == expected


@given(st.decimals(min_value=0, max_value=100, places=2), st.booleans())
def test_mark_is_exact_in_every_form(score: Decimal, has_comma: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    typed = str(score).replace(".", "," if has_comma else ".")
    [line], problems = parse_marks(Sheet("t", "", [["entry", "criterion", "score"], ["1", "c", typed]]))
    assert (Decimal(line.score), problems) == (score, ())
    [line], problems = parse_marks(Sheet("t", "", [["entry", "criterion", "score"], ["1", "c", float(score)]]))
    assert (Decimal(line.score), problems) == (score, ())


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert is_read_or_refused(data).startswith(CODES)
    assert is_read_or_refused(b"\xef\xbb\xbfentry;score;criterion\n" + data).startswith(CODES)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_workbook_is_read_or_refused(seed: int) -> None:
    """Parts are changed inside and packed anew, so that the damage gets past the checksums."""
    chance = random.Random(seed)
    original = write_table(
        HEADINGS, [[i, 1, "Школа", "Паблик", "https://vk.com"] for i in range(9)], sheet="Л", moment=MOMENT
    )
    with zipfile.ZipFile(BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(name for name in parts if name.startswith("xl/") and "theme" not in name)
    outcomes = set()
    for _ in range(250):
        mutant = dict(parts)
        name = chance.choice(names)
        mutant[name] = mutate(parts[name], chance)
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for part, data in mutant.items():
                archive.writestr(part, data)
        outcomes.add(is_read_or_refused(target.getvalue()))
    assert outcomes >= {"table.read", "table.damaged"}
    assert all(outcome.startswith(CODES) for outcome in outcomes)


def mutate(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    inserted = chance.choice(
        [b"", b"<", b'"', b"999999", b'<c r="B2"/>', b't="s"', b"&#0;", b"\xff", b'r="ZZZ9999999"']
    )
    return data[:place] + inserted + data[place + chance.randrange(20) :]
