"""A contest's root, an operator and a juror, made once: keys never change."""

from __future__ import annotations

import pytest

from core.trust import certificates, keys
from core.trust.jws import Operator

CONTEST = "5f" * 16


@pytest.fixture(scope="session")
def root_key() -> keys.PrivateKey:
    return keys.new_key()


@pytest.fixture(scope="session")
def root(root_key: keys.PrivateKey) -> bytes:
    return certificates.issue_root(root_key, contest=CONTEST)


@pytest.fixture(scope="session")
def signer(root_key: keys.PrivateKey, root: bytes) -> Operator:
    key = keys.new_key()
    certificate = certificates.issue_operator(
        keys.public_of(key), operator="Секретарь", root_key=root_key, root=root, contest=CONTEST
    )
    return Operator(key=key, certificate=certificate, root=root)


@pytest.fixture(scope="session")
def juror_key() -> keys.PrivateKey:
    return keys.new_key()


@pytest.fixture(scope="session")
def juror_certificate(juror_key: keys.PrivateKey) -> bytes:
    return certificates.issue_juror(juror_key, contest=CONTEST, juror="Ж07", name="Иванова Анна Сергеевна")
