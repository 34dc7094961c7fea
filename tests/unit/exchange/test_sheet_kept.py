"""Sheets kept from every version of format and layout stay accepted and readable for ever."""

from __future__ import annotations

import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest

from core.base.resources import resource
from core.domain.rules import MAX_RULES_BYTES, Rules
from core.exchange.package.model import MAX_PACKAGE_BYTES, Package
from core.exchange.sheet.accept import accept_sheet
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.envelope import find_envelope
from tests.kept_sheets import KEPT, KEPT_SHEETS
from tests.sheet_reading import shown_lines

FOLDERS = sorted(each for each in KEPT.iterdir() if each.is_dir())
HASHES = {
    "v1-layout1-listed": "796701ab8e2c13ccc75e79d7b1b491f473683baa4dfbb33e113f09b860453ca1",
    "v1-layout1-typical": "71985976b4a6a6ab7b837eece03b05a73db53b1d35ada479522fbc12d43643d6",
}
FROZEN = {
    "OFL.txt": "2758cf7a872827f39661cf8cc24188113c030447aefb5ca7145993650076ca8c",
    "bold.tounicode.zlib": "d119ed17c2e961124e0c92ca02bce15091c1913a5d20c6284ad1bfc33aac100a",
    "bold.ttf.zlib": "29f34081a6a2929d559270933c067f859f99a8875e578c69479c791330c3fa0a",
    "metrics.json": "b099d135bd6b15946195da4022c67e47e787032262425df9dcb185fe429e6b93",
    "regular.tounicode.zlib": "d119ed17c2e961124e0c92ca02bce15091c1913a5d20c6284ad1bfc33aac100a",
    "regular.ttf.zlib": "5cbfe38a6c931d63a1c0b0156832d87cd417907ca80fceb97ab1dd745a4aa276",
    "srgb.icc.zlib": "7b9ac8aeb494a8d8f51d9a37230e4753cd7cf7c00c3b3da780b1ab26394aa98c",
    "xmp.xml": "badff476c6b607b58ba42ebc74776b8050f4fbb8f260aef895cea8f255e3117b",
}


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def kept(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def read_package(folder: Path) -> tuple[Package, Rules]:
    package = Package.from_canonical((folder / "package.json").read_bytes(), max_bytes=MAX_PACKAGE_BYTES)
    rules = Rules.from_bytes((folder / "rules.json").read_bytes(), max_bytes=MAX_RULES_BYTES)
    return package, rules


def test_every_kind_of_sheet_is_kept() -> None:
    assert [each.name for each in FOLDERS] == sorted(KEPT_SHEETS) == sorted(HASHES)


def test_kept_sheet_is_accepted(kept: Path) -> None:
    package, rules = read_package(kept)
    signed = (kept / "sheet.pdf").read_bytes()
    accepted = accept_sheet(signed, package_of={package.hash: (package, rules)}.get, contest=package.contest)
    assert accepted.hash == HASHES[kept.name]


def test_kept_sheet_is_rebuilt_byte_for_byte(kept: Path) -> None:
    package, rules = read_package(kept)
    signed = (kept / "sheet.pdf").read_bytes()
    found = find_envelope(signed)
    accepted = accept_sheet(signed, package_of=lambda _: (package, rules), contest=package.contest)
    built = build_sheet(accepted.scores, package=package, rules=rules)
    start, end = found.contents_offset, found.contents_offset + found.contents_length
    assert built.pdf[:start] + signed[start:end] + built.pdf[end:] == signed


def test_kept_sheet_shows_what_it_showed(kept: Path) -> None:
    expected = (kept / "shown.txt").read_text(encoding="utf-8").splitlines()
    assert shown_lines((kept / "sheet.pdf").read_bytes()) == expected


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_strangers_read_the_same_words(kept: Path) -> None:
    command = ["pdftotext", "-raw", str(kept / "sheet.pdf"), "-"]
    extracted = run(command, check=True, capture_output=True, text=True).stdout
    assert Counter(extracted.split()) == Counter((kept / "shown.txt").read_text(encoding="utf-8").split())


def test_constants_of_layout_1_never_change() -> None:
    folder = resource("layouts/1")
    assert {each.name: sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()} == FROZEN
