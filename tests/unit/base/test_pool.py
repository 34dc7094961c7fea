"""The pool: a task may crash, hang, eat memory or raise; its item is named and the others are done.

The tasks are Python expressions which the worker evaluates: they need no module that it could import from here.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from core.base.errors import RefusedError
from core.base.pool import Done, Failed, WorkPool

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")

EXIT = "__import__('os')._exit(3)"
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"
ABORT = "__import__('os').abort()"
HANG = "__import__('time').sleep(600)"
SPIN = "sum(range(10**15))"
MEMORY = "len(bytearray(3 * 2**30))"
REFUSE = "__import__('core.base.errors').base.errors.refuse('sheet.broken', file='a.pdf', page=2)"
OWN_PID = "__import__('time').sleep(0.01) or __import__('os').getpid()"

ODD_ERROR = "(_ for _ in ()).throw(type('OddError', (Exception,), {})('cannot be pickled'))"
PANIC = "(_ for _ in ()).throw(type('PanicException', (BaseException,), {})('as Rust does'))"
QUIT = "__import__('sys').exit(0)"
DEEP = "(lambda again: again(again))(lambda again: again(again))"
UNPICKLABLE = "lambda: 0"
UNBUILDABLE = "type('Value', (), {'__reduce__': lambda self: (int, ('not a number',))})()"


def napping(seconds: float, value: int) -> str:
    return f"__import__('time').sleep({seconds}) or {value}"


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkPool]:
    with WorkPool(workers=2) as shared:
        yield shared


def test_results_come_in_order(pool: WorkPool) -> None:
    tasks = [napping(0.03 * (number % 3), number) for number in range(50)]
    assert list(pool.map(eval, tasks, timeout=30)) == [Done(number) for number in range(50)]


def test_no_items_need_no_process() -> None:
    with WorkPool() as idle:
        assert list(idle.map(len, [], timeout=1)) == []
        assert idle._workers == []


def test_progress_counts_every_item(pool: WorkPool) -> None:
    told: list[tuple[int, int]] = []
    list(pool.map(len, ["a", "b", "c"], timeout=30, progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_refusal_of_a_task_keeps_its_code_and_facts(pool: WorkPool) -> None:
    [outcome] = pool.map(eval, [REFUSE], timeout=30)
    assert outcome == Failed("sheet.broken", {"file": "a.pdf", "page": 2})
    with pytest.raises(RefusedError) as caught:
        outcome.require()
    assert (caught.value.code, caught.value.facts) == ("sheet.broken", {"file": "a.pdf", "page": 2})


@pytest.mark.parametrize(
    "task, error",
    [
        (ODD_ERROR, "OddError"),
        (PANIC, "PanicException"),
        (QUIT, "SystemExit"),
        (DEEP, "RecursionError"),
        (UNPICKLABLE, "PicklingError"),
        (UNBUILDABLE, "ValueError"),
    ],
)
def test_any_other_exception_is_a_failure_of_that_item(pool: WorkPool, task: str, error: str) -> None:
    outcomes = list(pool.map(eval, ["1", task, "2"], timeout=30))
    assert outcomes == [Done(1), Failed("work.failed", {"item": task, "error": error}), Done(2)]


@POSIX
@pytest.mark.parametrize("task", [EXIT, KILL, ABORT])
def test_dead_worker_costs_its_item_only(pool: WorkPool, task: str) -> None:
    crashed = Failed("work.crashed", {"item": task})
    outcomes = list(pool.map(eval, ["1", "2", task, "3", task, "4"], timeout=30))
    assert outcomes == [Done(1), Done(2), crashed, Done(3), crashed, Done(4)]


@POSIX
@pytest.mark.parametrize("task", [HANG, SPIN])
def test_task_out_of_time_is_stopped_and_named(pool: WorkPool, task: str) -> None:
    outcomes = list(pool.map(eval, ["1", task, "2"], timeout=1, name=lambda item: f"{item[:3]}.pdf"))
    assert outcomes == [Done(1), Failed("work.timeout", {"item": f"{task[:3]}.pdf"}), Done(2)]


@POSIX
def test_task_out_of_memory_is_named(pool: WorkPool) -> None:
    outcomes = list(pool.map(eval, [MEMORY, "1"], timeout=30))
    assert outcomes == [Failed("work.memory", {"item": MEMORY}), Done(1)]


@POSIX
def test_workers_killed_while_idle_do_not_break_the_pool() -> None:
    with WorkPool(workers=2) as pool:
        pids = {outcome.require() for outcome in pool.map(eval, [OWN_PID] * 20, timeout=30)}
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        assert list(pool.map(eval, ["1", "2"], timeout=30)) == [Done(1), Done(2)]


def test_thousands_of_items_wait_outside_the_pool(pool: WorkPool) -> None:
    named: list[str] = []

    def name(item: str) -> str:
        named.append(item)
        return item

    outcomes = pool.map(len, ["abc"] * 3000, timeout=30, name=name)
    assert next(outcomes) == Done(3)
    assert len(named) == 16
    assert sum(1 for _ in outcomes) == 2999


def test_leaving_early_stops_what_still_runs(pool: WorkPool) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise RefusedError("work.cancelled")

    with pytest.raises(RefusedError, match=r"work\.cancelled"):
        list(pool.map(eval, ["1", *[HANG] * 20], timeout=600, progress=cancel))
    assert list(pool.map(eval, ["2"], timeout=30)) == [Done(2)]


def test_function_that_is_not_importable_is_our_own_fault(pool: WorkPool) -> None:
    with pytest.raises(AttributeError, match="local object"):
        list(pool.map(lambda item: item, ["a"], timeout=1))
