import os
from typing import BinaryIO, Literal, overload

# Tables are made at run time from their descriptions; these are the fields that we read.
class _CharacterMap:
    def getBestCmap(self) -> dict[int, str]: ...

class _Head:
    unitsPerEm: int
    xMin: int
    yMin: int
    xMax: int
    yMax: int

class _HorizontalHeader:
    ascent: int
    descent: int

class _HorizontalMetrics:
    metrics: dict[str, tuple[int, int]]

class _WindowsMetrics:
    sCapHeight: int
    usWeightClass: int

class TTFont:
    def __init__(self, file: str | os.PathLike[str] | BinaryIO | None = None) -> None: ...
    def save(self, file: str | os.PathLike[str] | BinaryIO, reorderTables: bool | None = True) -> None: ...
    def keys(self) -> list[str]: ...
    def getGlyphID(self, glyphName: str) -> int: ...
    def getGlyphOrder(self) -> list[str]: ...
    @overload
    def __getitem__(self, tag: Literal["cmap"]) -> _CharacterMap: ...
    @overload
    def __getitem__(self, tag: Literal["head"]) -> _Head: ...
    @overload
    def __getitem__(self, tag: Literal["hhea"]) -> _HorizontalHeader: ...
    @overload
    def __getitem__(self, tag: Literal["hmtx"]) -> _HorizontalMetrics: ...
    @overload
    def __getitem__(self, tag: Literal["OS/2"]) -> _WindowsMetrics: ...
    def __delitem__(self, tag: str) -> None: ...
