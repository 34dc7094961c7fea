from collections.abc import Iterable

from fontTools.ttLib import TTFont

class Options:
    # Takes any option as a keyword; these are ours.
    def __init__(
        self,
        *,
        hinting: bool = ...,
        layout_features: list[str] = ...,
        notdef_outline: bool = ...,
        recalc_timestamp: bool = ...,
    ) -> None: ...

class Subsetter:
    def __init__(self, options: Options | None = None) -> None: ...
    def populate(
        self,
        glyphs: Iterable[str] = [],
        gids: Iterable[int] = [],
        unicodes: Iterable[int] = [],
        text: str = "",
    ) -> None: ...
    def subset(self, font: TTFont) -> None: ...
