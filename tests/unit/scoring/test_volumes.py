from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.base.errors import RefusedError, refuse
from core.services.scoring.practice import PracticeFiles
from core.services.scoring.volumes import keep_volume, kept_volumes


def test_a_volume_is_found_again_by_its_set(practice: PracticeFiles, tmp_path: Path) -> None:
    renamed = shutil.copyfile(practice.evidence[0], tmp_path / "вложение (1).zip")
    kept, header = keep_volume(tmp_path / "desk", renamed)
    assert kept_volumes(tmp_path / "desk", evidence_set=header.evidence_set) == (kept,)
    assert kept.path.read_bytes() == practice.evidence[0].read_bytes()
    assert kept_volumes(tmp_path / "desk", evidence_set="another") == ()


def test_taking_a_volume_in_again_changes_nothing(practice: PracticeFiles, tmp_path: Path) -> None:
    first, header = keep_volume(tmp_path, practice.evidence[0])
    assert keep_volume(tmp_path, first.path) == (first, header)
    assert keep_volume(tmp_path, practice.evidence[0]) == (first, header)
    assert kept_volumes(tmp_path, evidence_set=header.evidence_set) == (first,)


def test_a_stranger_is_not_kept(practice: PracticeFiles, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        keep_volume(tmp_path / "desk", practice.package)
    assert not (tmp_path / "desk").exists()


def test_called_off_halfway_nothing_is_kept(practice: PracticeFiles, tmp_path: Path) -> None:
    def call_off(done: int, total: int) -> None:
        refuse("work.cancelled", done=done, total=total)

    with pytest.raises(RefusedError, match=r"work\.cancelled"):
        keep_volume(tmp_path, practice.evidence[0], progress=call_off)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
