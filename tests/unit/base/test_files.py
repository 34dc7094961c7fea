"""Files: whole or not at all, and the disk's refusals in words."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.base.files import read_file, worded, write_file, write_pieces

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def test_file_is_written_with_its_folders_and_read(tmp_path: Path) -> None:
    path = tmp_path / "новая" / "папка" / "файл"
    write_file(path, b"one")
    write_pieces(path, iter([b"tw", b"o"]))
    assert read_file(path, max_bytes=3) == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["файл"]


def test_failure_on_the_way_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise RefusedError("work.cancelled")

    with pytest.raises(RefusedError):
        write_pieces(path, pieces())
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


def test_reading_tells_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"1234")
    for name, code in (("missing", "file.missing"), ("large", "file.too_large"), (".", "file.is_folder")):
        with pytest.raises(RefusedError) as caught:
            read_file(tmp_path / name, max_bytes=3)
        assert caught.value.code == code


@POSIX
def test_pipe_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    keep_open = os.open(path, os.O_RDWR)
    try:
        with pytest.raises(RefusedError) as caught:
            read_file(path, max_bytes=3)
    finally:
        os.close(keep_open)
    assert (caught.value.code, caught.value.facts) == ("file.not_regular", {"file": "pipe"})


@pytest.mark.parametrize(
    "number, code",
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EROFS, "disk.read_only"),
        (errno.EACCES, "disk.no_permission"),
        (errno.EIO, "disk.error"),
    ],
)
def test_disks_refusal_is_worded(number: int, code: str) -> None:
    with pytest.raises(RefusedError) as caught, worded(Path("folder") / "file.pdf"):
        raise OSError(number, "as the system says")
    assert (caught.value.code, caught.value.facts) == (code, {"file": "file.pdf", "folder": str(Path.cwd() / "folder")})


def test_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RefusedError) as caught:
        write_file(tmp_path / "file" / "inside", b"x")
    assert caught.value.code.startswith(("file.", "disk."))
