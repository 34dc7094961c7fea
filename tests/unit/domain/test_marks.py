"""The score sheet's data: one spelling, one hash, rows by entry."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.domain.marks import MAX_SCORES_BYTES, Scores

FIELDS: dict[str, object] = {
    "contest": "c0" * 16,
    "round": 1,
    "package": "a0" * 32,
    "rules": "b0" * 32,
    "juror": "J1",
    "generation": 1,
    "public_key": "k" * 40,
    "enrolment": "e" * 40,
    "sheet": "d0" * 16,
    "revision": 2,
    "ancestors": ("0a" * 32, "0b" * 32),
    "signed_at": "2025-12-12T14:05:00+07:00",
    "nonce": "f0" * 16,
    "entries": ("101", "102"),
    "marks": ((7, 8), (None, 3)),
    "remarks": {"101": "Живо"},
}


def make(**changes: object) -> Scores:
    return Scores.checked(**{**FIELDS, **changes})


def test_a_sheet_survives_the_way_through_bytes() -> None:
    scores = make()
    again = Scores.from_canonical(scores.to_bytes(), max_bytes=MAX_SCORES_BYTES)
    assert (again, again.hash) == (scores, scores.hash)


def test_every_field_is_part_of_the_identity() -> None:
    changes: list[dict[str, object]] = [
        {"nonce": "f1" * 16},
        {"marks": ((7, 8), (None, 4))},
        {"remarks": {}},
        {"sheet": "d1" * 16},
        {"entries": ("102", "101"), "remarks": {}},
    ]
    assert len({make().hash, *(make(**each).hash for each in changes)}) == 6


def test_rows_are_found_by_entry_and_no_mark_is_not_counted() -> None:
    scores = make()
    assert scores.row_of("102") == (None, 3)
    assert scores.row_of("999") is None
    assert scores.mark_count == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"entries": ("101", "101")},
        {"marks": ((7, 8),)},
        {"ancestors": ("0b" * 32, "0a" * 32)},
        {"ancestors": ("0a" * 32, "0a" * 32)},
        {"remarks": {"999": "Кто?"}},
        {"recusals": {"999": "Кто?"}},
        {"conflicts": {"999": "Кто?"}},
        {"remarks": {"101": ""}},
        {"contest": "C0" * 16},
        {"revision": 0},
        {"signed_at": "вчера"},
        {"marks": ((7.5, 8), (None, 3))},
        {"marks": ((True, 8), (None, 3))},
        {"language": "de"},
    ],
)
def test_data_that_says_two_things_or_nothing_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(RefusedError) as refused:
        make(**changes)
    assert refused.value.code == "file.schema"


def test_a_spelling_of_its_own_is_not_canonical() -> None:
    data = make().to_bytes()
    for changed in (data + b" ", data.replace(b'"round":1', b'"round": 1'), data.replace(b"{", b"{\n", 1)):
        with pytest.raises(RefusedError):
            Scores.from_canonical(changed, max_bytes=MAX_SCORES_BYTES)


def test_newer_data_ask_for_an_update_before_anything_else() -> None:
    data = make().to_bytes().replace(b'"version":1', b'"version":7').replace(b'"round":1', b'"tour":1')
    with pytest.raises(RefusedError) as refused:
        Scores.from_canonical(data, max_bytes=MAX_SCORES_BYTES)
    assert (refused.value.code, refused.value.facts) == (
        "file.newer_format",
        {"format": "jury/scores", "found": 7, "known": 1},
    )
