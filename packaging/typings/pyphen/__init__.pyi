"""What we use of pyphen 0.18 (untyped)."""

from collections.abc import Iterator

LANGUAGES: dict[str, str]

class Pyphen:
    def __init__(
        self,
        filename: str | None = None,
        lang: str | None = None,
        left: int = 2,
        right: int = 2,
        cache: bool = True,
    ) -> None: ...
    def positions(self, word: str) -> list[int]: ...
    def iterate(self, word: str) -> Iterator[tuple[str, str]]: ...
    def wrap(self, word: str, width: int, hyphen: str = "-") -> tuple[str, str] | None: ...
    def inserted(self, word: str, hyphen: str = "-") -> str: ...
