"""What a score sheet shows: everything that was signed, on pages that stay whole."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from core.base.errors import RefusedError
from core.base.numbers import exact
from core.domain.contest import Criterion, Level, Scale
from core.domain.jury import Role
from core.domain.rules import OwnCriteria
from core.exchange.package.model import PackageEntry, PackageJuror
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.layout1.columns import plan_columns
from core.exchange.sheet.layout1.flow import Flow
from core.exchange.sheet.layout1.geometry import LEFT, LOWEST, PAGE_HEIGHT, RIGHT, mm
from core.exchange.sheet.layout1.ink import Block
from core.exchange.sheet.layout1.rows import RowMaker, Words, divide_row, draw_row
from core.exchange.sheet.layout1.words_ru import RU
from core.trust.keys import fingerprint
from tests.sheet_builders import CRITERIA, Sheet, make_entries, make_package, make_rules, make_scores, make_sheet
from tests.sheet_reading import shown_lines, shown_pages, shown_text

HALVES = Scale(step=Decimal("0.5"))


def pdf_of(sheet: Sheet) -> bytes:
    return build_sheet(sheet.scores, package=sheet.package, rules=sheet.rules).pdf


def text_of(sheet: Sheet) -> str:
    return shown_text(pdf_of(sheet))


def criteria(count: int, *, highest: int = 10) -> list[Criterion]:
    scale = Scale(maximum=Decimal(highest))
    return [Criterion(code=f"К{number}", title=f"критерий {number}", scale=scale) for number in range(1, count + 1)]


def sheet_of_row(row: tuple[int | None, ...], *, scored: list[Criterion]) -> Sheet:
    sheet = make_sheet(1, rules=make_rules(scored, incomplete=True))
    return sheet.with_scores(marks=(row,), remarks={})


def row_of(sheet: Sheet) -> list[str]:
    lines = shown_lines(pdf_of(sheet))
    start = lines.index(sheet.scores.entries[0])
    return lines[start : lines.index("Итого по листу")]


def test_first_page_says_who_signed_what_when() -> None:
    sheet = make_sheet(18, recused=3)
    text = text_of(sheet)
    for shown in (
        "Конкурс «Лучший госпаблик», сезон 2025 ОЦЕНОЧНЫЙ ЛИСТ ОБРАЗЕЦ: имена и баллы условные",
        "Тур 2. финал, распределено 18 заявок Роль член жюри, с правом голоса",
        "Член жюри Смирнова Анна Борисовна, код J04 Номер листа 5D0C-71AE-9B24, редакция 1",
        f"Должность главный редактор, ГАУ «Образцовые новости» Отпечаток ключа {fingerprint(sheet.scores.public_key)}",
        "Подписан 12 декабря 2025 г., 14:05 (UTC+7) Заменяет прежних листов нет",
        "Критерии, от 0 до 10 баллов каждый К1 оформление в едином фирменном стиле К4 качество публикаций",
        "— оценка не ставилась; это не ноль",
        "Номинация 4. Лучший паблик учреждения здравоохранения Кузбасса",
        "4-001 Новокузнецкая городская клиническая больница № 29 имени А. А. Луцика Страница «Образец 0»",
        "— — — — — — Самоотвод: прежнее место работы, заявлен 3 декабря 2025 г.",
        "Самоотвод заявлен по одной заявке: 4-004.",
        "По остальным заявкам конфликта интересов и личной заинтересованности не имею. Ниже записей нет.",
    ):
        assert shown in text


def test_same_sheet_in_english() -> None:
    text = text_of(make_sheet(1, language="en"))
    for shown in (
        "SCORE SHEET SAMPLE: names and marks are invented",
        "Round 2. финал, 1 entry assigned Role member of the jury, voting",
        "Signed 12 December 2025, 14:05 (UTC+7) Replaces no earlier sheet",
        "Criteria, from 0 to 10 points each",
        "Sheet in all entries 1 · marked 1 · recusals 0",
        "I have no conflict of interest and no personal interest in any entry of this sheet.",
        "Nothing is recorded below.",
    ):
        assert shown in text


def test_every_page_bears_number_hash_sources_and_signature_lines() -> None:
    sheet = make_sheet(120)
    pages = shown_pages(pdf_of(sheet))
    assert len(pages) > 4
    sources = (
        f"лист 5D0C-71AE-9B24, редакция 1 · пакет {sheet.package.hash[:12]} · правила {sheet.rules.hash[:12]}"
        f" · ключ {fingerprint(sheet.scores.public_key)}"
    )
    for number, lines in enumerate(pages, 1):
        assert lines[:2] == [f"Страница {number} из {len(pages)}", f"{number} / {len(pages)}"]
        assert {sheet.scores.hash, sources, "А. Б. Смирнова", "И. О. Иванова"} <= set(lines)
        assert [lines.count("подпись"), lines.count("Член жюри") > 0] == [2, True]
    assert all("Тур 2 · Смирнова Анна Борисовна · редакция 1" in lines for lines in pages[1:])


@pytest.mark.parametrize("count", [1, 2, 18, 475])
def test_every_entry_stands_on_the_sheet_once_and_in_order(count: int) -> None:
    sheet = make_sheet(count)
    numbers = set(sheet.scores.entries)
    assert [line for line in shown_lines(pdf_of(sheet)) if line in numbers] == list(sheet.scores.entries)


def test_marks_and_exact_total_stand_in_the_row() -> None:
    weighted = [
        Criterion(code="К1", title="а", scale=HALVES, weight=Decimal("1.5")),
        Criterion(code="К2", title="б", scale=Scale(minimum=Decimal(-5), maximum=Decimal(100))),
    ]
    sheet = sheet_of_row((19, -4), scored=weighted)
    assert row_of(sheet)[-3:] == ["9,5", "−4", "10,25"]
    assert exact(weighted[0].weigh(19) + weighted[1].weigh(-4)) == "10.25"
    text = text_of(sheet)
    assert "К1 а; от 0 до 10, шаг 0,5; вес 1,5" in text
    assert "К2 б; от −5 до 100" in text


def test_half_marked_row_has_no_total() -> None:
    sheet = sheet_of_row((5, None), scored=criteria(2))
    assert row_of(sheet)[-3:] == ["5", "—", "—"]
    assert "заявок 1 · оценено 0 · самоотводов 0 · без оценки 1 · сумма баллов 0 · замечаний 0" in text_of(sheet)


@pytest.mark.parametrize("count", [1, 5, 9, 10])
def test_marks_stand_in_columns_while_they_fit(count: int) -> None:
    row = tuple(range(count))
    shown = row_of(sheet_of_row(row, scored=criteria(count)))
    assert shown[-count - 1 :] == [*map(str, row), str(sum(row))]


@pytest.mark.parametrize("count", [14, 60])
def test_more_criteria_than_columns_are_listed(count: int) -> None:
    row = tuple(number % 11 for number in range(count))
    text = text_of(sheet_of_row(row, scored=criteria(count)))
    listed = " · ".join(f"К{number} {mark}" for number, mark in enumerate(row, 1))
    assert f"{listed} · Итого {sum(row)}" in text


def test_long_codes_give_way_to_ordinals_that_the_key_explains() -> None:
    scored = [Criterion(code="regularity", title="регулярность"), Criterion(code="q", title="качество")]
    text = text_of(sheet_of_row((3, 4), scored=scored))
    assert "К1 регулярность (regularity) — оценка не ставилась; это не ноль К2 качество (q)" in text


def test_described_marks_are_in_the_key() -> None:
    levels = tuple(
        Level(lowest=Decimal(mark), highest=Decimal(mark), words=words)
        for mark, words in ((0, "нет"), (1, "сомнительно"), (2, "да"))
    )
    scored = [Criterion(code="К1", title="в финал?", scale=Scale(maximum=Decimal(2)), levels=levels)]
    assert "в финал?; 0 — нет; 1 — сомнительно; 2 — да" in text_of(sheet_of_row((2,), scored=scored))


def test_nomination_with_own_criteria_explains_them() -> None:
    own = OwnCriteria(nomination=5, criteria=tuple(criteria(2, highest=5)))
    text = text_of(make_sheet(6, rules=make_rules(own=[own])))
    heading = "Номинация 5. Лучший паблик учреждения культуры Кузбасса"
    key = "Критерии номинации 5, от 0 до 5 баллов каждый К1 критерий 1 — оценка не ставилась; это не ноль К2 критерий 2"
    assert f"{heading} {key}" in text
    assert text.count("К1 К2 К3 К4 К5 Итого") == 2


def test_long_remark_is_shown_whole_over_the_pages() -> None:
    sheet = make_sheet(3, recused=1)
    long = " ".join(f"слово{number}" for number in range(440))
    broken = "x" * 4000
    text = text_of(sheet.with_scores(remarks={"4-001": long, "6-001": broken}))
    assert f"Замечание: {long}" in text
    assert text.replace(" ", "").count(broken) == 1


def test_recusal_and_remark_of_one_entry_are_both_shown() -> None:
    sheet = make_sheet(1, recused=0).with_scores(remarks={"4-001": "Хорошая страница."})
    text = text_of(sheet)
    assert "Самоотвод: прежнее место работы, заявлен 3 декабря 2025 г. Хорошая страница." in text


def test_row_divided_between_pages_repeats_number_and_nomination() -> None:
    sheet = make_sheet(1).with_scores(remarks={"4-001": "строка\n" * 500})
    pages = shown_pages(pdf_of(sheet))
    assert len(pages) > 7
    assert sum(lines.count("строка") for lines in pages) == 499  # the first stands behind «Замечание:»
    assert all("4-001" in lines for lines in pages[:-1])
    heading = "Номинация 4. Лучший паблик учреждения здравоохранения Кузбасса (продолжение)"
    assert all(heading in lines for lines in pages[1:-1])
    assert [" ".join(lines).count("Итого") for lines in pages] == [1] * (len(pages) - 1) + [2]


def test_conflicts_are_stated_with_their_words() -> None:
    sheet = make_sheet(3, recused=1).with_scores(conflicts={"6-001": "Бывший работодатель."})
    assert (
        "Самоотвод заявлен по одной заявке: 5-001. Конфликт интересов заявлен по одной заявке: "
        "6-001 — Бывший работодатель. По остальным заявкам" in text_of(sheet)
    )


def test_conflict_without_recusal_is_stated() -> None:
    text = text_of(make_sheet(3).with_scores(conflicts={"6-001": "Бывший работодатель."}))
    assert "Заявление о конфликте интересов Конфликт интересов заявлен по одной заявке: 6-001" in text
    assert "Самоотвод заявлен" not in text


def test_later_issue_of_the_key_is_named() -> None:
    sheet = make_sheet()
    package = sheet.package.model_copy(update={"generation": 3})
    later = replace(sheet.with_scores(generation=3), package=package)
    assert f"{fingerprint(sheet.scores.public_key)}, 3-й выпуск" in text_of(later)


def test_summary_of_endless_numbers_goes_on_below() -> None:
    wide = Scale(maximum=Decimal(10**15 - 1), step=Decimal("0.000000001"))
    scored = [Criterion(code=f"К{number}", title="а", scale=wide, weight=Decimal("0.123456789")) for number in (1, 2)]
    sheet = sheet_of_row((123456789012345678, 987654321098765432), scored=scored)
    total = scored[0].weigh(123456789012345678) + scored[1].weigh(987654321098765432)
    digits = str(total * 10**18).rstrip("0")
    assert f"сумма баллов {digits[:9]},{digits[9:]} · замечаний 0" in text_of(sheet)


@pytest.mark.parametrize(
    "count, shown",
    [
        (1, "Заменяет лист с данными 000000000000 Критерии"),
        (2, "Заменяет листы с данными 000000000000, 010101010101 Критерии"),
        (5, "5 прежних листов, перечень в конце"),
    ],
)
def test_replaced_sheets_are_named(count: int, shown: str) -> None:
    ancestors = tuple(f"{number:02x}" * 32 for number in range(count))
    text = text_of(make_sheet().with_scores(ancestors=ancestors))
    assert shown in text
    assert all(each[:12] in text for each in ancestors)


def test_practice_sheet_says_so_on_every_page() -> None:
    pages = shown_pages(pdf_of(make_sheet(60, practice=True)))
    assert all("УЧЕБНЫЙ" in lines for lines in pages)
    assert all(any("УЧЕБНЫЙ ПАКЕТ: не учитывается" in line for line in lines) for lines in pages)
    assert "УЧЕБНЫЙ" not in text_of(make_sheet())


def test_real_contest_is_no_sample() -> None:
    assert "ОБРАЗЕЦ" not in text_of(make_sheet(rules=make_rules(sample=False)))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_words(role: Role) -> None:
    juror = PackageJuror(code="J1", name="Имя", role=role)
    russian = text_of(make_sheet(1, juror=juror))
    english = text_of(make_sheet(1, juror=juror, language="en"))
    assert re.search(r"Роль [а-яё, ]+ Член жюри Имя, код J1", russian)
    assert re.search(r"Role [a-z, ]+ Juror Имя, code J1", english)


def extreme_sheet(letter: str) -> Sheet:
    """Return a sheet with the longest of everything that the models allow, in one letter."""
    scored = [Criterion(code="К1", title=letter * 200), Criterion(code="К2", title="б")]
    rules = make_rules(scored)
    nominations = tuple(each.model_copy(update={"title": letter * 300}) for each in rules.nominations)
    rules = rules.model_copy(update={"title": letter * 200, "season": letter * 40, "nominations": nominations})
    juror = PackageJuror(code=letter, name=letter * 200, position=letter * 300, organisation=letter * 300)
    entries = tuple(
        PackageEntry(
            number=f"{each.number}{letter * 24}"[:24],
            nomination=each.nomination,
            applicant=letter * 500,
            title=letter * 499,
        )
        for each in make_entries(3)
    )
    package = make_package(rules, entries=entries, juror=juror).model_copy(update={"secretary": letter * 200})
    sheet = make_sheet()
    remarks = {each.number: letter * 4000 for each in entries}
    scores = make_scores(package, rules=rules, key=sheet.key, marks=((1, 2),) * 3, remarks=remarks)
    return Sheet(scores, package, rules, sheet.key, sheet.certificate)


@pytest.mark.parametrize("letter", ["Щ", "i", " ", "👍", "\n"])
def test_nothing_is_lost_however_long(letter: str) -> None:
    sheet = extreme_sheet(letter)
    shown = "".join(shown_lines(pdf_of(sheet)))
    spelled = f"[U+{ord(letter):04X}]" if letter in "👍\n" else letter
    least = 3 * (500 + 499) + (0 if letter == "\n" else 3 * 4000)
    assert letter == " " or shown.count(spelled) > least


@pytest.mark.parametrize("letter", ["Щ", "i", "👍", "\n"])
def test_nothing_leaves_its_part_of_the_page_however_long(letter: str) -> None:
    pdf = pdf_of(extreme_sheet(letter))
    for block in re.findall(rb"q 1 0 0 1 0 (\d+) cm\n(.*?)Q\n", pdf, re.DOTALL):
        top = PAGE_HEIGHT - int(block[0])
        lowest = PAGE_HEIGHT - mm("5") if top == 0 else LOWEST
        for x, y in re.findall(rb"1 0 0 1 (\d+) -(\d+) Tm", block[1]):
            assert LEFT <= int(x) < RIGHT
            assert top + int(y) <= lowest


def test_number_longer_than_a_part_of_its_row_goes_on_in_the_next() -> None:
    entry = PackageEntry(number="👍" * 24, nomination=4, applicant="Щ" * 500)
    columns = plan_columns(CRITERIA, number_room=mm("28"), wording=RU)
    maker = RowMaker(columns, number_width=mm("28"), wording=RU)
    row = maker.make_row(entry, marks=(1, 2, 3, 4, 5), about=Words("", ""))
    part, rest = divide_row(row, height=mm("35"))
    assert draw_row(part, last=False).height <= mm("35")
    for whole, first, second in ((row.number, part.number, rest.number), (row.entry, part.entry, rest.entry)):
        assert (first.start, first.end, second.end) == (0, second.start, len(whole.lines))
    assert (part.marks, rest.marks) == (row.marks, "")


def test_block_that_no_page_holds_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"sheet\.too_long"):
        Flow().place(Block(PAGE_HEIGHT, ""))
