"""What stays together at a line's end, in Russian and in English."""

from __future__ import annotations

import pytest

from core.pdf.faces import NARROW, NO_BREAK, plain_spaces
from core.pdf.glue import Language, glue, tidy


def seen(text: str, *, language: Language = "ru") -> str:
    """Show a no-break space as ``~`` and a narrow one as ``^``."""
    return glue(text, language=language).replace(NO_BREAK, "~").replace(NARROW, "^")


@pytest.mark.parametrize(
    "text,glued",
    [
        ("Детский сад № 232", "Детский сад №^232"),
        ("больница № 29 имени А. А. Луцика", "больница №^29 имени~А.^А.~Луцика"),
        ("Луцика А. А., директор", "Луцика~А.^А., директор"),
        ("Иванову И.И. и Петрову П. П.", "Иванову~И.И. и~Петрову~П.^П."),
        ("М. П.", "М.^П."),
        ("Дом творчества, г. Киселёвск", "Дом творчества, г.~Киселёвск"),
        ("19 декабря 2025 г. Кемерово", "19~декабря~2025~г. Кемерово"),
        ("в номинации и за открытый разговор", "в~номинации и~за~открытый разговор"),
        ("В жизни из-за границы", "В~жизни из-за~границы"),
        ("Кемеровской области — Кузбасса", "Кемеровской области~— Кузбасса"),
        ("39 финалистов из 475 заявок", "39~финалистов из~475~заявок"),
        ("что бы ни было", "что~бы ни~было"),
        ("и т. д. и т. п.", "и~т.^д. и~т.^п."),
        ("КРЦ «Фламинго»", "КРЦ~«Фламинго»"),
    ],
)
def test_russian_glue_keeps_together_what_belongs_together(text: str, glued: str) -> None:
    assert seen(text) == glued


@pytest.mark.parametrize(
    "text,glued",
    [
        ("Hospital No. 29 named after A. A. Lutsik", "Hospital No.~29~named after A.^A.~Lutsik"),
        ("winner of the contest", "winner of~the~contest"),
        ("December 19, 2025", "December~19, 2025"),
        ("the “Best Public Page” contest", "the~“Best~Public~Page” contest"),
    ],
)
def test_english_glue_keeps_together_what_belongs_together(text: str, glued: str) -> None:
    assert seen(text, language="en") == glued


def test_quoted_name_of_22_characters_stays_whole_and_of_23_does_not() -> None:
    assert (len("«Новый паблик Тайшета»"), len("«Новый паблик Кузбасса»")) == (22, 23)
    assert seen("«Новый паблик Тайшета»") == "«Новый~паблик~Тайшета»"
    assert seen("«Новый паблик Кузбасса»") == "«Новый паблик Кузбасса»"


def test_short_quote_within_a_long_one_stays_whole() -> None:
    assert seen("«Центр развития „Солнечный лучик“ имени Героя»") == "«Центр развития „Солнечный~лучик“ имени~Героя»"


def test_glue_changes_spaces_only() -> None:
    text = "МБОУ «СОШ № 5 имени А. С. Пушкина», г. Кемерово, — в 2025 году: ё, Ё и 12 побед"
    assert plain_spaces(glue(text, language="ru")) == text


def test_tidy_makes_one_line_and_drops_what_nobody_sees() -> None:
    assert tidy("  Дом\tдетского\r\nтвор\u00adчества \u200b \ufeffКузбасса ") == "Дом детского творчества Кузбасса"


def test_tidy_composes_letters_and_keeps_the_writers_own_no_break_spaces() -> None:
    assert tidy("Кисел\u0435\u0308вск") == "Киселёвск"
    assert tidy(f"№{NO_BREAK}5,\u20096") == f"№{NO_BREAK}5,{NARROW}6"
