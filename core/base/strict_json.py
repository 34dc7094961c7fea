"""JSON as evidence needs it: one spelling out, and in only what has one meaning."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NoReturn

from core.base.errors import refuse

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
"""What may travel: no floats, because no number of ours is binary."""

MAX_DEPTH = 24
MAX_INTEGER_DIGITS = 18

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKET = re.compile(r"[\[{}\]]")


def encode(value: Json) -> bytes:
    """Return the canonical bytes: sorted keys, no spaces, UTF-8, no escapes beyond JSON's own."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def decode(data: bytes, *, max_bytes: int) -> Json:
    """Read one JSON document.

    Raises ``json.too_large``, ``json.not_utf8`` or ``json.broken``: the last also for a key given twice,
    a float, NaN, an integer of more than 18 digits, nesting deeper than 24 or text that is not NFC.
    """
    if len(data) > max_bytes:
        refuse("json.too_large", limit=max_bytes)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        refuse("json.not_utf8")
    if not unicodedata.is_normalized("NFC", text):
        refuse("json.broken", reason="not NFC")
    _check_depth(text)
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_small_int,
        )
    except (ValueError, RecursionError):
        refuse("json.broken", reason="syntax")
    return value


def _check_depth(text: str) -> None:
    """Refuse deep nesting before the recursive parser meets it."""
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            refuse("json.broken", reason="depth")


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        refuse("json.broken", reason="duplicate key")
    return result


def _no_float(text: str) -> NoReturn:
    refuse("json.broken", reason=f"not exact: {text[:20]}")


def _small_int(text: str) -> int:
    if len(text.lstrip("-")) > MAX_INTEGER_DIGITS:
        refuse("json.broken", reason="number too large")
    return int(text)
