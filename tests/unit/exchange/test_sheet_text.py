"""Text of layout 1: what is shown of any character, where lines break, how numbers, moments and people are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from core.domain.contest import Criterion, Scale
from core.exchange.sheet.layout1.faces import load_faces, visible
from core.exchange.sheet.layout1.figures import figures_of, show_decimal, show_units
from core.exchange.sheet.layout1.geometry import mm
from core.exchange.sheet.layout1.ink import NORMAL, SMALL, STRONG, set_line
from core.exchange.sheet.layout1.moments import pdf_moment, show_moment
from core.exchange.sheet.layout1.people import sign_as
from core.exchange.sheet.layout1.words_en import EN
from core.exchange.sheet.layout1.words_ru import RU
from core.exchange.sheet.layout1.wrapping import fit, wrap_name, wrap_text

GLYPHS = {glyph: chr(code) for code, glyph in load_faces()["R"].codes.items()}


def lines_of(text: str, *, width: int) -> list[str]:
    lines = wrap_text(text, style=NORMAL, width=width)
    return [
        "".join(GLYPHS[line.glyphs[at : at + 4]] for at in range(0, len(line.glyphs), 4)).replace("\u00a0", "~")
        for line in lines
    ]


def test_both_faces_have_the_same_characters() -> None:
    regular, bold = load_faces().values()
    assert regular.widths.keys() == bold.widths.keys()
    assert set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЁЯ№«»„“”–—…·−ÀÿŁőЎіїґқәңөұ") <= regular.widths.keys()


def test_what_the_faces_have_is_shown_as_it_is() -> None:
    text = "Ёлка № 5 «Łódź» – 100 % · −1…"
    assert visible(text) == text


@pytest.mark.parametrize(
    "text, shown",
    [
        ("👍", "[U+1F44D]"),
        ("日本", "[U+65E5][U+672C]"),
        ("а\u202eб", "а[U+202E]б"),
        ("\u200b\u2066\ufeff", "[U+200B][U+2066][U+FEFF]"),
        ("а\nб\tв\x00", "а[U+000A]б[U+0009]в[U+0000]"),
        ("пере\u00adнос", "пере[U+00AD]нос"),
        ("№\u202f5", "№\u00a05"),
    ],
)
def test_what_nobody_could_see_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_break_at_spaces_only() -> None:
    assert lines_of("раз два-три четыре", width=mm("19")) == ["раз два-три", "четыре"]


def test_word_longer_than_any_line_is_broken_at_characters() -> None:
    text = "Ш" * 100
    lines = lines_of(text, width=mm("20"))
    assert "".join(lines) == text
    assert len(set(lines[:-1])) == 1


def test_line_narrower_than_a_letter_still_holds_one() -> None:
    assert lines_of("ШШ", width=mm("0.5")) == ["Ш", "Ш"]


@pytest.mark.parametrize(
    "text, lines",
    [
        ("Спортивная школа, г. Кемерово", ["Спортивная школа,", "г.~Кемерово"]),
        ("больница имени А. А. Луцика", ["больница", "имени~А.~А.~Луцика"]),
        ("комбинированный № 232", ["комбинированный", "№~232"]),
        ("этот длинный текст — слово", ["этот длинный", "текст~— слово"]),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, lines: list[str]) -> None:
    assert lines_of(text, width=mm("30")) == lines


def test_line_breaks_of_a_remark_stay() -> None:
    assert lines_of("раз\n\nдва", width=mm("50")) == ["раз", "", "два"]


def test_no_line_is_wider_than_its_column() -> None:
    text = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 1» г. Образцовска " * 5
    for style in (NORMAL, STRONG, SMALL):
        lines = [*wrap_text(text, style=style, width=mm("46")), *wrap_name(text, style, mm("46"))]
        assert max(line.width for line in lines) <= mm("46")


def test_line_that_does_not_fit_ends_in_dots() -> None:
    assert fit("коротко", style=NORMAL, width=mm("50")) == set_line("коротко", NORMAL)
    cut = fit("длинное имя " * 9, style=NORMAL, width=mm("50"))
    assert mm("45") < cut.width <= mm("50")
    assert GLYPHS[cut.glyphs[-4:]] == "…"


@pytest.mark.parametrize(
    "units, places, shown", [(0, 0, "0"), (95, 1, "9,5"), (100, 1, "10,0"), (-5, 2, "−0,05"), (7, 3, "0,007")]
)
def test_units_are_written_with_all_their_places(units: int, places: int, shown: str) -> None:
    assert show_units(units, places=places, decimal_mark=",") == shown


@pytest.mark.parametrize("value, shown", [(Decimal("1.50"), "1.5"), (Decimal(-10), "−10"), (Fraction(1, 8), "0.125")])
def test_decimals_are_written_with_the_places_they_need(value: Decimal | Fraction, shown: str) -> None:
    assert show_decimal(value, decimal_mark=".") == shown


def test_totals_are_exact_whatever_the_weights() -> None:
    halves = Scale(step=Decimal("0.5"))
    criteria = (
        Criterion(code="a", title="a", weight=Decimal("0.333333333"), scale=halves),
        Criterion(code="b", title="b", weight=Decimal("1.1")),
    )
    figures = figures_of(criteria, decimal_mark=",")
    units = figures.total_units((7, 9))
    assert units is not None
    assert Fraction(units, 10**figures.total_places) == criteria[0].weigh(7) + criteria[1].weigh(9)
    assert figures.show_total(units) == "11,0666666655"
    assert [figures.show_mark(0, 7), figures.show_mark(1, 9), figures.show_mark(1, None)] == ["3,5", "9", "—"]
    assert figures.total_units((7, None)) is None


@pytest.mark.parametrize(
    "signed_at, russian, english, pdf",
    [
        (
            "2025-12-02T14:05:59+07:00",
            "2 декабря 2025 г., 14:05 (UTC+7)",
            "2 December 2025, 14:05 (UTC+7)",
            "D:20251202140559+07'00'",
        ),
        (
            "2026-01-31T00:00:00-03:30",
            "31 января 2026 г., 00:00 (UTC−3:30)",
            "31 January 2026, 00:00 (UTC−3:30)",
            "D:20260131000000-03'30'",
        ),
        (
            "2026-05-01T12:00:00+00:00",
            "1 мая 2026 г., 12:00 (UTC)",
            "1 May 2026, 12:00 (UTC)",
            "D:20260501120000+00'00'",
        ),
    ],
)
def test_moment_is_written_for_people_and_for_pdf(signed_at: str, russian: str, english: str, pdf: str) -> None:
    assert show_moment(signed_at, wording=RU) == russian
    assert show_moment(signed_at, wording=EN) == english
    assert pdf_moment(signed_at) == pdf


@pytest.mark.parametrize(
    "name, shown",
    [
        ("Смирнова Анна Борисовна", "А. Б. Смирнова"),
        ("Луцик Андрей Ильич", "А. И. Луцик"),
        ("Алиев Тимур Рашид оглы", "Алиев Тимур Рашид оглы"),
        ("Gabriel García Márquez", "Gabriel García Márquez"),
        ("И. О. Фамилия", "И. О. Фамилия"),
        ("Смирнова  Борисовна", "Смирнова  Борисовна"),
        ("", ""),
    ],
)
def test_name_beside_the_signature_is_short_where_it_has_a_patronymic(name: str, shown: str) -> None:
    assert sign_as(name) == shown


@pytest.mark.parametrize(
    "number, shown",
    [
        (1, "т, распределена 1 заявка"),
        (3, "т, распределено 3 заявки"),
        (11, "т, распределено 11 заявок"),
        (21, "т, распределена 21 заявка"),
        (112, "т, распределено 112 заявок"),
        (475, "т, распределено 475 заявок"),
    ],
)
def test_russian_numbers_agree_with_their_nouns(number: int, shown: str) -> None:
    assert RU.count(RU.assigned, number, title="т") == shown
