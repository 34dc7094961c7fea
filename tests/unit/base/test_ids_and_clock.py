"""Identifiers and moments."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from core.base.clock import stamp, system_clock
from core.base.ids import new_id, sha256


def test_identifiers_are_random_and_short_enough_for_a_name() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in made)


def test_content_is_named_by_its_hash() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_moment_is_stamped_with_its_offset() -> None:
    kuzbass = timezone(timedelta(hours=7))
    assert stamp(datetime(2025, 12, 12, 14, 5, tzinfo=kuzbass)) == "2025-12-12T14:05:00+07:00"
    assert system_clock().tzinfo is not None
    assert system_clock().microsecond == 0
