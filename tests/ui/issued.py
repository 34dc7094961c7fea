"""A real package of a real small contest: made, assigned and issued through the services that secretaries use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.base.pool import WorkPool
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.services.assignments import assign_round
from core.services.contest import make_contest
from core.services.importing.evidence import import_evidence
from core.services.inventing.screenshots import draw_screenshots
from core.services.issuing.packages import issue_packages
from core.services.office import unlock_office
from core.services.templates import load_template
from core.storage.contest.folder import ContestFolder

PASSPHRASE = "тест тест тест"
JUROR = Juror(
    code="Ж-07", name="Примерова Анна Сергеевна", position="редактор", organisation="Газета «Примерская правда»"
)
_APPLICANTS = {
    1: ("Школа № 901, г. Примерск", "Гимназия № 95, г. Образцовск", "Лицей № 97, г. Учебнинск"),
    5: ("Музей макетов, г. Эскизов", "Дом культуры «Пробный», с. Черновое"),
}
_FOLLOWERS = 2412


@dataclass(frozen=True)
class IssuedPackage:
    """What the secretary hands over, and the contest that the sheet goes back to."""

    package: Path
    code: str
    evidence: tuple[Path, ...]
    contest: Path


def issue_one(folder: Path, *, evidence: bool = False) -> IssuedPackage:
    """Make a contest of five entries and one juror in ``folder`` and issue the juror's package."""
    contest = folder / "contest"
    make_contest(contest, template=load_template("best-public"), passphrase=PASSPHRASE, sample=True)
    entries = [
        Entry(number=f"{nomination}{place:02}", nomination=nomination, applicant=name, title=f"Паблик «{name}»")
        for nomination, names in _APPLICANTS.items()
        for place, name in enumerate(names, start=1)
    ]
    with ContestFolder.open(contest) as opened:
        with opened.writing() as tx:
            tx.entries.put(entries)
            tx.jury.put_jurors([JUROR])
        if evidence:
            _give_evidence(opened, entries, folder=folder / "evidence")
        assign_round(opened, round_number=1)
        office = unlock_office(opened, passphrase=PASSPHRASE)
        issued = issue_packages(opened, office=office, round_number=1, out=folder / "out")
    package = issued.packages[0]
    assert package.code is not None
    return IssuedPackage(package.file, package.code, issued.evidence, contest)


def _give_evidence(contest: ContestFolder, entries: list[Entry], *, folder: Path) -> None:
    with WorkPool(workers=1) as pool:
        draw_screenshots(entries, seed=1, followers=lambda _: _FOLLOWERS, folder=folder, pool=pool)
        import_evidence(contest, folder, pool=pool)
