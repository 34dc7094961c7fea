"""The part of pebble 5 that core.base.pool uses; its own annotations leave most methods untyped."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from multiprocessing.context import BaseContext
from typing import TypeVar

_T = TypeVar("_T")

class ProcessExpired(OSError):
    exitcode: int
    pid: int | None
    def __init__(self, msg: str, code: int = 0, pid: int | None = None) -> None: ...

class ProcessFuture(Future[_T]): ...

class ProcessPool:
    def __init__(
        self,
        max_workers: int = ...,
        max_tasks: int = ...,
        initializer: Callable[..., object] | None = ...,
        initargs: Iterable[object] = ...,
        context: BaseContext = ...,
    ) -> None: ...
    @property
    def active(self) -> bool: ...
    def schedule(
        self,
        function: Callable[..., _T],
        args: Iterable[object] = ...,
        kwargs: dict[str, object] = ...,
        timeout: float | None = ...,
    ) -> ProcessFuture[_T]: ...
    def stop(self) -> None: ...
    def join(self, timeout: float | None = ...) -> None: ...
