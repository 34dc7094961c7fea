"""What runs inside a worker process: limits first, then one task at a time, answered in plain bytes.

Whatever a task does short of killing its process comes back as an answer, a Rust panic, an endless recursion and a
result that cannot be pickled included. So the parent never meets an exception that it could not rebuild.
"""

from __future__ import annotations

import math
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from core.base.errors import RefusedError

if sys.platform != "win32":
    import resource

DONE = "done"
BEGUN = b""
"""Sent before each answer: the task has been read and is at work."""

_CPU_GRACE = 2


def serve(connection: Connection, memory_bytes: int) -> None:
    """Answer tasks until the parent closes its end; the main function of a worker process."""
    prepare_worker(memory_bytes)
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv_bytes()
            connection.send_bytes(BEGUN)
            connection.send_bytes(run_task(task))


def prepare_worker(memory_bytes: int) -> None:
    """Limit the worker's memory where the system can, leave no core dumps, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_AS, memory_bytes)


def pack_task(function: Callable[..., object], item: object, *, seconds: float) -> bytes:
    """Return what :func:`run_task` takes; a function that is not importable fails here, in the caller's face."""
    return pickle.dumps((seconds, function, item))


def run_task(task: bytes) -> bytes:
    """Run a packed task; return the pickled ``("done", value)`` or ``(code, facts)``."""
    try:
        seconds, function, item = pickle.loads(task)  # noqa: S301 - pickled by our own parent process
        _limit_cpu(seconds)
        return pickle.dumps((DONE, function(item)))
    except RefusedError as refused:
        return pickle.dumps((refused.code, refused.facts))
    except MemoryError:
        return pickle.dumps(("work.memory", {}))
    except BaseException as problem:  # noqa: BLE001 - the pool runner; a Rust panic is not even an Exception
        return pickle.dumps(("work.failed", {"error": type(problem).__name__}))


def unpack_answer(answer: bytes) -> tuple[str, object]:
    """Read the answer of :func:`run_task`; a value that cannot be rebuilt counts as ``work.failed``."""
    try:
        kind, content = pickle.loads(answer)  # noqa: S301 - pickled by our own worker process
    except Exception as problem:  # noqa: BLE001 - the pool runner; rebuilding a value runs the value's own code
        return "work.failed", {"error": type(problem).__name__}
    return str(kind), content


def _limit_cpu(seconds: float) -> None:
    """Allow this task its seconds of processor time on top of what the worker has used before.

    The parent's clock normally stops a task earlier; this one holds when the parent itself has died.
    """
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, math.ceil(usage.ru_utime + usage.ru_stime + seconds) + _CPU_GRACE)


def _limit(kind: int, soft: int) -> None:
    if sys.platform != "win32":
        with suppress(ValueError, OSError):  # macOS knows some limits by name only
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
