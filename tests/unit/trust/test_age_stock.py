"""Both layers against the stock ``age`` of the operating system, in both directions."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from subprocess import run

import pytest

from core.trust import age
from core.trust.codes import new_code

pytestmark = pytest.mark.skipif(
    shutil.which("age") is None or shutil.which("script") is None, reason="age or script is not installed"
)


def at_terminal(*command: str, typed: str) -> None:
    """Run a command that asks for a passphrase at a terminal."""
    run(["script", "-qec", shlex.join(command), "/dev/null"], input=typed.encode(), check=True, capture_output=True)


def test_stock_age_opens_both_layers(tmp_path: Path) -> None:
    code, pair = new_code(), age.new_identity()
    key_file, sealed, secret = tmp_path / "key.age", tmp_path / "package.age", tmp_path / "secret"
    key_file.write_bytes(age.seal_with_passphrase(pair.secret.encode(), code=code))
    sealed.write_bytes(age.seal_for(bytes(100_000), recipients=[pair.recipient]))
    at_terminal("age", "-d", "-o", str(secret), str(key_file), typed=code + "\n")
    opened = run(["age", "-d", "-i", str(secret), str(sealed)], check=True, capture_output=True).stdout
    assert secret.read_text() == pair.secret
    assert opened == bytes(100_000)


def test_stock_age_opens_many_chunks_of_the_passphrase_layer(tmp_path: Path) -> None:
    code, plain = new_code(), bytes(range(256)) * 600
    (tmp_path / "in").write_bytes(age.seal_with_passphrase(plain, code=code))
    at_terminal("age", "-d", "-o", str(tmp_path / "out"), str(tmp_path / "in"), typed=code + "\n")
    assert (tmp_path / "out").read_bytes() == plain


def test_we_open_what_stock_age_sealed_with_a_passphrase(tmp_path: Path) -> None:
    code, plain = new_code(), bytes(range(256)) * 600
    (tmp_path / "in").write_bytes(plain)
    at_terminal("age", "-p", "-o", str(tmp_path / "out"), str(tmp_path / "in"), typed=f"{code}\n{code}\n")
    assert age.open_with_passphrase((tmp_path / "out").read_bytes(), code=code) == plain


def test_we_open_what_stock_age_sealed_for_a_recipient() -> None:
    pair = age.new_identity()
    sealed = run(["age", "-r", pair.recipient], input=b"plain", check=True, capture_output=True).stdout
    assert age.open_with(sealed, identity=pair) == b"plain"
