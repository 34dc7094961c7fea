"""The words of papers in running text: a head, then items in reading order; PDF and DOCX are set from the same."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.signing import DateWords, Signatory
from core.pdf.glue import Language
from core.pdf.page import Align


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A bold line; ``number`` hangs before it, ``capitals`` sets it spaced."""

    text: str
    number: str = ""
    capitals: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text; ``lead`` is run in before it, spaced: «СЛУШАЛИ:». ``indented`` moves its first line in."""

    text: str
    lead: str = ""
    indented: bool = False
    tied: bool = False


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A text with its number hanging in the margin."""

    number: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person, or a label, on the left; who they are, or its value, on the right; ``dashed`` puts a dash between."""

    name: str
    text: str
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Votes:
    """The count of votes on one line: a label and its figures."""

    label: str
    counts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TableColumn:
    """A table's column, ``share`` of the measure wide."""

    head: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, kw_only=True)
class ProseTable:
    """A table; ``strong`` numbers the rows that stand out. A short one is never parted."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SmallPrint:
    """A line of digits, small and in the sans face."""

    text: str


@dataclass(frozen=True, kw_only=True)
class BlankLines:
    """Lines for the hand to write on."""

    count: int


Item = BlankLines | Heading | Paragraph | Numbered | Named | Votes | ProseTable | SmallPrint


@dataclass(frozen=True, kw_only=True)
class ProseText:
    """A paper of its ``kind``, as minutes are; what is empty takes no room.

    ``line`` is date, place and number, ``closing`` what the signatures never stand without; with ``dates`` they ask
    for a date. ``foot`` has labels and values, ``sample`` the mark of a sample contest, for the foot of every page.
    """

    kind: str
    issuer: str = ""
    body: str = ""
    title: str
    subtitle: str = ""
    line: tuple[str, str, str] = ("", "", "")
    items: tuple[Item, ...]
    closing: tuple[Item, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    signature: str = ""
    dates: DateWords | None = None
    foot: tuple[tuple[str, str], ...] = ()
    sample: str = ""
    author: str
    language: Language

    @property
    def about(self) -> str:
        """What the file is called."""
        date, _, number = self.line
        return " ".join(part for part in (self.title.capitalize(), number, self.subtitle, date) if part)
