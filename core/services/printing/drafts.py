"""Papers that are composed and found good, but not yet drawn: a batch is written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.files import worded, write_file
from core.base.ids import new_id
from core.base.progress import Progress


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper laid out: ``draw`` gives its bytes and refuses nothing any more."""

    kind: str
    name: str
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was written: ``kind`` is a paper's kind, ``letter`` for one of the ``letters`` by itself."""

    kind: str
    file: Path


def write_drafts(drafts: Sequence[Draft], *, out: Path, progress: Progress) -> tuple[Printed, ...]:
    """Draw the papers into ``out``: into a neighbour first, so that a full disk leaves no half of a batch.

    Raises a ``disk.*`` code.
    """
    waiting = out / f".{new_id()}.part"
    printed: list[Printed] = []
    try:
        for done, draft in enumerate(drafts, start=1):
            write_file(waiting / draft.name, draft.draw())
            progress(done, len(drafts))
        with worded(out):
            for draft in drafts:
                (waiting / draft.name).replace(out / draft.name)
                printed.append(Printed(draft.kind, out / draft.name))
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return tuple(printed)
