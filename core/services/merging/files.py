"""The files that came back: read whole, then checked in worker processes, one file a task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.errors import refuse
from core.base.files import read_file, worded
from core.base.ids import sha256
from core.base.pool import Done, Failed, WorkPool
from core.base.progress import Progress, silent
from core.exchange.sheet.envelope import MAX_SHEET_BYTES
from core.services.merging.one_sheet import Checked, CheckTask, check_file
from core.storage.contest.transaction import ContestReader

_PACKAGE_NAMED = re.compile(rb'"package":"([0-9a-f]{64})"')
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it came: its name, the SHA-256 of its bytes, the bytes."""

    name: str
    sha256: str
    data: bytes


def list_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those lying in the folders named, in order of their names."""
    found: list[Path] = []
    for path in paths:
        with worded(path):
            inside = (
                sorted(each for each in path.iterdir() if not each.name.startswith(".")) if path.is_dir() else [path]
            )
        found += [each for each in inside if each.is_file() or each == path]
    return found


def read_arrival(path: Path) -> Arrival:
    """Read a file whole; raises ``file.*`` or ``disk.*``."""
    data = read_file(path, max_bytes=MAX_SHEET_BYTES)
    if not data:
        refuse("file.empty", file=path.name)
    return Arrival(name=path.name, sha256=sha256(data), data=data)


def prepare_task(arrival: Arrival, *, tx: ContestReader, rules_of: Mapping[str, str], contest: str) -> CheckTask:
    """Find the package that a file claims; looking for its hash in the bytes proves nothing and harms nothing.

    ``rules_of`` gives the hash of the rules of every issued package.
    """
    named = _PACKAGE_NAMED.search(arrival.data)
    digest = named[1].decode("ascii") if named else ""
    stored = tx.packages.get(digest) if digest in rules_of else None
    rules = tx.rules.by_hash(rules_of[digest]) if stored else None
    if stored is None or rules is None:
        return CheckTask(contest=contest, name=arrival.name, data=arrival.data, package=None, rules=None)
    return CheckTask(contest, arrival.name, arrival.data, package=stored.body, rules=rules.to_bytes())


def check_files(
    tasks: Sequence[CheckTask], *, pool: WorkPool, progress: Progress = silent
) -> Iterator[Done[Checked] | Failed]:
    """Yield the outcome of every task in order."""
    return pool.map(check_file, tasks, timeout=_SECONDS, name=_name_of, progress=progress)


def _name_of(task: CheckTask) -> str:
    return task.name
