"""Names inside containers: what one may be called, and when two names are the same one."""

from __future__ import annotations

import unicodedata

from core.base.errors import refuse

MAX_NAME_BYTES = 240

# controls, format characters (bidi overrides among them), surrogates, line and paragraph separators
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FORBIDDEN_CHARACTERS = frozenset('\\:*?"<>|')


def check_name(name: str) -> None:
    """Accept a relative path of plain NFC segments joined by ``/``, at most 240 bytes in UTF-8.

    Raises ``zip.name`` for absolute and parent paths, drives, backslashes, control and bidi characters,
    characters and endings that a file system of some laptop would change, and folders.
    """
    if not name or len(name.encode("utf-8", "surrogatepass")) > MAX_NAME_BYTES:
        refuse("zip.name", item=shown(name))
    if not unicodedata.is_normalized("NFC", name) or any(_is_forbidden(character) for character in name):
        refuse("zip.name", item=shown(name))
    if any(segment in {"", ".", ".."} or segment[-1] in ". " for segment in name.split("/")):
        refuse("zip.name", item=shown(name))


def same_name_key(name: str) -> str:
    """Return a key that is equal for names which a file system or a person may take for one another."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def shown(name: str) -> str:
    """Return at most 80 characters of a name, harmless on a screen: everything suspicious becomes ``?``."""
    return "".join(
        "?" if unicodedata.category(character) in _FORBIDDEN_CATEGORIES else character for character in name[:80]
    )


def _is_forbidden(character: str) -> bool:
    return character in _FORBIDDEN_CHARACTERS or unicodedata.category(character) in _FORBIDDEN_CATEGORIES
