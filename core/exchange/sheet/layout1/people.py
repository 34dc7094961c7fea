"""How a person is named beside the line for their signature."""

from __future__ import annotations

_PATRONYMICS = ("вич", "ьич", "вна", "чна", "шна")
_THREE = 3


def sign_as(name: str) -> str:
    """Return «Смирнова Анна Борисовна» as «А. Б. Смирнова»; any other name stays as it is."""
    parts = name.split(" ")
    if len(parts) != _THREE or not all(parts) or not parts[2].endswith(_PATRONYMICS):
        return name
    family, given, patronymic = parts
    return f"{given[0]}. {patronymic[0]}. {family}"
