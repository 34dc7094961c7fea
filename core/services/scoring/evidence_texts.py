"""Evidence that is read rather than looked at: texts, and the addresses of pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.base.errors import RefusedError

MAX_TEXT = 400_000
"""Characters shown of one text."""

_KEPT_CONTROLS = frozenset("\n\t")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_HARMLESS = frozenset("\u00ad\u200c\u200d\ufeff\ufe0f")
"""Soft hyphens, joiners (emoji are made of them), a byte order mark."""

_BETWEEN = re.compile(r"[\s,;]+")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}", re.UNICODE)
_MAX_LINKS = 20


@dataclass(frozen=True, slots=True)
class Link:
    """An address as the applicant wrote it; ``target`` is what a browser may open, empty where it must not."""

    shown: str
    target: str


def read_text(data: bytes, *, name: str) -> str:
    """Return a text as it may be shown: line ends alike, characters that turn writing around made visible.

    Raises ``evidence.unreadable`` (item) for what is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RefusedError("evidence.unreadable", item=name) from problem
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return reveal(unicodedata.normalize("NFC", plain)[:MAX_TEXT])


def reveal(text: str) -> str:
    """Return a text with each hidden character (controls, bidi overrides) spelt as ``[U+202E]``."""
    return "".join(each if _is_plain(each) else f"[U+{ord(each):04X}]" for each in text)


def read_links(text: str) -> tuple[Link, ...]:
    """Return the addresses in an entry's link field, at most twenty, in their order and each once.

    Only ``http`` and ``https`` are ever opened; an address without a scheme is taken for ``https``.
    """
    words = dict.fromkeys(_unwrap(each) for each in _BETWEEN.split(text))
    return tuple(Link(shown=reveal(each), target=_target(each)) for each in words if each)[:_MAX_LINKS]


def _unwrap(word: str) -> str:
    bare = word.strip("<>\"'«»")
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare


def _target(address: str) -> str:
    if reveal(address) != address or not address.isprintable():
        return ""
    whole = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(whole)
        _ = parts.port  # raises for a port that is none
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.hostname or "") is not None
    return whole if is_web and parts.username is None else ""


def _is_plain(character: str) -> bool:
    return character in _KEPT_CONTROLS or character in _HARMLESS or unicodedata.category(character) not in _HIDDEN
