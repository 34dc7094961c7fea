"""The files of a contest folder, each named by its hash: evidence, sheets as received, sealed packages."""

from __future__ import annotations

from pathlib import Path

from core.base.files import write_file
from core.base.ids import sha256


class Originals:
    """Keeps files in the folder at ``path``; rows that name them are written afterwards, in a transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def documents(self) -> Path:
        """Where printed papers are kept."""
        return self.path / "documents"

    def store_evidence(self, data: bytes) -> str:
        """Keep a piece of evidence and return its SHA-256, which names it."""
        name = sha256(data)
        _keep(self.evidence_path(name), data)
        return name

    def evidence_path(self, name: str) -> Path:
        """Return where evidence lies, in one of 256 sub-folders: people open this folder too."""
        return self.path / "evidence" / name[:2] / name

    def store_sheet(self, name: str, data: bytes) -> Path:
        """Keep a file that came back, byte for byte, refused or not; ``name`` is its SHA-256."""
        target = self._sheet(name, ending=".pdf" if data.startswith(b"%PDF-") else ".received")
        _keep(target, data)
        return target

    def sheet_path(self, name: str) -> Path:
        """Return where a received file lies; what does not begin as a PDF bears no ending that opens it."""
        named = self._sheet(name, ending=".pdf")
        return named if named.is_file() else self._sheet(name, ending=".received")

    def _sheet(self, name: str, *, ending: str) -> Path:
        return self.path / "sheets" / f"{name}{ending}"

    def store_package(self, name: str, data: bytes) -> Path:
        """Keep a sealed package under its package hash in place of an earlier sealing."""
        target = self.package_path(name)
        write_file(target, data)
        return target

    def package_path(self, name: str) -> Path:
        """Return where a sealed package lies."""
        return self.path / "packages" / f"{name}.jurypkg"


def _keep(path: Path, data: bytes) -> None:
    """Write content that its own hash names: what is there whole needs no second writing."""
    if not path.is_file() or path.stat().st_size != len(data):
        write_file(path, data)
