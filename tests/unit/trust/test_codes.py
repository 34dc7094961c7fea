from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.trust.codes import PRACTICE_CODE, damm, new_code, read_code

CODE = "1234 5678 9012 3456 7891"


def test_damm_agrees_with_the_published_example() -> None:
    assert damm("572") == 4
    assert damm("5724") == 0


def test_new_code_reads_as_itself() -> None:
    codes = [new_code() for _ in range(200)]
    assert [read_code(code) for code in codes] == codes
    assert len(set(codes)) == 200
    assert {len(code) for code in codes} == {24}


def test_practice_code_is_a_code() -> None:
    assert read_code("0" * 20) == PRACTICE_CODE


@pytest.mark.parametrize(
    "typed",
    [
        "12345678901234567891",
        "1234-5678-9012-3456-7891",
        " 1234\u00a05678\u202f9012\u20093456\u20137891\n",
        "1234 5678 9012\t3456 — 7891",
    ],
)
def test_code_is_read_however_its_groups_are_parted(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed, code, facts",
    [
        ("", "code.length", {"found": 0, "needed": 20}),
        ("1234 5678", "code.length", {"found": 8, "needed": 20}),
        (CODE + "0", "code.length", {"found": 21, "needed": 20}),
        ("1234 5678 9О12 3456 7891", "code.letters", {"character": "О"}),
        ("1234 5678 9012 3456 789٦", "code.letters", {"character": "٦"}),
        ("1234 5678 9012 3456 7895", "code.check_digit", {}),
    ],
)
def test_mistyped_code_is_refused_with_what_is_wrong(typed: str, code: str, facts: dict[str, str | int]) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_code(typed)
    assert (refusal.value.code, refusal.value.facts) == (code, facts)
