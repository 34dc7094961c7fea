"""``make bench``: every measurement with its yardstick from the same run, as a table and as JSON.

A bar is the ratio that the design promises: at most so much of the yardstick's time, or at least so many times
its speed. The exit code is 1 when a bar is missed.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

Row = tuple[str, float, str, float]
"""Stage, our seconds, the yardstick's name, its seconds."""

AT_MOST = {"a mark on disk, p99": 1.5, "ranking": 1.5}
AT_LEAST = {"merging": 5.0}
"""Bars by the beginning of a stage's name: our time per yardstick's at most, or yardstick's per ours at least."""


@dataclass(frozen=True)
class Measured:
    """One line of the table; ``met`` is None where the design names no bar."""

    stage: str
    seconds: float
    yardstick: str
    yardstick_seconds: float
    ratio: float
    bar: str
    met: bool | None


def judge(row: Row) -> Measured:
    """Hold one measurement against its bar."""
    stage, ours, yardstick, theirs = row
    for name, limit in AT_MOST.items():
        if stage.startswith(name):
            return Measured(
                stage, ours, yardstick, theirs, ours / theirs, f"≤ {limit} × its time", ours <= limit * theirs
            )
    for name, limit in AT_LEAST.items():
        if stage.startswith(name):
            return Measured(
                stage, ours, yardstick, theirs, theirs / ours, f"≥ {limit} × its rate", theirs >= limit * ours
            )
    return Measured(stage, ours, yardstick, theirs, ours / theirs, "", None)


def find_rows(path: Path) -> Callable[[], list[Row]]:
    """Load a measurement by its file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return cast("Callable[[], list[Row]]", module.rows)


def show(measured: list[Measured]) -> None:
    """Print the table."""
    table = Table("stage", "ours", "yardstick", "its time", "ratio", "bar", "")
    for each in measured:
        verdict = {None: "", True: "met", False: "MISSED"}[each.met]
        times = (_seconds(each.seconds), each.yardstick, _seconds(each.yardstick_seconds))
        table.add_row(each.stage, *times, f"{each.ratio:.2f}", each.bar, verdict)
    Console(width=150).print(table)


def _seconds(value: float) -> str:
    return f"{value:.3f} s" if value >= 1 else f"{value * 1000:.3f} ms"


def main() -> int:
    """Measure everything under ``tests/benchmarks`` and write ``build/bench.json``."""
    measured = [judge(row) for path in sorted(HERE.glob("bench_*.py")) for row in find_rows(path)()]
    show(measured)
    target = HERE.parents[1] / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([asdict(each) for each in measured], ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if any(each.met is False for each in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
