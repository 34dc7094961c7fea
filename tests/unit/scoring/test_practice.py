from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from core.base.errors import RefusedError
from core.exchange.evidence.volumes import open_volume
from core.exchange.package.container import is_package, open_package
from core.exchange.package.model import PRACTICE_CONTEST
from core.exchange.sheet.accept import accept_sheet
from core.services.scoring.marking import put_mark
from core.services.scoring.practice import PracticeFiles, make_practice
from core.services.scoring.seats import OpenSeat
from core.services.scoring.sheets import sign_sheet
from core.storage.desk.desk import Desk
from core.trust import age
from core.trust.codes import PRACTICE_CODE


@pytest.mark.parametrize("language", ["ru", "en"])
def test_practice_is_an_ordinary_package_of_three_entries(language: Literal["ru", "en"], tmp_path: Path) -> None:
    data = make_practice(tmp_path, language=language).package.read_bytes()
    package = open_package(data, code=PRACTICE_CODE).content.package
    assert is_package(data)
    assert (package.contest, package.practice, len(package.entries)) == (PRACTICE_CONTEST, True, 3)


def test_practice_shows_evidence_of_every_kind_but_pdf(practice: PracticeFiles) -> None:
    content = open_package(practice.package.read_bytes(), code=PRACTICE_CODE).content
    identity = age.read_identity(str(content.secrets.evidence_identity))
    with open_volume(practice.evidence[0]) as volume:
        for entry in content.package.entries:
            assert [each.kind.value for each in entry.evidence] == ["image", "image", "text", "posts"]
            sizes = [len(volume.open_item(each.sha256, identity=identity)) for each in entry.evidence]
            assert sizes == [each.size for each in entry.evidence]


def test_merging_refuses_a_signed_practice_sheet_and_says_why(desk: Desk, seat: OpenSeat) -> None:
    for entry in seat.package.entries:
        for criterion in seat.rules.round(1).criteria:
            put_mark(desk, seat, entry=entry.number, criterion=criterion.code, steps=9)
    sheet = sign_sheet(desk, seat)
    with pytest.raises(RefusedError) as refused:
        accept_sheet(sheet.file, package_of=lambda _: None, contest="1" * 32)
    assert refused.value.code == "package.practice"
