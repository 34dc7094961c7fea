"""The juror's code: twenty digits that open the package and seal the key, dictated by telephone in any language.

Nineteen digits are random (63 bits, behind scrypt); the last is a Damm check digit, which finds every single wrong
digit and every swap of two neighbours.
"""

from __future__ import annotations

import secrets

from core.base.errors import refuse

CODE_DIGITS = 20
PRACTICE_CODE = "0000 0000 0000 0000 0000"
"""Opens the practice package; the program fills it in."""

_DIGITS = frozenset("0123456789")
_SEPARATORS = frozenset(" \t\r\n\u00a0\u2007\u2009\u202f-\u2010\u2011\u2012\u2013\u2014\u2212")

# H. Michael Damm, "Total anti-symmetrische Quasigruppen" (thesis, Marburg 2004): a totally anti-symmetric quasigroup
# of order 10 with a zero diagonal, so that the check digit of zeros is zero.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def new_code() -> str:
    """Return a fresh code in its one spelling: ``"1234 5678 9012 3456 7891"``."""
    digits = f"{secrets.randbelow(10 ** (CODE_DIGITS - 1)):0{CODE_DIGITS - 1}d}"
    return _grouped(digits + str(damm(digits)))


def read_code(text: str) -> str:
    """Return the one spelling of a code typed with spaces, no-break spaces, hyphens or nothing between the digits.

    Raises ``code.letters`` (character), ``code.length`` (found, needed) or ``code.check_digit``.
    """
    digits = "".join(character for character in text if not is_separator(character))
    stranger = next((character for character in digits if character not in _DIGITS), None)
    if stranger is not None:
        refuse("code.letters", character=stranger)
    if len(digits) != CODE_DIGITS:
        refuse("code.length", found=len(digits), needed=CODE_DIGITS)
    if damm(digits) != 0:
        refuse("code.check_digit")
    return _grouped(digits)


def is_separator(character: str) -> bool:
    """Say whether a character may stand between the digits of a typed code without meaning anything."""
    return character in _SEPARATORS


def damm(digits: str) -> int:
    """Return Damm's interim digit: the check digit of ``digits``, and 0 once the check digit is appended."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
