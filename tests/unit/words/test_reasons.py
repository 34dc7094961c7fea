"""What readers of files find wrong is told in our words, never in theirs."""

from __future__ import annotations

import re

import pytest

from core.base import strict_json
from core.base.errors import RefusedError
from core.base.values import Value
from core.domain.acts import Decision
from core.domain.meetings import Meeting
from core.domain.rules import Rules
from core.services.templates import Papers, read_toml
from core.words.words import Words

RUSSIAN, ENGLISH = Words.of("ru"), Words.of("en")
WRONG: tuple[strict_json.Json, ...] = (
    None,
    True,
    -1,
    10**6,
    1,
    "",
    "ё!" * 5000,
    "как-нибудь",
    [],
    {},
    [None],
    ["", {}],
)


@pytest.mark.parametrize(
    "place,shown",
    [
        ("question.0.for", "вопрос 1, поле for"),
        ("rounds.0.criteria.2.scale", "тур 1, критерий 3, поле scale"),
        ("present.3", "поле present, значение 4"),
        (".", "весь файл"),
        ("kind", "поле kind"),
    ],
)
def test_a_place_is_told_as_a_person_counts(place: str, shown: str) -> None:
    assert RUSSIAN.spell(place, "place") == shown


def test_a_wrong_word_is_quoted_beside_those_that_may_stand_there() -> None:
    with pytest.raises(RefusedError) as refused:
        Meeting.checked(number=1, date="", form="как-нибудь", round=1, chair="", secretary="", present=(), members=())
    facts = {"file": "заседание.toml", **refused.value.facts}
    assert RUSSIAN.error("meeting.wrong", facts) == (
        "В записи заседания заседание.toml ошибка (поле form): стоит «как-нибудь», а бывает: in_person, remote, "
        "correspondence. Исправьте это место."
    )


@pytest.mark.parametrize(
    "text,shown",
    [
        (b"a = 1\nb = \nc = 2", "строка 2, столбец 5: текст пишется в кавычках, число — без них"),
        (b"a = 1\na = 2\nb = 3", "строка 2, столбец 6: такое имя выше уже есть"),
        (b"a = [1, 2", "в конце файла: не закрыта скобка или кавычка"),
        (b'a = "1\n"', "строка 1, столбец 7: здесь недопустимый знак"),
        (b"a 1", "строка 1, столбец 3: после имени нет знака ="),
        ("a = 'да'".encode("cp1251"), "сохраните файл в кодировке UTF-8"),
    ],
)
def test_what_is_wrong_with_toml_is_told_by_line_and_column(text: bytes, shown: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_toml(text, name="x.toml")
    assert RUSSIAN.refusal(refused.value) == f"Файл x.toml не читается: {shown}. Исправьте файл и повторите."
    assert "codec" not in ENGLISH.refusal(refused.value)


def _reasons(model: type[Value], good: dict[str, strict_json.Json]) -> set[str]:
    """Return every reason for which a value is refused with one field gone, strange or wrong."""
    found = set()
    spoiled = [{**good, name: value} for name in [*model.model_fields, "чужое"] for value in WRONG]
    for values in (*spoiled, *({each: good[each] for each in good if each != name} for name in good)):
        try:
            model.from_bytes(strict_json.encode(values), max_bytes=1_000_000)
        except RefusedError as refused:
            found.add(str(refused.facts.get("reason", "")))
    return found - {""}


@pytest.mark.parametrize(
    "model,good",
    [
        (Meeting, {"number": 1, "date": "2025-12-01", "round": 1, "chair": "a", "secretary": "b", "present": [],
                   "members": []}),
        (Decision, {"number": 1, "about": "revoke", "reason": "x"}),
        (Rules, {"title": "x", "nominations": [{"number": 1, "title": "x"}],
                 "rounds": [{"number": 1, "title": "x", "criteria": [{"code": "K1", "title": "x"}]}]}),
        (Papers, {}),
    ],
    ids=["meeting", "decision", "rules", "papers"],
)  # fmt: skip
def test_no_reason_of_a_reader_is_told_in_its_own_english(
    model: type[Value], good: dict[str, strict_json.Json]
) -> None:
    told = {reason: RUSSIAN.spell(reason, "reason") for reason in _reasons(model, good)}
    assert len(told) >= 3
    foreign = {reason: words for reason, words in told.items() if re.search("[A-Za-z]{3,} [a-z]{2,} ", words)}
    assert foreign == {}


@pytest.mark.parametrize("step,shown", [("1", "баллы только целые"), ("0.5", "баллы идут с шагом 0,5")])
def test_a_step_is_told_as_marks_go(step: str, shown: str) -> None:
    assert RUSSIAN.spell(step, "step") == shown
    facts = {"score": "5.55", "step": step}
    assert RUSSIAN.error("mark.off_step", facts) == f"Балл 5,55 не подходит: {shown}. Исправьте балл."
