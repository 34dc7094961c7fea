"""What every test stands on: no network, no screen, no traces of whoever runs the tests."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Must stand before anything imports Qt: there is no screen where tests run.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no defect, so no example has a deadline.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_corner(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own home folder, and neither codes, passphrases nor language of the person running it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("JURY_CODE", "JURY_PASSPHRASE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection over the internet, and fail the test even if the program swallowed the refusal."""
    tried: list[str] = []
    connect = socket.socket.connect

    def connect_locally(own: socket.socket, address: tuple[object, ...] | str | bytes) -> None:
        if own.family in {socket.AF_INET, socket.AF_INET6}:
            tried.append(str(address))
            message = "this program works without a network"
            raise OSError(message)
        connect(own, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    yield
    assert tried == []
