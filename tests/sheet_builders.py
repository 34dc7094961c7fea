"""Made-up contests, packages and marks for tests of the score sheet; everything is the same each time but the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Literal

from core.domain.contest import Criterion, Nomination
from core.domain.marks import Scores
from core.domain.rules import OwnCriteria, Round, Rules
from core.exchange.package.model import Package, PackageEntry, PackageJuror
from core.exchange.sheet.accept import Accepted, accept_sheet
from core.exchange.sheet.sign import sign_sheet
from core.trust import certificates, enrolment, keys

CONTEST = "5f" * 16
APPLICANTS = (
    "Новокузнецкая городская клиническая больница № 29 имени А. А. Луцика",
    "Образцовская районная больница",
    "Станция скорой медицинской помощи, г. Образцовск",
    "Музей-заповедник «Образцовая гора»",
    "Межпоселенческая библиотека Верхнетомского муниципального округа",
    "Спортивная школа, г. Ленинск-Кузнецкий",
    "Ледовый дворец «Пример»",
)
CRITERIA = tuple(
    Criterion(code=f"К{number}", title=title)
    for number, title in enumerate(
        (
            "оформление в едином фирменном стиле",
            "разнообразие контент-форматов",
            "регулярность публикаций",
            "качество публикаций",
            "вовлечённость аудитории",
        ),
        1,
    )
)
NOMINATIONS = (
    Nomination(number=4, title="Лучший паблик учреждения здравоохранения Кузбасса"),
    Nomination(number=5, title="Лучший паблик учреждения культуры Кузбасса"),
    Nomination(number=6, title="Лучший паблик учреждения спорта Кузбасса"),
)
REMARKS = (
    "Единый стиль выдержан во всех рубриках; ответы на вопросы в тот же день.",
    "Мало коротких видео.",
    "Новости перепечатываются без местных подробностей.",
)


@dataclass(frozen=True)
class Sheet:
    """One juror's data with all that is needed to sign and to accept them."""

    scores: Scores
    package: Package
    rules: Rules
    key: keys.PrivateKey
    certificate: bytes

    def with_scores(self, **changes: object) -> Sheet:
        """Return the sheet with other data, validated as if they had been read."""
        document = self.scores.model_dump() | changes
        return replace(self, scores=Scores.model_validate(document))

    def sign(self) -> bytes:
        """Return the signed file."""
        return sign_sheet(
            self.scores, package=self.package, rules=self.rules, key=self.key, certificate=self.certificate
        )

    def find(self, package: str) -> tuple[Package, Rules] | None:
        """Answer for the one package that was issued."""
        return (self.package, self.rules) if package == self.package.hash else None

    def accept(self, data: bytes) -> Accepted:
        """Put a file before the only door."""
        return accept_sheet(data, package_of=self.find, contest=CONTEST)


@cache
def key_of(name: str) -> keys.PrivateKey:
    """Return a key that lives as long as the tests."""
    del name
    return keys.new_key()


def make_rules(
    criteria: Sequence[Criterion] = CRITERIA,
    *,
    own: Sequence[OwnCriteria] = (),
    incomplete: bool = False,
    sample: bool = True,
) -> Rules:
    """Return rules of two rounds with the same criteria."""
    rounds = tuple(
        Round(
            number=number,
            title=title,
            criteria=tuple(criteria),
            own_criteria=tuple(own),
            incomplete_sheets=incomplete,
        )
        for number, title in ((1, "отбор финалистов"), (2, "финал"))
    )
    return Rules(title="Лучший госпаблик", season="2025", nominations=NOMINATIONS, rounds=rounds, sample=sample)


def make_entries(count: int) -> tuple[PackageEntry, ...]:
    """Return entries, shared out over the nominations."""
    share = -(-count // len(NOMINATIONS))
    return tuple(
        PackageEntry(
            number=f"{NOMINATIONS[place // share].number}-{place % share + 1:03}",
            nomination=NOMINATIONS[place // share].number,
            applicant=APPLICANTS[place % len(APPLICANTS)],
            title=f"Страница «Образец {place}»" if place % 4 == 0 else "",
        )
        for place in range(count)
    )


def make_package(
    rules: Rules, *, entries: tuple[PackageEntry, ...], juror: PackageJuror | None = None, practice: bool = False
) -> Package:
    """Return a package for the second round."""
    return Package(
        contest=CONTEST,
        root="root",
        round=2,
        rules=rules.hash,
        juror=juror
        or PackageJuror(
            code="J04",
            name="Смирнова Анна Борисовна",
            position="главный редактор",
            organisation="ГАУ «Образцовые новости»",
        ),
        secretary="Иванова Ирина Олеговна",
        generation=1,
        enrolment_key=keys.public_of(key_of("enrolment")),
        practice=practice,
        issued_at="2025-12-01T10:00:00+07:00",
        head="0" * 64,
        entries=entries,
    )


def make_scores(
    package: Package,
    *,
    rules: Rules,
    key: keys.PrivateKey,
    marks: tuple[tuple[int | None, ...], ...],
    remarks: dict[str, str] | None = None,
    recusals: dict[str, str] | None = None,
    language: Literal["ru", "en"] = "ru",
) -> Scores:
    """Return the data of a first sheet, enrolled by the package's key."""
    public = keys.public_of(key)
    signature = enrolment.sign_enrolment(
        key_of("enrolment"), contest=package.contest, juror=package.juror.code, generation=1, public=public
    )
    return Scores(
        contest=package.contest,
        round=package.round,
        package=package.hash,
        rules=rules.hash,
        juror=package.juror.code,
        generation=package.generation,
        public_key=public,
        enrolment=signature,
        sheet="5d0c71ae9b24" + "7" * 20,
        revision=1,
        signed_at="2025-12-12T14:05:00+07:00",
        nonce="c4" * 16,
        language=language,
        entries=tuple(each.number for each in package.entries),
        marks=marks,
        remarks=remarks or {},
        recusals=recusals or {},
    )


def make_sheet(
    count: int = 3,
    *,
    rules: Rules | None = None,
    juror: PackageJuror | None = None,
    language: Literal["ru", "en"] = "ru",
    recused: int | None = None,
    practice: bool = False,
) -> Sheet:
    """Return a sheet of ``count`` entries, all marked but the ``recused`` one, some with remarks."""
    chosen = rules or make_rules()
    random = Random(count)
    package = make_package(chosen, entries=make_entries(count), juror=juror, practice=practice)
    rows: list[tuple[int | None, ...]] = []
    for place, entry in enumerate(package.entries):
        criteria = chosen.round(package.round).criteria_of(entry.nomination)
        scales = [each.scale for each in criteria]
        row = [random.randint(max(each.lowest, each.highest - 5), each.highest) for each in scales]
        rows.append(tuple(None for _ in row) if place == recused else tuple(row))
    key = key_of("juror")
    numbers = [each.number for each in package.entries]
    scores = make_scores(
        package,
        rules=chosen,
        key=key,
        marks=tuple(rows),
        remarks={numbers[place]: REMARKS[place % 3] for place in range(0, count, 7)},
        recusals={} if recused is None else {numbers[recused]: "прежнее место работы, заявлен 3 декабря 2025 г."},
        language=language,
    )
    name = package.juror.name
    certificate = certificates.issue_juror(key, contest=CONTEST, juror=package.juror.code, name=name)
    return Sheet(scores, package, chosen, key, certificate)
