"""A guard against PySide6 builds that lose a reference to None at every call (seen: 6.12.0 under Python 3.11)."""

from __future__ import annotations

import subprocess
import sys

CALLS = 20_000
WATCH = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("a")
print(sys.getrefcount(None) - before)
"""


def test_calls_that_return_none_keep_its_references() -> None:
    # In a process of its own: a bad build kills the interpreter outright.
    done = subprocess.run([sys.executable, "-c", WATCH], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < CALLS // 100
