from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.trust import age_passphrase, vault


def test_vault_takes_without_the_passphrase_and_gives_only_with_it() -> None:
    made = vault.make_vault("верный пароль")
    data = vault.seal(b"root key", recipient=made.recipient)
    identity = vault.unlock(made.sealed, passphrase="верный пароль")
    assert identity.recipient == made.recipient
    assert vault.unseal(data, identity=identity) == b"root key"
    with pytest.raises(RefusedError, match=r"^passphrase\.wrong"):
        vault.unlock(made.sealed, passphrase="неверный пароль")


def test_passphrase_may_be_composed_differently() -> None:
    made = vault.make_vault("Ёлка и й")
    assert vault.unlock(made.sealed, passphrase="Е\u0308лка и и\u0306").recipient == made.recipient


def test_changed_passphrase_keeps_what_is_inside() -> None:
    made = vault.make_vault("старый")
    data = vault.seal(b"root key", recipient=made.recipient)
    moved = vault.seal_identity(vault.unlock(made.sealed, passphrase="старый"), passphrase="новый")
    assert moved.recipient == made.recipient
    assert vault.unseal(data, identity=vault.unlock(moved.sealed, passphrase="новый")) == b"root key"
    with pytest.raises(RefusedError, match=r"^passphrase\.wrong"):
        vault.unlock(moved.sealed, passphrase="старый")


def test_empty_passphrase_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"^passphrase\.empty"):
        vault.make_vault("")
    with pytest.raises(RefusedError, match=r"^passphrase\.empty"):
        vault.unlock(b"", passphrase="")


def test_damaged_vault_is_named() -> None:
    made = vault.make_vault("пароль")
    identity = vault.unlock(made.sealed, passphrase="пароль")
    with pytest.raises(RefusedError, match=r"^vault\.damaged"):
        vault.unlock(made.sealed[:-1], passphrase="пароль")
    with pytest.raises(RefusedError, match=r"^vault\.damaged"):
        vault.unseal(vault.seal(b"x", recipient=made.recipient)[:-1], identity=identity)


def test_vault_that_holds_no_identity_is_refused() -> None:
    sealed = age_passphrase.seal("не ключ".encode(), passphrase="пароль", log_n=1)
    with pytest.raises(RefusedError, match=r"^key\.unreadable"):
        vault.unlock(sealed, passphrase="пароль")
