from __future__ import annotations

import base64
import sys
from pathlib import Path
from subprocess import run

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from core.base.errors import RefusedError
from core.trust import age_passphrase
from core.trust.age_passphrase import Refusals

REFUSALS = Refusals(wrong="a.wrong", damaged="a.damaged", costly="a.costly")
REPOSITORY = Path(__file__).parents[3]
CHUNK = 64 * 1024
QUICK = 1  # these tests are about the format, not about the work


def seal(plain: bytes) -> bytes:
    return age_passphrase.seal(plain, passphrase="слово", log_n=QUICK)


def unseal(data: bytes, passphrase: str = "слово") -> bytes:
    return age_passphrase.unseal(data, passphrase=passphrase, refusals=REFUSALS)


def refusal_of(data: bytes, passphrase: str = "слово") -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        unseal(data, passphrase)
    return refusal.value


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_sealed_bytes_open_whole_at_every_edge_of_a_chunk(size: int) -> None:
    plain = bytes(index % 251 for index in range(size))
    assert unseal(seal(plain)) == plain


def test_two_files_of_one_content_share_no_secret() -> None:
    first, second = seal(b"same"), seal(b"same")
    assert first[-20:] != second[-20:]


def test_wrong_passphrase_is_named() -> None:
    assert refusal_of(seal(b"secret"), "Слово").code == "a.wrong"


def test_broken_letter_in_a_passphrase_is_only_wrong() -> None:
    assert refusal_of(seal(b"secret"), "\udcd0").code == "a.wrong"


def test_no_changed_bit_is_accepted() -> None:
    data = seal(b"secret")
    factor = data.index(b"\n-> scrypt ") + len(b"\n-> scrypt ") + 23
    assert data[factor : factor + 2] == b"1\n"
    for position in range(len(data)):
        for bit in range(8):
            mutant = bytearray(data)
            mutant[position] ^= 1 << bit
            assert refusal_of(bytes(mutant)).code in {"a.wrong", "a.damaged"}


def test_no_truncated_file_is_accepted() -> None:
    data = seal(b"secret")
    for length in range(len(data)):
        assert refusal_of(data[:length]).code == "a.damaged"


def test_nothing_may_follow_the_last_chunk() -> None:
    assert refusal_of(seal(b"secret") + b"\x00").code == "a.damaged"


def test_whole_chunks_can_neither_be_lost_nor_swapped() -> None:
    data = seal(bytes(CHUNK) + bytes([1]) * CHUNK + b"end")
    start = len(data) - (2 * (CHUNK + 16) + 19)
    first, second = data[start : start + CHUNK + 16], data[start + CHUNK + 16 : -19]
    assert refusal_of(data[:-19]).code == "a.damaged"
    assert refusal_of(data[:start] + second + first + data[-19:]).code == "a.damaged"
    assert refusal_of(data[:start] + second + data[-19:]).code == "a.damaged"


def test_empty_last_chunk_is_refused_unless_the_file_is_empty() -> None:
    file_key, nonce = bytes(16), bytes(16)
    cipher = ChaCha20Poly1305(age_passphrase._derive(file_key, salt=nonce, info=b"payload"))
    full = cipher.encrypt(age_passphrase._chunk_nonce(0, last=False), bytes(CHUNK), None)
    empty = cipher.encrypt(age_passphrase._chunk_nonce(1, last=True), b"", None)
    with pytest.raises(InvalidTag):
        age_passphrase._open_stream(nonce + full + empty, file_key)
    alone = cipher.encrypt(age_passphrase._chunk_nonce(0, last=True), b"", None)
    assert age_passphrase._open_stream(nonce + alone, file_key) == b""


def test_second_spelling_of_the_salt_is_refused() -> None:
    data = seal(b"secret")
    start = data.index(b"scrypt ") + 7
    salt = data[start : start + 22]
    other = bytes(salt[:-1]) + bytes([salt[-1] + 1])  # the last character of 16 bytes carries four unused bits
    assert base64.b64decode(other + b"==") == base64.b64decode(salt + b"==")
    assert refusal_of(data.replace(salt, other)).code == "a.damaged"


@pytest.mark.parametrize("factor", [b"21", b"22", b"63", b"999"])
def test_costly_file_is_refused_before_any_work(factor: bytes) -> None:
    refusal = refusal_of(with_factor(factor))
    assert (refusal.code, refusal.facts) == ("a.costly", {"factor": int(factor), "limit": 20})


@pytest.mark.parametrize("factor", [b"0", b"016", b"-1", b"", b"99999", "١٦".encode()])
def test_senseless_work_factor_is_damage(factor: bytes) -> None:
    assert refusal_of(with_factor(factor)).code == "a.damaged"


def test_file_with_a_second_recipient_is_refused() -> None:
    data = seal(b"secret")
    assert refusal_of(data.replace(b"\n---", b"\n-> X25519 abc\nabc\n---")).code == "a.damaged"


def test_missing_memory_is_a_refusal() -> None:
    resource = pytest.importorskip("resource", reason="this system limits no memory")
    assert resource.RLIMIT_AS
    done = run([sys.executable, "-c", IN_LITTLE_MEMORY], cwd=REPOSITORY, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "a.costly"), done.stderr


IN_LITTLE_MEMORY = f"""
import resource
from core.base.errors import RefusedError
from core.trust import age_passphrase
data = {age_passphrase.seal(b"", passphrase="a", log_n=QUICK)!r}.replace(b" {QUICK}\\n", b" 20\\n")
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    age_passphrase.unseal(data, passphrase="a", refusals=age_passphrase.Refusals("a.wrong", "a.damaged", "a.costly"))
except RefusedError as refusal:
    print(refusal.code)
"""


def with_factor(factor: bytes) -> bytes:
    return seal(b"secret").replace(b" %d\n" % QUICK, b" %s\n" % factor, 1)
