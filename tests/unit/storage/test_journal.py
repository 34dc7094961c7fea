"""Lines are only added, and any change to one is found."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.base.ids import sha256
from core.domain.acts import Act, Noted, RulesSet
from core.domain.journal import chain_line, check_chain
from core.storage.contest.folder import ContestFolder

AT = "2025-12-12T14:05:00+07:00"


def write_three(path: Path) -> Path:
    with ContestFolder.create(path, contest="c0" * 16, made_at=AT) as folder, folder.writing() as tx:
        for number in range(1, 4):
            tx.journal.append(Noted(what=f"дело {number}"), at=AT, actor="op")
    return path / "contest.db"


def spoil(database: Path, script: str) -> None:
    connection = sqlite3.connect(database)
    connection.executescript(script)
    connection.close()


def verify(path: Path) -> None:
    with ContestFolder.open(path) as folder, folder.reading() as tx:
        tx.journal.verify()


def test_empty_journal_has_an_empty_head(folder: ContestFolder) -> None:
    with folder.reading() as tx:
        assert tx.journal.head() == (0, "")
        assert tx.journal.lines() == ()
        tx.journal.verify()


def test_line_hashes_the_canonical_bytes_of_number_time_actor_act_and_previous(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        line = tx.journal.append(Noted(what="импорт", counts={"b": 2, "a": 1}), at=AT, actor="op")
    body = (
        '{"act":{"counts":{"a":1,"b":2},"hash":"","kind":"noted","what":"импорт"},"actor":"op",'
        f'"at":"{AT}","number":1,"previous":""}}'
    )
    assert line.hash == sha256(body.encode())


def test_lines_appended_together_equal_lines_appended_singly(path: Path, tmp_path: Path) -> None:
    acts: list[Act] = [Noted(what="a"), RulesSet(rules="ab" * 32), Noted(what="b")]
    with ContestFolder.create(path, contest="c0" * 16, made_at=AT) as folder, folder.writing() as tx:
        together = tx.journal.append_all(acts, at=AT, actor="op")
        assert tx.journal.append_all([], at=AT, actor="op") == ()
        assert tx.journal.acts() == tuple(acts)
    with ContestFolder.create(tmp_path / "b", contest="c0" * 16, made_at=AT) as folder, folder.writing() as tx:
        singly = tuple(tx.journal.append(act, at=AT, actor="op") for act in acts)
        assert tx.journal.head() == (3, singly[-1].hash)
    assert together == singly


@pytest.mark.parametrize("line", [1, 2, 3])
@pytest.mark.parametrize(
    "change",
    [
        "at = 'later'",
        "actor = 'other'",
        """act = CAST('{"kind":"noted","what":"other","counts":{},"hash":""}' AS BLOB)""",
        "act = CAST('not json' AS BLOB)",
        "act = CAST('{}' AS BLOB)",
        "previous = 'ff'",
        "hash = 'ff'",
    ],
)
def test_changed_line_is_named(path: Path, line: int, change: str) -> None:
    spoil(write_three(path), f"UPDATE journal SET {change} WHERE number = {line}")  # noqa: S608 - our own words
    with pytest.raises(RefusedError) as refusal:
        verify(path)
    assert (refusal.value.code, refusal.value.facts) == ("journal.broken", {"line": line})


@pytest.mark.parametrize(
    "script, line",
    [
        ("DELETE FROM journal WHERE number = 2", 2),
        ("DELETE FROM journal WHERE number = 3", 3),
        ("DELETE FROM journal", 1),
        ("UPDATE journal SET number = 9 WHERE number = 3", 3),
        ("UPDATE journal SET number = number - 10 WHERE number = 2", 1),
        ("UPDATE journal_head SET hash = 'ff'", 4),
        ("UPDATE journal_head SET number = 4", 4),
    ],
)
def test_missing_or_moved_line_is_named(path: Path, script: str, line: int) -> None:
    spoil(write_three(path), script)
    with pytest.raises(RefusedError) as refusal:
        verify(path)
    assert (refusal.value.code, refusal.value.facts) == ("journal.broken", {"line": line})


def test_rewritten_chain_needs_the_head_as_well(path: Path) -> None:
    database = write_three(path)
    connection = sqlite3.connect(database)
    last = connection.execute("SELECT hash FROM journal WHERE number = 2").fetchone()[0]
    forged = chain_line(Noted(what="подлог"), number=3, at=AT, actor="op", previous=last)
    connection.execute("UPDATE journal SET act = ?, hash = ? WHERE number = 3", (forged.act.to_bytes(), forged.hash))
    connection.commit()
    connection.close()
    with pytest.raises(RefusedError, match=r"journal\.broken \(line=4\)"):
        verify(path)


def test_append_over_another_head_is_refused(folder: ContestFolder) -> None:
    with folder.writing() as tx:
        tx.journal.append(Noted(what="a"), at=AT, actor="op")
        with pytest.raises(RefusedError, match=r"journal\.overtaken"):
            tx.journal._swap_head((0, ""), (1, "ff"))
        tx.journal.verify()


def test_pure_chain_is_recounted_from_its_beginning() -> None:
    first = chain_line(Noted(what="a"), number=1, at=AT, actor="op", previous="")
    second = chain_line(Noted(what="b"), number=2, at=AT, actor="op", previous=first.hash)
    check_chain([first, second], head=(2, second.hash))
    with pytest.raises(RefusedError, match=r"journal\.broken \(line=1\)"):
        check_chain([second], head=(2, second.hash))
