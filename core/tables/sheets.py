"""One sheet of a table, still as the file has it; cells are made when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.tables.cells import Cell, CellKind, Raw, address_of, clean_text, make_cell

Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of merged cells, from zero."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet from A1 on; rows may differ in length, hidden rows are there like all others.

    ``hollow`` holds the addresses of cells whose formula ended in an error or was never calculated: they look empty
    to every reader, yet somebody meant something by them.
    """

    file: str
    name: str
    grid: Sequence[Sequence[Raw]] = field(repr=False)
    merges: tuple[Merge, ...] = ()
    hollow: frozenset[str] = frozenset()

    @property
    def height(self) -> int:
        """The number of rows, blank ones included."""
        return len(self.grid)

    def width(self, row: int) -> int:
        """Return the number of cells in a row, counted from zero."""
        return len(self.grid[row])

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a row and column counted from zero; outside the sheet it is empty."""
        address = address_of(row, column)
        if row >= self.height or column >= self.width(row):
            return Cell(address, "", CellKind.TEXT)
        return make_cell(self.grid[row][column], address=address)

    def is_empty(self, row: int, column: int) -> bool:
        """Whether a cell holds nothing that anybody meant: no text, no formula without a value."""
        if row < self.height and column < self.width(row):
            raw = self.grid[row][column]
            if not isinstance(raw, str) or (raw and clean_text(raw)[0]):
                return False
        return not self.hollow or address_of(row, column) not in self.hollow

    def raw_text(self, row: int, column: int) -> str:
        """Return a text cell with its line breaks, for the few columns where they part one thing from another."""
        cell = self.cell(row, column)
        if cell.kind is not CellKind.TEXT or not cell.text:
            return cell.text
        return str(self.grid[row][column])

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield every row's cells."""
        for row in range(self.height):
            yield tuple(self.cell(row, column) for column in range(self.width(row)))

    def place(self, address: str) -> str:
        """Return where a cell is, for a message: file, sheet if it has a name, address."""
        return f"{self.file}, {self.name}!{address}" if self.name else f"{self.file}, {address}"
