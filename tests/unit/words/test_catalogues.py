from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from core.base.resources import resource
from core.words.places import places_of
from core.words.words import DOMAINS, LANGUAGES

LOCALES = resource("locale")


def _path(language: str, domain: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def _read(language: str, domain: str) -> Catalog:
    with _path(language, domain).open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _messages(language: str, domain: str) -> dict[str, Message]:
    catalogue = _read(language, domain)
    return {_id_of(message): message for message in catalogue if message.id}


def _id_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_hold_the_same_sentences(domain: str) -> None:
    russian, english = _messages("ru", domain), _messages("en", domain)
    assert russian.keys() == english.keys()
    plurals = [{name for name, each in side.items() if each.pluralizable} for side in (russian, english)]
    assert plurals[0] == plurals[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_sentence_is_empty_or_fuzzy(language: str, domain: str) -> None:
    messages = _messages(language, domain)
    assert [name for name, each in messages.items() if each.fuzzy or not all(map(str.strip, _forms(each)))] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_places_are_equal_in_both_languages_and_all_forms(domain: str) -> None:
    russian, english = _messages("ru", domain), _messages("en", domain)
    wrong = {
        name: sorted(map(sorted, found))
        for name in russian
        if len(found := {places_of(form) for each in (russian[name], english[name]) for form in _forms(each)}) != 1
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_two_catalogues(language: str) -> None:
    names = [name for domain in DOMAINS for name in _messages(language, domain)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_current(language: str, domain: str) -> None:
    with _path(language, domain).with_suffix(".mo").open("rb") as stream:
        compiled = {_id_of(each): _forms(each) for each in read_mo(stream) if each.id}
    assert compiled == {name: _forms(each) for name, each in _messages(language, domain).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_showing_a_fact_is_known(language: str) -> None:
    kinds = {name.partition(".")[0] for name in _messages(language, "terms")}
    ways = {
        way
        for domain in DOMAINS
        for each in _messages(language, domain).values()
        for form in _forms(each)
        for _, name, way, _ in string.Formatter().parse(form)
        if name is not None
    }
    assert sorted(map(str, ways - kinds - {"", "date", "moment", "number", "size"})) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_russian_is_written_in_russian(domain: str) -> None:
    latin = [
        name
        for name, each in _messages("ru", domain).items()
        if (letters := _letters(each)) and not any("а" <= letter <= "я" for letter in letters)
    ]
    assert latin == []


def _letters(message: Message) -> str:
    """Return what is written around the places; «{value} %» is written in no language."""
    parts = (text for form in _forms(message) for text, _, _, _ in string.Formatter().parse(form))
    return "".join(letter for text in parts for letter in text.lower() if letter.isalpha())
