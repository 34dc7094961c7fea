from __future__ import annotations

import tomllib
from pathlib import Path

from core.services.demo.papers import Written, write_decision, write_meeting


def test_a_meeting_reads_back_as_toml_whatever_its_words(tmp_path: Path) -> None:
    head: dict[str, Written] = {"number": 1, "place": 'зал «А» "малый" \\ 2', "present": ["J01", "J02"]}
    questions: list[dict[str, Written]] = [
        {"id": "finalists-1", "text": "Первая строка.\nВторая строка."},
        {"id": "tie-2", "for": 3},
    ]
    data = write_meeting(tmp_path / "acts" / "meeting.toml", head, questions)
    assert (tmp_path / "acts" / "meeting.toml").read_bytes() == data
    assert tomllib.loads(data.decode("utf-8")) == {**head, "question": questions}


def test_a_decision_reads_back_as_toml(tmp_path: Path) -> None:
    values: dict[str, Written] = {"kind": "tie", "round": 2, "order": ["0012", "0044"], "reason": "Жюри проголосовало."}
    data = write_decision(tmp_path / "decision.toml", values)
    assert tomllib.loads(data.decode("utf-8")) == values
