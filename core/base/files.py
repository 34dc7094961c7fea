"""Files on disk: whole or not at all, and refusals in words when the disk says no."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.base.errors import RefusedError, refuse
from core.base.ids import new_id

_CODES = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EROFS: "disk.read_only",
    errno.EACCES: "disk.no_permission",
    errno.EPERM: "disk.no_permission",
    errno.ENOENT: "file.missing",
    errno.EISDIR: "file.is_folder",
    errno.ENOTDIR: "file.missing",
    errno.EMFILE: "disk.too_many_files",
    errno.ENAMETOOLONG: "file.name_too_long",
}


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn an operating system's error about ``path`` into a refusal with a code of ours."""
    try:
        yield
    except OSError as problem:
        code = _CODES.get(problem.errno or 0, "disk.error")
        raise RefusedError(code, file=path.name, folder=str(path.absolute().parent)) from problem


def read_file(path: Path, *, max_bytes: int) -> bytes:
    """Read a regular file whole; raises ``file.missing``, ``file.too_large`` or a ``disk.*`` code."""
    with worded(path), path.open("rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            refuse("file.not_regular", file=path.name)
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        refuse("file.too_large", file=path.name, limit=max_bytes)
    return data


def write_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that after a power cut the old or the new content stands there, whole."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put the joined ``pieces`` at ``path``, whole or not at all, holding one at a time in memory.

    The bytes go to a temporary neighbour, are synced, renamed over the target, and the folder is synced.
    """
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{new_id()}.part")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            with os.fdopen(descriptor, "wb") as stream:
                stream.writelines(pieces)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; systems that cannot sync a folder do so on their own."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
