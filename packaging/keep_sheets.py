"""Sign the sheets of ``tests/kept_sheets.py`` that are not kept yet: ``python packaging/keep_sheets.py``.

Kept sheets are never rewritten: a program that no longer accepts them is broken, not the sheets.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write signed sheet, package, rules and shown text, each sheet in a folder of its own."""
    from tests.kept_sheets import KEPT, KEPT_SHEETS
    from tests.sheet_reading import shown_lines

    for name, make in KEPT_SHEETS.items():
        folder = KEPT / name
        if folder.exists():
            print(f"{name}: kept already")
            continue
        folder.mkdir(parents=True)
        sheet = make()
        signed = sheet.sign()
        (folder / "sheet.pdf").write_bytes(signed)
        (folder / "package.json").write_bytes(sheet.package.to_bytes())
        (folder / "rules.json").write_bytes(sheet.rules.to_bytes())
        (folder / "shown.txt").write_text("\n".join(shown_lines(signed)) + "\n", encoding="utf-8")
        print(f"{name}: signed")


def find_own_tests() -> None:
    """Let ``tests`` mean our folder: a library installs a package of that name."""
    package = ModuleType("tests")
    package.__path__ = [str(ROOT / "tests")]
    sys.modules["tests"] = package
    sys.path.insert(0, str(ROOT))


if __name__ == "__main__":
    find_own_tests()
    main()
