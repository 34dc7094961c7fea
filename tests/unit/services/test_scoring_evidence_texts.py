from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.services.scoring.evidence_texts import MAX_TEXT, Link, read_links, read_text


def test_a_text_is_shown_as_written() -> None:
    assert (
        read_text("\ufeffПервая\r\nвторая\rтретья\t👨\u200d👩".encode(), name="т")
        == "Первая\nвторая\nтретья\t👨\u200d👩"
    )
    assert len(read_text(("ж" * (MAX_TEXT + 5)).encode(), name="т")) == MAX_TEXT


def test_what_turns_writing_around_is_made_visible() -> None:
    assert read_text("цена \u202e001\u202c\x07".encode(), name="т") == "цена [U+202E]001[U+202C][U+0007]"


def test_a_text_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(RefusedError, match=r"evidence\.unreadable \(item=т\.txt\)"):
        read_text("текст".encode("cp1251"), name="т.txt")


@pytest.mark.parametrize(
    "text,links",
    [
        ("https://vk.com/school904", [("https://vk.com/school904", "https://vk.com/school904")]),
        ("vk.com/a, ok.ru/b", [("vk.com/a", "https://vk.com/a"), ("ok.ru/b", "https://ok.ru/b")]),
        ("<https://школа.рф/я?x=1>", [("https://школа.рф/я?x=1", "https://школа.рф/я?x=1")]),
        ("https://a.ru\nhttps://a.ru", [("https://a.ru", "https://a.ru")]),
        ("", []),
        ("нет", [("нет", "")]),
        ("javascript:alert(1)", [("javascript:alert(1)", "")]),
        ("file:///etc/passwd", [("file:///etc/passwd", "")]),
        ("https://user:secret@a.ru", [("https://user:secret@a.ru", "")]),
        ("https://a.ru:99999/", [("https://a.ru:99999/", "")]),
        ("https://a.ru/\u202egnp", [("https://a.ru/[U+202E]gnp", "")]),
        ("https://localhost/", [("https://localhost/", "")]),
    ],
)
def test_only_addresses_of_web_pages_may_be_opened(text: str, links: list[tuple[str, str]]) -> None:
    assert list(read_links(text)) == [Link(*each) for each in links]


def test_twenty_links_are_enough() -> None:
    assert len(read_links(" ".join(f"a{number}.ru" for number in range(30)))) == 20
