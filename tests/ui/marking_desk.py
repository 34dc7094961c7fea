"""A desk with an invented package on it: as many entries, nominations and criteria as a test needs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from core.domain.contest import Criterion, Level, Nomination, Scale
from core.domain.rules import OwnCriteria, Round, Rules
from core.exchange.package.model import PRACTICE_CONTEST, Package, PackageEntry, PackageJuror, Secrets
from core.services.scoring.practice import _seal
from core.trust import base64url, keys
from core.trust.codes import PRACTICE_CODE
from ui.operations.opening import FromFile, OpenedSeat, open_seat

TITLES = {
    5: "Лучший паблик учреждения культуры Кузбасса",
    8: "Лучший паблик учреждения среднего специального образования Кузбасса",
    1: "Лучший школьный паблик Кузбасса",
    2: "Лучший паблик детского сада Кузбасса",
}
NAMES = {
    5: ("Музей макетов, г. Эскизов", "Дом культуры «Пробный», г. Образцовск"),
    8: ("Техникум № 91, г. Примерск", "Колледж связи № 96, г. Учебнинск"),
    1: (
        "Школа № 901, г. Примерск",
        "Гимназия № 95, г. Образцовск",
        "Лицей № 97, г. Учебнинск",
        "Школа № 934, с. Макетное",
        "Школа-интернат № 93, г. Пробинск",
        "Школа № 912, пос. Черновой",
        "Школа № 904, г. Примерск",
        "Школа № 918, г. Эскизов",
        "Лицей № 99, г. Образцовск",
    ),
    2: ("Детский сад № 901 «Пример»", "Детский сад № 917 «Эскиз»", "Детский сад № 926 «Образец»"),
}
LEVELS = (
    ("0", "0", "Публикаций по делу нет."),
    ("1", "3", "Канцелярит и ошибки, чужие картинки, мелкий текст на фото."),
    ("4", "6", "Грамотно, но сухо; часть снимков случайная или смазанная."),
    ("7", "8", "Понятно и живо; снимки свои, чёткие, перепечаток мало."),
    ("9", "10", "Каждая запись для читателя: сюжет, сильное фото, вывод."),
)
CRITERIA = (
    ("K1", "Единый фирменный стиль", "0.15"),
    ("K2", "Разнообразие форматов", "0.2"),
    ("K3", "Регулярность публикаций", "0.2"),
    ("K4", "Качество публикаций", "0.25"),
    ("K5", "Вовлечённость аудитории", "0.2"),
)


def make_criteria(*, scale: Scale | None = None, owes_at: str | None = None) -> tuple[Criterion, ...]:
    """Five weighted criteria; the fourth owes a remark at or below ``owes_at``."""
    levels = tuple(Level.checked(lowest=low, highest=high, words=words) for low, high, words in LEVELS)
    return tuple(
        Criterion.checked(
            code=code,
            title=title,
            weight=weight,
            scale=scale or Scale(),
            levels=levels if scale is None else (),
            remark_at_or_below=owes_at if code == "K4" else None,
        )
        for code, title, weight in CRITERIA
    )


def make_rules(*, criteria: tuple[Criterion, ...] = (), own: tuple[OwnCriteria, ...] = ()) -> Rules:
    """Rules of four nominations and one round."""
    round_ = Round(number=1, title="первый тур", criteria=criteria or make_criteria(), own_criteria=own)
    nominations = tuple(Nomination(number=number, title=title) for number, title in TITLES.items())
    return Rules(title="Лучший госпаблик", season="2025", nominations=nominations, rounds=(round_,))


def make_entries() -> tuple[PackageEntry, ...]:
    """Sixteen entries, numbered from 101 in the package's order, which is not the nominations' own."""
    named = [(nomination, name) for nomination, names in NAMES.items() for name in names]
    return tuple(
        PackageEntry(
            number=str(101 + place),
            nomination=nomination,
            applicant=name,
            title=f"{name.split(',')[0]} | Госпаблик",
            link=f"https://example.org/page{101 + place}",
        )
        for place, (nomination, name) in enumerate(named)
    )


def open_package(folder: Path, *, rules: Rules | None = None) -> OpenedSeat:
    """Open a package on a new desk under ``folder``; to be called on the thread that is to own the database."""
    path = folder / "package.jurypkg"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make_package(rules or make_rules()))
    return open_seat(FromFile(path), code=PRACTICE_CODE, folder=folder)


@cache
def make_package(rules: Rules) -> bytes:
    """Return a sealed package; sealing takes its time, so each is made once."""
    enrolment = keys.new_key()
    package = Package(
        contest=PRACTICE_CONTEST,
        root="",
        round=1,
        rules=rules.hash,
        juror=PackageJuror(code="J07", name="Примерова А. С."),
        generation=1,
        enrolment_key=keys.public_of(enrolment),
        practice=True,
        issued_at="2025-12-10T10:00:00+07:00",
        head="",
        entries=make_entries(),
    )
    secrets = Secrets(enrolment_key=base64url.encode(keys.private_bytes(enrolment)), evidence_identity=None)
    return _seal(package, rules=rules, secrets=secrets)
