"""One transaction on a contest folder, its subjects side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from core.storage.contest.entries import EntriesReader, EntriesWriter
from core.storage.contest.journal import JournalReader, JournalWriter
from core.storage.contest.jury import JuryReader, JuryWriter
from core.storage.contest.keys import KeysReader, KeysWriter
from core.storage.contest.packages import PackagesReader, PackagesWriter
from core.storage.contest.rules import RulesReader, RulesWriter
from core.storage.contest.settings import SettingsReader, SettingsWriter
from core.storage.contest.sheets import SheetsReader, SheetsWriter


@dataclass(frozen=True)
class ContestReader:
    """What can be read of a contest in one transaction."""

    contest: str
    journal: JournalReader
    rules: RulesReader
    settings: SettingsReader
    entries: EntriesReader
    jury: JuryReader
    keys: KeysReader
    packages: PackagesReader
    sheets: SheetsReader


@dataclass(frozen=True)
class ContestWriter(ContestReader):
    """What can be read and written in one transaction."""

    journal: JournalWriter
    rules: RulesWriter
    settings: SettingsWriter
    entries: EntriesWriter
    jury: JuryWriter
    keys: KeysWriter
    packages: PackagesWriter
    sheets: SheetsWriter


def make_reader(connection: Connection, *, contest: str) -> ContestReader:
    """Gather the reading halves over one connection."""
    return ContestReader(
        contest=contest,
        journal=JournalReader(connection),
        rules=RulesReader(connection, contest=contest),
        settings=SettingsReader(connection),
        entries=EntriesReader(connection),
        jury=JuryReader(connection),
        keys=KeysReader(connection, contest=contest),
        packages=PackagesReader(connection),
        sheets=SheetsReader(connection),
    )


def make_writer(connection: Connection, *, contest: str) -> ContestWriter:
    """Gather the writing halves over one connection."""
    return ContestWriter(
        contest=contest,
        journal=JournalWriter(connection),
        rules=RulesWriter(connection, contest=contest),
        settings=SettingsWriter(connection),
        entries=EntriesWriter(connection),
        jury=JuryWriter(connection),
        keys=KeysWriter(connection, contest=contest),
        packages=PackagesWriter(connection),
        sheets=SheetsWriter(connection),
    )
