"""An evidence set of everything that jurors are sent, whole and broken, for a package of four entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from core.base.ids import sha256
from core.domain.entries import Evidence, EvidenceKind, Figure
from core.domain.rules import Rules
from core.exchange.evidence.volumes import Item, write_volumes
from core.exchange.package.model import Package, PackageEntry, PackageJuror
from core.trust import age
from tests.ui.marking_desk import make_rules

CONTEST = "c0" * 16
TALL = (720, 4000)
"""A page photographed whole."""

TEXT = "Наш паблик ведут четыре учителя.\n" + "\n".join(f"Строка {number}." for number in range(200))
LINKS = "https://vk.com/school901, ok.ru/school901 javascript:alert(1)"


@dataclass(frozen=True)
class MadeEvidence:
    """A package, the secret of its evidence, and two volumes: the first entry's items, all the others'."""

    package: Package
    identity: str
    volumes: tuple[Path, ...]
    rules: Rules

    def entry(self, number: str) -> PackageEntry:
        return next(each for each in self.package.entries if each.number == number)


def draw_tall(shade: int) -> bytes:
    """A picture of horizontal bands, dark at the top, so that what is seen tells where it is."""
    picture = Image.new("RGB", TALL)
    draw = ImageDraw.Draw(picture)
    for band in range(20):
        level = band * 12
        draw.rectangle((0, band * 200, TALL[0], band * 200 + 199), fill=(level, level, shade))
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=70)
    return stream.getvalue()


def draw_pdf(pages: int) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400))
    for number in range(1, pages + 1):
        canvas.drawString(40, 350, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def write_posts(step: int) -> bytes:
    """A post every ``step`` days from 1 September 2025, a Monday, for ten weeks."""
    lines = ["date,format,views,likes,comments,shares"]
    for number in range(0, 70, step):
        day = date(2025, 9, 1) + timedelta(days=number)
        lines.append(f"{day},{('фото', 'видео', 'опрос')[number % 3]},1000,{40 + number},{step},2")
    return "\n".join(lines).encode()


def _items() -> Iterator[tuple[str, str, EvidenceKind, bytes]]:
    yield "101", "страница.jpg", EvidenceKind.IMAGE, draw_tall(10)
    yield "101", "стена.jpg", EvidenceKind.IMAGE, draw_tall(200)
    yield "101", "отчёт.pdf", EvidenceKind.PDF, draw_pdf(30)
    yield "101", "о нас.txt", EvidenceKind.TEXT, TEXT.encode()
    yield "101", "сломанный.jpg", EvidenceKind.IMAGE, draw_tall(10)[:900]
    yield "101", "сломанный.pdf", EvidenceKind.PDF, b"%PDF-1.7 nothing more"
    yield "101", "posts.csv", EvidenceKind.POSTS, write_posts(2)
    yield "102", "страница.jpg", EvidenceKind.IMAGE, draw_tall(90)
    yield "102", "posts.csv", EvidenceKind.POSTS, write_posts(5)
    yield "103", "страница.jpg", EvidenceKind.IMAGE, draw_tall(150)


FIGURES = {
    "101": {"Подписчики": "2412", "Вовлечённость, %": "6.1"},
    "102": {"Подписчики": "1308", "Вовлечённость, %": "2.7"},
}


@cache
def make_evidence(folder: Path) -> MadeEvidence:
    key = age.new_identity()
    found: dict[str, list[Evidence]] = {}
    stored: dict[str, list[Item]] = {}
    for entry, name, kind, data in _items():
        digest = sha256(data)
        path = folder / digest
        path.write_bytes(data)
        stored.setdefault(entry, []).append(Item(digest, len(data), path))
        found.setdefault(entry, []).append(Evidence(name=name, kind=kind, sha256=digest, size=len(data)))
    volumes = _join(stored, folder=folder, recipient=key.recipient)
    return MadeEvidence(_make_package(found, evidence_set=key.recipient), key.secret, tuple(volumes), make_rules())


def _join(stored: dict[str, list[Item]], *, folder: Path, recipient: str) -> list[Path]:
    """Write one set of several volumes: a volume is as large as the first entry's items need."""
    items = [item for each in stored.values() for item in each]
    size = sum(item.size + 400 for item in stored["101"]) + 1
    return list(
        write_volumes(
            items, folder=folder / "set", contest=CONTEST, round_number=1, recipient=recipient, volume_bytes=size
        )
    )


def _make_package(found: dict[str, list[Evidence]], *, evidence_set: str) -> Package:
    named = {
        "101": ("Школа № 901, г. Примерск", LINKS),
        "102": ("Гимназия № 95, г. Образцовск", "https://vk.com/gymnasium95"),
        "103": ("Лицей № 97, г. Учебнинск", ""),
        "104": ("Школа-интернат № 93, г. Пробинск", "https://example.org/93"),
    }
    entries = tuple(
        PackageEntry(
            number=number,
            nomination=1,
            applicant=applicant,
            title=f"Паблик {number}",
            link=link,
            figures=tuple(Figure(name=name, value=Decimal(value)) for name, value in FIGURES.get(number, {}).items()),
            evidence=tuple(found.get(number, ())),
        )
        for number, (applicant, link) in named.items()
    )
    return Package(
        contest=CONTEST,
        root="",
        round=1,
        rules="0" * 64,
        juror=PackageJuror(code="Ж-07", name="Примерова Анна Сергеевна"),
        generation=1,
        enrolment_key="",
        evidence_set=evidence_set,
        issued_at="2025-12-01T09:00:00+07:00",
        head="",
        entries=entries,
    )
