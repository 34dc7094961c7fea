"""Letters of gratitude: what stands on them, what is refused, and that a batch is whole."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.documents.letter_plan import LEFT, RIGHT, TEXT_BOTTOM, plan_letter
from core.documents.letters import LetterText, check_letters, draw_letter, draw_letters, draw_separately
from core.pdf.page import measure

MADE = datetime(2026, 2, 20, 12, tzinfo=UTC)
RUSSIAN = LetterText(
    number="4",
    issuer="Губернатор Кузбасса",
    title=("Благодарственное", "письмо"),
    verb="награждается",
    addressee="Новокузнецкая городская клиническая больница № 29 имени А. А. Луцика",
    paragraphs=(
        "победитель конкурса «Лучший госпаблик» 2025 года в номинации «Лучший паблик учреждения здравоохранения»,",
        "за открытый и уважительный разговор с жителями региона, единый стиль и высокое качество публикаций",
    ),
    position=("Губернатор", "Кемеровской области — Кузбасса"),
    signatory="Н. Н. Настоящий",
    seal="М. П.",
    order="Постановление от 00.00.2026 № 000-пг",
    registration="Рег. № 000-П",
    city_year="Кемерово, 2026 год",
    language="ru",
    sample=True,
)
ENGLISH = replace(
    RUSSIAN,
    number="5",
    issuer="Governor of Kuzbass",
    title=("Letter", "of gratitude"),
    verb="is awarded to",
    addressee="City Clinical Hospital No. 29 named after A. A. Lutsik",
    paragraphs=("winner of the “Best Public Page” contest of 2025",),
    position=("Governor of the Kemerovo Region",),
    seal="Seal",
    order="Order of 00.00.2026 No. 000",
    registration="Reg. No. 000",
    city_year="Kemerovo, 2026",
    language="en",
)
LONG = replace(
    RUSSIAN,
    addressee=(
        "Муниципальное автономное дошкольное образовательное учреждение «Центр развития ребёнка — детский сад № 232 "
        "„Солнечный лучик“ с приоритетным осуществлением деятельности по познавательно-речевому, социально-личностному "
        "и художественно-эстетическому развитию воспитанников имени заслуженного учителя школы Российской Федерации "
        "А. А. Длиннофамильской» Верхнетомского муниципального округа Кемеровской области — Кузбасса"
    ),
)
EVERY = [RUSSIAN, ENGLISH, LONG, replace(RUSSIAN, sample=False), replace(RUSSIAN, addressee="Школа № 5", paragraphs=())]


def extracted(data: bytes, folder: Path, *options: str) -> str:
    file = folder / "letters.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdftotext", *options, file, "-"], check=True, capture_output=True, text=True).stdout


def refused(letter: LetterText) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(RefusedError) as refusal:
        draw_letter(letter)
    return refusal.value.code, refusal.value.facts


@pytest.mark.parametrize(
    "letter,mark,name", [(RUSSIAN, "ОБРАЗЕЦ", "И. О. Фамилия"), (ENGLISH, "SPECIMEN", "A. B. Surname")]
)
def test_letter_says_its_words_in_reading_order(letter: LetterText, mark: str, name: str, tmp_path: Path) -> None:
    found = " ".join(extracted(draw_letter(letter), tmp_path, "-raw").split())
    expected = [
        letter.issuer.upper(), *(line.upper() for line in letter.title), letter.verb, letter.addressee,
        *letter.paragraphs, *letter.position, name, letter.seal, letter.order, letter.registration, letter.city_year,
        mark,
    ]  # fmt: skip
    assert found == " ".join(expected)


def test_sample_never_carries_the_signatorys_name(tmp_path: Path) -> None:
    sample, real = (extracted(draw_letter(replace(RUSSIAN, sample=each)), tmp_path) for each in (True, False))
    assert ("Настоящий" in sample, "ОБРАЗЕЦ" in sample) == (False, True)
    assert ("Настоящий" in real, "ОБРАЗЕЦ" in real) == (True, False)


def test_printer_file_holds_a_page_for_each_letter_in_order(tmp_path: Path) -> None:
    pages = extracted(draw_letters(EVERY, made=MADE), tmp_path).split("\f")[:-1]
    assert [("награждается" in page, "ОБРАЗЕЦ" in page) for page in pages] == [
        (True, True), (False, False), (True, True), (True, False), (True, True),
    ]  # fmt: skip


def test_separate_files_are_the_letters_drawn_alone() -> None:
    assert list(draw_separately(EVERY, made=MADE)) == [draw_letter(letter, made=MADE) for letter in EVERY]


def test_progress_is_told_letter_by_letter() -> None:
    told: list[tuple[int, int]] = []
    draw_letters(EVERY[:2], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("letter", EVERY)
def test_every_line_stands_in_its_zone(letter: LetterText) -> None:
    plan = plan_letter(letter)
    for line in plan.lines:
        width = measure(line.text, line.style)
        left = line.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[line.align] * width
        assert LEFT - 1e-6 <= left < left + width <= RIGHT + 1e-6
    body = [line for line in plan.lines if line.field in {"verb", "addressee", "paragraphs"}]
    assert {measure(line.text, line.style) <= 134 for line in body} == {True}
    assert 119 < min(line.y for line in body) < max(line.y for line in body) <= TEXT_BOTTOM
    assert min(line.y for line in plan.lines if line.field == "position") > TEXT_BOTTOM


def test_words_of_the_longest_letter_stay_inside_the_measure_on_paper(tmp_path: Path) -> None:
    boxes = extracted(draw_letter(LONG), tmp_path, "-bbox")
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', boxes)
    in_body = [tuple(float(edge) / 72 * 25.4 for edge in word) for word in words if 320 < float(word[1]) < 640]
    assert len(in_body) > 60
    assert min(word[0] for word in in_body) >= 105 - 67 - 0.2
    assert max(word[2] for word in in_body) <= 105 + 67 + 0.2


def test_text_shrinks_by_halves_and_the_signature_with_it() -> None:
    short, long = plan_letter(RUSSIAN), plan_letter(LONG)
    assert (short.size, long.size) == (15, 12.5)
    assert {line.style.size for line in long.lines if line.field in {"addressee", "signatory"}} == {12.5}
    assert {line.style.size for line in short.lines if line.field == "signatory"} == {14}


def test_text_stands_in_the_optical_middle() -> None:
    lines = [line for line in plan_letter(RUSSIAN).lines if line.field in {"verb", "addressee", "paragraphs"}]
    above = lines[0].y - 0.7 * 15 / 72 * 25.4 - 115.5
    below = TEXT_BOTTOM - lines[-1].y
    assert above / (above + below) == pytest.approx(0.36)


def test_long_position_takes_more_lines_and_leaves_room_for_the_hand() -> None:
    position = "Заместитель председателя Правительства Кемеровской области — Кузбасса (по внутренней политике)"
    letter = replace(RUSSIAN, position=(position,), signatory="В. В. Константинопольский", sample=False)
    lines = plan_letter(letter).lines
    name = next(line for line in lines if line.field == "signatory")
    set_lines = [line for line in lines if line.field == "position"]
    assert (len(set_lines), set_lines[-1].y) == (4, name.y)
    free = RIGHT - measure(name.text, name.style) - max(LEFT + measure(line.text, line.style) for line in set_lines)
    assert free >= 37


def test_too_long_a_text_is_refused_by_letter_field_and_surplus() -> None:
    code, facts = refused(replace(LONG, addressee=LONG.addressee + ", " + LONG.addressee))
    assert (code, facts["letter"], facts["field"]) == ("letter.text_too_long", "4", "addressee")
    assert 1 <= int(facts["lines"]) <= 9


def test_surplus_is_exactly_what_must_go() -> None:
    word = "д" * 34  # at 11 points two of them are wider than a line
    _, facts = refused(replace(RUSSIAN, paragraphs=(" ".join([word] * 40),)))
    fitting = 40 - int(facts["lines"])
    assert plan_letter(replace(RUSSIAN, paragraphs=(" ".join([word] * fitting),))).size < 12
    _, facts = refused(replace(RUSSIAN, paragraphs=(" ".join([word] * (fitting + 1)),)))
    assert facts["lines"] == 1


LINE = "очень длинная строка " * 14


@pytest.mark.parametrize(
    "field,letter",
    [
        ("issuer", replace(RUSSIAN, issuer=LINE)),
        ("title", replace(RUSSIAN, title=("Благодарственное", "письмо", "губернатора"))),
        ("position", replace(RUSSIAN, position=(LINE,))),
        ("signatory", replace(RUSSIAN, signatory=LINE, sample=False)),
        ("order", replace(RUSSIAN, order=LINE)),
        ("registration", replace(RUSSIAN, registration=LINE)),
        ("city_year", replace(RUSSIAN, city_year=LINE)),
    ],
)
def test_too_long_a_line_is_refused_by_its_field(field: str, letter: LetterText) -> None:
    code, facts = refused(letter)
    assert (code, facts["letter"], facts["field"]) == ("letter.text_too_long", "4", field)


def test_word_wider_than_the_measure_is_refused() -> None:
    word = "сверхдостопримечательность" * 4
    assert refused(replace(RUSSIAN, addressee=f"Школа {word}")) == (
        "letter.word_too_long",
        {"letter": "4", "field": "addressee", "word": word[:80]},
    )


THUMB = "Школа 👍"


@pytest.mark.parametrize(
    "field,letter",
    [
        ("issuer", replace(RUSSIAN, issuer=THUMB)),
        ("title", replace(RUSSIAN, title=(THUMB,))),
        ("verb", replace(RUSSIAN, verb=THUMB)),
        ("addressee", replace(RUSSIAN, addressee=THUMB)),
        ("paragraphs", replace(RUSSIAN, paragraphs=("за труд", THUMB))),
        ("city_year", replace(RUSSIAN, city_year=THUMB)),
    ],
)
def test_character_that_the_face_lacks_is_refused_by_field(field: str, letter: LetterText) -> None:
    assert refused(letter) == ("letter.missing_glyph", {"letter": "4", "field": field, "character": "U+1F44D"})


def test_bidi_control_is_refused_although_nobody_sees_it() -> None:
    letter = replace(RUSSIAN, paragraphs=("за труд", "за стиль\u202e"))
    assert refused(letter) == ("letter.bidi_control", {"letter": "4", "field": "paragraphs", "character": "U+202E"})


@pytest.mark.parametrize(
    "field,letter",
    [
        ("addressee", replace(RUSSIAN, addressee=" \u200b")),
        ("signatory", replace(RUSSIAN, signatory="", sample=False)),
        ("position", replace(RUSSIAN, position=())),
        ("title", replace(RUSSIAN, title=("", " "))),
    ],
)
def test_needed_field_must_not_be_empty(field: str, letter: LetterText) -> None:
    assert refused(letter) == ("letter.field_empty", {"letter": "4", "field": field})


def test_one_bad_letter_refuses_the_batch_before_anything_is_drawn() -> None:
    batch = [RUSSIAN, replace(RUSSIAN, number="7", addressee="Школа α")]
    for draw in (check_letters, draw_letters, draw_separately):
        with pytest.raises(RefusedError) as refusal:
            draw(batch)
        assert (refusal.value.code, refusal.value.facts["letter"]) == ("letter.missing_glyph", "7")


def test_empty_batch_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        draw_letters([])
    assert refusal.value.code == "letter.none"


def test_same_letter_gives_the_same_bytes_in_every_process() -> None:
    script = (
        "import hashlib, json, sys; from core.documents.letters import LetterText, draw_letter; "
        "fields = {k: tuple(v) if isinstance(v, list) else v for k, v in json.load(sys.stdin).items()}; "
        "print(hashlib.sha256(draw_letter(LetterText(**fields))).hexdigest())"
    )
    prints = {hashlib.sha256(draw_letter(ENGLISH)).hexdigest()}
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", script],
            input=json.dumps(asdict(ENGLISH)),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])},
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        prints.add(run.stdout.strip())
    assert len(prints) == 1
