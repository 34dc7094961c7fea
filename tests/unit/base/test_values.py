"""Values: frozen, strict, one spelling in bytes; documents refuse what is newer than themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest
from pydantic import Field, ValidationError

from core.base.errors import RefusedError
from core.base.numbers import Number
from core.base.values import Document, Value


class Sample(Value):
    name: str = Field(max_length=5)
    score: Number = Decimal(0)


class Paper(Document):
    format: Literal["jury/paper"] = "jury/paper"
    version: Literal[2] = 2
    text: str = ""


def refusal(data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        Sample.from_bytes(data, max_bytes=100)
    return caught.value


def test_value_survives_the_way() -> None:
    value = Sample(name="Ёж", score=Decimal("7.50"))
    assert value.to_bytes() == '{"name":"Ёж","score":"7.5"}'.encode()
    assert Sample.from_bytes(value.to_bytes(), max_bytes=100) == value


def test_value_does_not_change() -> None:
    with pytest.raises(ValidationError):
        Sample(name="a").name = "b"  # type: ignore[misc]  # the point of the test


def test_value_that_does_not_fit_is_refused_with_its_place() -> None:
    assert refusal(b'{"name":"too long"}').facts["place"] == "name"
    assert refusal(b'{"name":"a","score":7}').code == "file.schema"
    assert refusal(b'{"name":"a","other":1}').facts["place"] == "other"
    assert refusal(b"[]").facts["place"] == "."
    assert refusal(b'{"name":').code == "json.broken"
    with pytest.raises(RefusedError) as caught:
        Sample.checked(name="too long")
    assert (caught.value.code, caught.value.facts["place"]) == ("file.schema", "name")


def test_document_is_read_in_its_canonical_spelling_only() -> None:
    paper = Paper(text="a")
    assert Paper.from_canonical(paper.to_bytes(), max_bytes=100) == paper
    with pytest.raises(RefusedError) as caught:
        Paper.from_canonical(b" " + paper.to_bytes(), max_bytes=100)
    assert (caught.value.code, caught.value.facts) == ("file.not_canonical", {"format": "jury/paper"})


def test_newer_document_asks_for_an_update_whatever_else_it_holds() -> None:
    with pytest.raises(RefusedError) as caught:
        Paper.from_canonical(b'{"format":"jury/paper","new":1,"version":3}', max_bytes=100)
    assert caught.value.code == "file.newer_format"
    assert caught.value.facts == {"format": "jury/paper", "found": 3, "known": 2}


@pytest.mark.parametrize(
    "data", [b"[]", b'{"format":"jury/other","version":3}', b'{"format":"jury/paper","version":1}']
)
def test_other_document_is_refused_by_its_schema(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        Paper.from_canonical(data, max_bytes=100)
    assert caught.value.code == "file.schema"
