"""``self-test``: does an installed build have all its parts, on this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

from core.base.clock import stamp, system_clock
from core.base.errors import refuse
from core.base.files import read_file, write_file
from core.base.ids import new_id
from core.base.pool import WorkPool
from core.documents.letters import LetterText, draw_letter
from core.domain.contest import Nomination
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.services.assignments import assign_round
from core.services.checking.checks import Checklist, Report
from core.services.contest import make_contest
from core.services.issuing.packages import issue_packages
from core.services.merging.merge import merge_files
from core.services.merging.verdicts import VerdictKind
from core.services.office import unlock_office
from core.services.scoring.seats import take_package
from core.services.scoring.sheets import sign_sheet
from core.services.templates import SHIPPED, Template, load_template
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.trust import codes
from core.words.words import LANGUAGES, Words


def try_build() -> Report:
    """Try every part that a packaged build may lack, ending with a contest of one juror in a temporary folder."""
    done = Checklist()
    done.hold("build.words", _try_words)
    done.hold("build.templates", _try_templates)
    done.hold("build.letter", _try_letter)
    with tempfile.TemporaryDirectory(prefix="jury-self-test-") as name:
        folder = Path(name)
        done.hold("build.files", lambda: _try_files(folder))
        done.hold("build.contest", lambda: _try_contest(folder))
    return done.report("build")


def _try_words() -> None:
    for language in LANGUAGES:
        Words.of(language).say("letter.verb")


def _try_templates() -> None:
    for name in SHIPPED:
        load_template(name)


def _try_letter() -> None:
    letter = LetterText(
        number="1",
        issuer="АРМ жюри",
        title=("Благодарственное", "письмо"),
        verb="награждается",
        addressee="Проверка сборки № 1",
        paragraphs=("за то, что все части на месте",),
        position=("Программа",),
        signatory="",
        seal="",
        order="",
        registration="",
        city_year="",
        language="ru",
        sample=True,
    )
    if not draw_letter(letter).startswith(b"%PDF"):
        refuse("self_test.letter")


def _try_files(folder: Path) -> None:
    path = folder / "проба.txt"
    write_file(path, b"1")
    if read_file(path, max_bytes=10) != b"1":
        refuse("self_test.files")


def _try_contest(folder: Path) -> None:
    """Issue, open, mark, sign and merge: keys, seals, databases, worker processes and the sheet in one go."""
    template = load_template("blank")
    passphrase = new_id()
    make_contest(folder / "contest", template=template, passphrase=passphrase, sample=True)
    with ContestFolder.open(folder / "contest") as contest, WorkPool(workers=1) as pool:
        with contest.writing() as tx:
            tx.entries.put([Entry(number="1", nomination=_first(template).number, applicant="Проверка")])
            tx.jury.put_jurors([Juror(code="J1", name="Проверка")])
        assign_round(contest, round_number=1)
        office = unlock_office(contest, passphrase=passphrase)
        issued = issue_packages(contest, office=office, round_number=1, out=folder).packages[0]
        sheet = folder / "sheet.pdf"
        write_file(sheet, _sign(folder, data=issued.file.read_bytes(), code=issued.code or codes.PRACTICE_CODE))
        verdict = merge_files(contest, [sheet], pool=pool)[0]
        if verdict.kind is not VerdictKind.ACCEPTED:
            refuse(verdict.code, **verdict.facts)


def _sign(folder: Path, *, data: bytes, code: str) -> bytes:
    with Desk.open(folder / "desk") as desk:
        at = take_package(desk, data=data, code=code)
        with desk.writing() as tx:
            tx.marks.put_all(at.seat, {("1", "K1"): 10})
            tx.notes.put_statement(at.seat, at=stamp(system_clock()))
        return sign_sheet(desk, at).file


def _first(template: Template) -> Nomination:
    return template.rules.nominations[0]
