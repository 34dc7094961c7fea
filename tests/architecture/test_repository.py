"""What the repository may hold: nothing of the machine it was made on, and a licence beside all it did not make."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PERSONAL_FOLDER = re.compile(r"(?<![\w.~:/-])/(?:home|root|Users|work|mnt|opt|tmp)/[\w.-]+|[A-Z]:\\Users\\\w")
REGISTRY = re.compile(r"\w:/{2}\S*(?:pypi|pythonhosted|/simple\b|artifactory|nexus)", re.IGNORECASE)
BORROWED = {".ttf", ".otf", ".icc", ".woff2"}


def _texts() -> Iterator[tuple[str, str]]:
    """Yield every text file that is or would be committed."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            yield name, data.decode("utf-8", errors="replace")


@pytest.mark.parametrize("unwanted", [PERSONAL_FOLDER, REGISTRY], ids=["personal folder", "registry"])
def test_no_file_names_the_machine_it_was_made_on(unwanted: re.Pattern[str]) -> None:
    found = [f"{name}: {hit.group()}" for name, text in _texts() for hit in unwanted.finditer(text)]
    assert found == []


def test_pins_name_no_address_at_all() -> None:
    pins = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt")]
    assert [line for text in pins for line in text.splitlines() if "://" in line or line.startswith("-")] == []


def test_tests_and_packaging_are_no_packages() -> None:
    found = [path for folder in ("tests", "packaging") for path in (ROOT / folder).rglob("__init__.py")]
    assert found == []


def test_borrowed_resources_lie_beside_their_licence() -> None:
    folders = {path.parent for path in (ROOT / "resources").rglob("*") if path.suffix in BORROWED}
    assert [folder for folder in folders if not [*folder.glob("LICENSE*"), *folder.glob("OFL*")]] == []


@pytest.mark.parametrize("package", ["fontpkg_pt_serif", "fontpkg_pt_sans"])
def test_packaged_fonts_bring_their_open_licence(package: str) -> None:
    from importlib.resources import files

    assert "Open Font License" in (files(package) / "LICENSE").read_text(encoding="utf-8")
