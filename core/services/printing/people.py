"""How papers name people: by surname and initials in lists, by initials and surname beside a signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.documents.signing import Signatory
from core.domain.jury import Juror, Role, fold
from core.words.words import Words

_PATRONYMICS = ("вич", "ьич", "вна", "чна", "шна", "оглы", "кызы")
_THREE = 3


def sign_as(name: str) -> str:
    """Return «Смирнова Анна Борисовна» as «А. Б. Смирнова»; a name of any other form stays as it is."""
    parts = _split(name)
    return f"{parts[1][0]}. {parts[2][0]}. {parts[0]}" if parts else name


def list_as(name: str) -> str:
    """Return «Смирнова Анна Борисовна» as «Смирнова А. Б.»; a name of any other form stays as it is."""
    parts = _split(name)
    return f"{parts[0]} {parts[1][0]}. {parts[2][0]}." if parts else name


def _split(name: str) -> list[str] | None:
    parts = name.split()
    return parts if len(parts) == _THREE and parts[2].endswith(_PATRONYMICS) else None


def by_name(jurors: Iterable[Juror]) -> list[Juror]:
    """Return people in the order of a list of names; ё stands with е."""
    return sorted(jurors, key=lambda each: (fold(each.name), each.code))


def join_names(names: Iterable[str]) -> str:
    """Return names for the end of a sentence, whose full stop the last one's initials would double."""
    return ", ".join(names).removesuffix(".")


def find_role(jurors: Mapping[str, Juror], *roles: Role) -> Juror | None:
    """Return the first person in the first of these roles that anybody has."""
    sitting = [each for each in jurors.values() if each.replaced_by is None]
    return next((each for role in roles for each in sitting if each.role is role), None)


def head_signatories(jurors: Mapping[str, Juror], *, words: Words) -> tuple[Signatory, Signatory]:
    """Return chair and secretary as they sign; a line without a name where nobody has the role."""
    chair = find_role(jurors, Role.CHAIR, Role.DEPUTY)
    secretary = find_role(jurors, Role.SECRETARY, Role.VOTING_SECRETARY)
    chaired = "deputy" if chair is not None and chair.role is Role.DEPUTY else "chair"
    return (
        Signatory(words.say(f"sign.{chaired}"), sign_as(chair.name) if chair else ""),
        Signatory(words.say("sign.secretary"), sign_as(secretary.name) if secretary else ""),
    )
