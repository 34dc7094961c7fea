from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.kit.recent import Recent
from ui.kit.settings import CHOICES, Settings, SettingsStore, read_settings, write_settings


def _recent(juror: str = "Ж-01", *, package: str = "a" * 64, marked: int = 0) -> Recent:
    return Recent(
        package=package,
        contest="1" * 32,
        title="Конкурс",
        season="2025",
        round=1,
        round_title="Отбор",
        juror=juror,
        name="Примерова А. С.",
        marked=marked,
        total=40,
        opened_at="2025-12-12T14:05:00+07:00",
    )


def _store(settings: Settings | None = None) -> tuple[SettingsStore, list[Settings]]:
    written: list[Settings] = []
    return SettingsStore(settings or Settings(), write=written.append), written


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    store, written = _store()
    store.choose("language", "en")
    store.choose("theme", "dark")
    store.remember(_recent())
    write_settings(written[-1], path=tmp_path / "deep" / "settings.json")
    assert read_settings(tmp_path / "deep" / "settings.json") == store.now


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'"x"', b"[" * 100_000])
def test_a_file_that_cannot_be_read_counts_as_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_settings(path) == Settings()


def test_a_value_that_is_not_allowed_counts_as_its_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    document = {"theme": "pink", "language": 7, "text_size": "large", "recent": [{"title": "?"}, 3], "later": {}}
    path.write_text(json.dumps(document), encoding="utf-8")
    read = read_settings(path)
    assert (read["theme"], read["language"], read["text_size"]) == ("system", "", "large")
    assert read.recent == ()


def test_choosing_what_is_not_allowed_is_our_fault() -> None:
    store, written = _store()
    with pytest.raises(ValueError, match="pink"):
        store.choose("theme", "pink")
    assert written == []


def test_choosing_the_same_again_writes_nothing() -> None:
    store, written = _store()
    store.choose("theme", CHOICES["theme"].default)
    assert written == []


def test_a_newer_package_takes_the_line_of_the_older_one() -> None:
    store, _ = _store()
    store.remember(_recent())
    store.remember(_recent("Ж-02"))
    store.remember(_recent(package="b" * 64, marked=3))
    assert [(each.juror, each.package[0], each.marked) for each in store.now.recent] == [
        ("Ж-01", "b", 3),
        ("Ж-02", "a", 0),
    ]


def test_the_oldest_lines_fall_off() -> None:
    store, _ = _store()
    for number in range(20):
        store.remember(_recent(f"Ж-{number:02}"))
    assert [each.juror for each in store.now.recent] == [f"Ж-{number:02}" for number in range(19, 7, -1)]


def test_a_forgotten_line_is_gone() -> None:
    store, written = _store()
    store.remember(_recent())
    store.forget(_recent(marked=9))
    assert store.now.recent == ()
    assert written[-1].recent == ()
