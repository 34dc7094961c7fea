"""Which headings mean which field, for every kind of table: plain data, Russian and English.

``sure`` names settle a column; ``likely`` ones only where no sure one stands beside them. A longer heading that begins
with one of these names («Ссылка на страницу сообщества») is guessed last. `№ п/п` is nobody's number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class TableKind(StrEnum):
    """What a table is about."""

    ENTRIES = "entries"
    JURORS = "jurors"
    MARKS = "marks"
    FIGURES = "figures"
    POSTS = "posts"
    SCORES = "scores"


@dataclass(frozen=True, slots=True)
class Field:
    """A column a table may have: its name in the program, and what people call it."""

    name: str
    sure: tuple[str, ...]
    likely: tuple[str, ...] = ()
    required: bool = False


_NUMBER = ("номер", "номер заявки", "№ заявки", "рег номер", "рег №", "регистрационный номер",
           "регистрационный №", "регистрационный номер заявки", "регистрационный № заявки",
           "entry number", "id")  # fmt: skip
_ENTRY = ("заявка", *_NUMBER)
_SCORE = Field("score", ("балл", "баллы", "оценка", "mark"), ("значение", "value"), required=True)
_CRITERION = ("критерий", "код критерия")
_JUROR = ("член жюри", "эксперт", "судья", "judge", "rater", "код члена жюри")

FIELDS: dict[TableKind, tuple[Field, ...]] = {
    TableKind.ENTRIES: (
        Field("number", _NUMBER, ("№", "n", "заявка", "код", "entry"), required=True),
        Field("nomination", ("номинация", "номер номинации", "№ номинации"), ("категория", "category"), required=True),
        Field(
            "applicant",
            ("заявитель", "наименование заявителя", "название заявителя", "заявитель организация"),
            ("организация", "учреждение", "наименование организации", "название организации", "полное наименование",
             "наименование учреждения", "название учреждения", "участник", "organisation", "organization"),
            required=True,
        ),
        Field(
            "title",
            ("название", "название страницы", "название паблика", "название госпаблика", "название сообщества",
             "паблик", "госпаблик", "название группы", "наименование паблика", "наименование страницы", "page title"),
            ("страница", "сообщество", "наименование", "название работы", "name"),
            required=True,
        ),
        Field(
            "link",
            ("ссылка", "ссылка на страницу", "ссылка на паблик", "ссылка на госпаблик", "ссылка на сообщество",
             "адрес страницы", "url", "адрес страницы в сети интернет"),
            ("адрес", "ссылки", "web page", "address"),
            required=True,
        ),
        Field(
            "submitted",
            ("дата подачи", "подана", "дата подачи заявки", "дата и время подачи", "дата поступления", "дата заявки"),
            ("отметка времени", "время создания", "дата", "timestamp", "date", "submission date"),
        ),
    ),
    TableKind.JURORS: (
        Field("code", ("код", "код члена жюри", "juror"), ("№", "номер", "id"), required=True),
        Field("name", ("фио", "ф и о", "фамилия имя отчество", "член жюри", "full name"), ("имя",), required=True),
        Field("position", ("должность", "title")),
        Field("organisation", ("организация", "место работы", "organization", "учреждение")),
        Field("role", ("роль", "роль в жюри")),
        Field("rounds", ("туры", "тур", "round", "этапы", "этап")),
        Field("panel", ("состав", "коллегия", "группа", "подкомиссия"), ("панель",)),
        Field("conflicts", ("конфликты", "конфликт интересов", "конфликты интересов", "conflict", "самоотводы")),
    ),
    TableKind.MARKS: (
        Field("entry", _ENTRY, ("№", "number", "участник"), required=True),
        Field("criterion", _CRITERION),
        Field("score", _SCORE.sure, _SCORE.likely),
        Field("remark", ("замечание", "замечания", "комментарий", "примечание", "comment")),
        Field("recusal", ("самоотвод", "причина самоотвода")),
    ),
    TableKind.FIGURES: (
        Field("number", ("заявка", "entry", *_NUMBER), ("№", "код"), required=True),
        Field("figure", ("показатель", "наименование показателя", "код показателя", "indicator")),
        Field("value", ("значение", "значение показателя", "величина")),
    ),
    TableKind.POSTS: (
        Field("date", ("дата", "дата публикации", "дата и время", "опубликовано", "published"), required=True),
        Field("format", ("формат", "тип", "тип публикации", "вид", "type"), required=True),
        Field("views", ("просмотры", "просмотров", "количество просмотров"), ("охват", "reach"), required=True),
        Field("likes", ("лайки", "лайков", "отметки нравится", "нравится"), ("реакции", "reactions"), required=True),
        Field("comments", ("комментарии", "комментариев"), required=True),
        Field("shares", ("репосты", "репостов", "поделились"), ("пересылки", "reposts"), required=True),
    ),
    TableKind.SCORES: (
        Field("entry", ("участник", "работа", *_ENTRY), ("№", "number", "target", "object"), required=True),
        Field("juror", _JUROR, ("жюри",), required=True),
        Field("criterion", _CRITERION),
        _SCORE,
    ),
}  # fmt: skip


def field_names(kind: TableKind) -> tuple[str, ...]:
    """Return the names of a table's fields in their usual order."""
    return tuple(field.name for field in FIELDS[kind])


def normalise_heading(heading: str) -> str:
    """Return a heading as it is compared: small letters, ``е`` for ``ё``, words and ``№`` alone, single spaces."""
    folded = unicodedata.normalize("NFC", heading).casefold().replace("ё", "е")
    return " ".join(
        "".join(character if character.isalnum() or character == "№" else " " for character in folded).split()
    )
