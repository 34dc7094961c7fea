from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.trust import age
from core.trust.codes import PRACTICE_CODE


def test_code_opens_however_it_is_typed() -> None:
    data = age.seal_with_passphrase(b"identity", code=PRACTICE_CODE)
    assert b"\n-> scrypt " in data
    assert b" 16\n" in data
    assert age.open_with_passphrase(data, code="0000-0000-0000-0000-0000") == b"identity"


def test_another_code_is_wrong() -> None:
    data = age.seal_with_passphrase(b"identity", code=PRACTICE_CODE)
    with pytest.raises(RefusedError, match=r"^code\.wrong"):
        age.open_with_passphrase(data, code="1234 5678 9012 3456 7891")


def test_mistyped_code_is_refused_before_the_work() -> None:
    with pytest.raises(RefusedError, match=r"^code\.check_digit"):
        age.open_with_passphrase(b"", code="1234 5678 9012 3456 7890")


def test_damaged_key_file_is_named() -> None:
    with pytest.raises(RefusedError, match=r"^package\.damaged"):
        age.open_with_passphrase(b"age-encryption.org/v1\n", code=PRACTICE_CODE)


def test_each_recipient_opens_and_nobody_else() -> None:
    first, second, stranger = age.new_identity(), age.new_identity(), age.new_identity()
    data = age.seal_for(b"evidence", recipients=[first.recipient, second.recipient])
    assert age.open_with(data, identity=first) == b"evidence"
    assert age.open_with(data, identity=second) == b"evidence"
    with pytest.raises(RefusedError, match=r"^evidence\.damaged"):
        age.open_with(data, identity=stranger, damaged="evidence.damaged")


def test_no_changed_bit_of_a_sealed_file_is_accepted() -> None:
    pair = age.new_identity()
    data = age.seal_for(b"secret", recipients=[pair.recipient])
    for position in range(len(data)):
        mutant = bytearray(data)
        mutant[position] ^= 1 << (position % 8)
        with pytest.raises(RefusedError, match=r"^package\.damaged"):
            age.open_with(bytes(mutant), identity=pair)


def test_truncated_file_is_damaged() -> None:
    pair = age.new_identity()
    data = age.seal_for(bytes(70_000), recipients=[pair.recipient])
    for length in [0, 1, 30, 200, 40_000, len(data) - 1]:
        with pytest.raises(RefusedError, match=r"^package\.damaged"):
            age.open_with(data[:length], identity=pair)


def test_identity_is_read_back_from_its_secret() -> None:
    pair = age.new_identity()
    assert age.read_identity(pair.secret) == pair


def test_secret_is_not_shown_by_accident() -> None:
    pair = age.new_identity()
    assert pair.secret not in repr(pair)


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1", "ключ"])
def test_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^key\.unreadable"):
        age.seal_for(b"", recipients=[text])
    with pytest.raises(RefusedError, match=r"^key\.unreadable"):
        age.read_identity(text)
