"""One transaction on a desk, its subjects side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from core.storage.desk.keys import KeysReader, KeysWriter, RootsReader, RootsWriter
from core.storage.desk.marks import MarksReader, MarksWriter
from core.storage.desk.moves import MovesReader, MovesWriter
from core.storage.desk.notes import NotesReader, NotesWriter
from core.storage.desk.packages import PackagesReader, PackagesWriter
from core.storage.desk.sheets import SheetsReader, SheetsWriter


@dataclass(frozen=True)
class DeskReader:
    """What can be read of a desk in one transaction."""

    roots: RootsReader
    keys: KeysReader
    moves: MovesReader
    packages: PackagesReader
    marks: MarksReader
    notes: NotesReader
    sheets: SheetsReader


@dataclass(frozen=True)
class DeskWriter(DeskReader):
    """What can be read and written in one transaction."""

    roots: RootsWriter
    keys: KeysWriter
    moves: MovesWriter
    packages: PackagesWriter
    marks: MarksWriter
    notes: NotesWriter
    sheets: SheetsWriter


def make_reader(connection: Connection) -> DeskReader:
    """Gather the reading halves over one connection."""
    return DeskReader(
        roots=RootsReader(connection),
        keys=KeysReader(connection),
        moves=MovesReader(connection),
        packages=PackagesReader(connection),
        marks=MarksReader(connection),
        notes=NotesReader(connection),
        sheets=SheetsReader(connection),
    )


def make_writer(connection: Connection) -> DeskWriter:
    """Gather the writing halves over one connection."""
    return DeskWriter(
        roots=RootsWriter(connection),
        keys=KeysWriter(connection),
        moves=MovesWriter(connection),
        packages=PackagesWriter(connection),
        marks=MarksWriter(connection),
        notes=NotesWriter(connection),
        sheets=SheetsWriter(connection),
    )
