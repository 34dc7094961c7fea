"""Files of the folder are named by their content and written once."""

from __future__ import annotations

from core.base.ids import sha256
from core.storage.contest.folder import ContestFolder


def test_evidence_is_kept_under_its_hash(folder: ContestFolder) -> None:
    name = folder.store_evidence(b"picture")
    assert name == sha256(b"picture")
    assert folder.evidence_path(name).read_bytes() == b"picture"


def test_evidence_stored_twice_is_written_once(folder: ContestFolder) -> None:
    path = folder.evidence_path(folder.store_evidence(b"picture"))
    written = path.stat().st_ino
    folder.store_evidence(b"picture")
    assert path.stat().st_ino == written


def test_shortened_evidence_is_written_again(folder: ContestFolder) -> None:
    path = folder.evidence_path(folder.store_evidence(b"picture"))
    path.write_bytes(b"pic")
    folder.store_evidence(b"picture")
    assert path.read_bytes() == b"picture"


def test_received_file_is_kept_byte_for_byte(folder: ContestFolder) -> None:
    for data, ending in ((b"%PDF-1.7 sheet", ".pdf"), (b"MZ\x00\x01", ".received"), (b"", ".received")):
        name = sha256(data)
        stored = folder.store_sheet(name, data)
        assert stored == folder.sheet_path(name)
        assert stored.read_bytes() == data
        assert stored.suffix == ending


def test_package_sealed_again_replaces_the_earlier_sealing(folder: ContestFolder) -> None:
    folder.store_package("70" * 32, b"first")
    path = folder.store_package("70" * 32, b"second")
    assert path == folder.package_path("70" * 32)
    assert path.read_bytes() == b"second"


def test_documents_lie_in_the_folder(folder: ContestFolder) -> None:
    assert folder.documents == folder.path / "documents"
