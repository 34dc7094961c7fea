"""The tables of ``contest.db``, version 1.

Ids are content or random; numbers that must stay exact are text; a value that is hashed is kept as its bytes.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, TypedColumns

from core.storage.schema import format_table

metadata = MetaData()
format_table(metadata)


class ContestColumns(TypedColumns):
    """The one row that says whose folder this is."""

    id = Column(Text, primary_key=True)
    made_at = Column(Text, nullable=False)


class HeadColumns(TypedColumns):
    """The journal's last line: every append swaps this row."""

    contest = Column(Text, ForeignKey("contest.id"), primary_key=True)
    number = Column(Integer, nullable=False)
    hash = Column(Text, nullable=False)


class LineColumns(TypedColumns):
    """The journal, ``act`` as canonical JSON."""

    number = Column(Integer, primary_key=True, autoincrement=False)
    at = Column(Text, nullable=False)
    actor = Column(Text, nullable=False)
    act = Column(LargeBinary, nullable=False)
    previous = Column(Text, nullable=False)
    hash = Column(Text, nullable=False, unique=True)

    __row_pos__: tuple[int, str, str, bytes, str, str]


class RulesColumns(TypedColumns):
    """Every version of the rules that ever stood."""

    hash = Column(Text, primary_key=True)
    body = Column(LargeBinary, nullable=False)


class CurrentRulesColumns(TypedColumns):
    """Which version stands now, and whether it is frozen."""

    contest = Column(Text, ForeignKey("contest.id"), primary_key=True)
    rules = Column(Text, ForeignKey("rules.hash"), nullable=False)
    frozen = Column(Boolean, nullable=False)


class SettingColumns(TypedColumns):
    """Small JSON documents by name."""

    name = Column(Text, primary_key=True)
    body = Column(LargeBinary, nullable=False)


class EntryColumns(TypedColumns):
    """The applications."""

    number = Column(Text, primary_key=True)
    nomination = Column(Integer, nullable=False)
    applicant = Column(Text, nullable=False)
    title = Column(Text, nullable=False)
    link = Column(Text, nullable=False)
    submitted = Column(Text)
    status = Column(Text, nullable=False)

    __row_pos__: tuple[str, int, str, str, str, str | None, str]


class FigureColumns(TypedColumns):
    """Imported figures, ``value`` in canonical spelling."""

    entry = Column(Text, ForeignKey("entries.number"), primary_key=True)
    name = Column(Text, primary_key=True)
    position = Column(Integer, nullable=False)
    value = Column(Text, nullable=False)


class EvidenceColumns(TypedColumns):
    """Viewing copies and their originals; the bytes lie in the folder under ``sha256`` and ``original``."""

    entry = Column(Text, ForeignKey("entries.number"), primary_key=True)
    name = Column(Text, primary_key=True)
    position = Column(Integer, nullable=False)
    kind = Column(Text, nullable=False)
    sha256 = Column(Text, nullable=False)
    size = Column(Integer, nullable=False)
    original = Column(Text, nullable=False)


class JurorColumns(TypedColumns):
    """The jury in the order of its list; ``body`` is the whole value as canonical JSON."""

    code = Column(Text, primary_key=True)
    position = Column(Integer, nullable=False)
    body = Column(LargeBinary, nullable=False)


class AssignmentColumns(TypedColumns):
    """Which entries a juror marks in a round, in this juror's own order."""

    round = Column(Integer, primary_key=True, autoincrement=False)
    juror = Column(Text, ForeignKey("jurors.code"), primary_key=True)
    entry = Column(Text, ForeignKey("entries.number"), primary_key=True)
    position = Column(Integer, nullable=False)


class VaultColumns(TypedColumns):
    """The secretary's own sealed identity."""

    contest = Column(Text, ForeignKey("contest.id"), primary_key=True)
    recipient = Column(Text, nullable=False)
    sealed = Column(LargeBinary, nullable=False)


class CertificateColumns(TypedColumns):
    """Root and operator certificates with their sealed keys."""

    fingerprint = Column(Text, primary_key=True)
    kind = Column(Text, nullable=False)
    position = Column(Integer, nullable=False)
    der = Column(LargeBinary, nullable=False)
    sealed = Column(LargeBinary, nullable=False)


class GenerationColumns(TypedColumns):
    """Enrolment generations of the jurors."""

    juror = Column(Text, ForeignKey("jurors.code"), primary_key=True)
    number = Column(Integer, primary_key=True, autoincrement=False)
    enrolment_public = Column(Text, nullable=False)
    recipient = Column(Text, nullable=False)
    key_age = Column(LargeBinary, nullable=False)
    sealed = Column(LargeBinary)

    __row_pos__: tuple[str, int, str, str, bytes, bytes | None]


class RoundKeyColumns(TypedColumns):
    """Evidence keys of the rounds."""

    round = Column(Integer, primary_key=True, autoincrement=False)
    recipient = Column(Text, nullable=False)
    sealed = Column(LargeBinary)

    __row_pos__: tuple[int, str, bytes | None]


class PackageColumns(TypedColumns):
    """Issued packages."""

    hash = Column(Text, primary_key=True)
    juror = Column(Text, nullable=False)
    round = Column(Integer, nullable=False)
    generation = Column(Integer, nullable=False)
    body = Column(LargeBinary, nullable=False)
    jws = Column(LargeBinary, nullable=False)

    __row_pos__: tuple[str, str, int, int, bytes, bytes]


class SheetColumns(TypedColumns):
    """What merging needs to know of each whole, signed sheet; ``ancestors`` as in ``hash_lists``."""

    hash = Column(Text, primary_key=True)
    sheet_id = Column(Text, nullable=False)
    juror = Column(Text, nullable=False)
    round = Column(Integer, nullable=False)
    generation = Column(Integer, nullable=False)
    fingerprint = Column(Text, nullable=False)
    package = Column(Text, nullable=False)
    rules = Column(Text, nullable=False)
    revision = Column(Integer, nullable=False)
    ancestors = Column(LargeBinary, nullable=False)
    file = Column(Text, nullable=False)

    __row_pos__: tuple[str, str, str, int, int, str, str, str, int, bytes, str]


class ScoresColumns(TypedColumns):
    """``scores.json`` of each sheet, whole: a row per mark would cost seconds and prove nothing."""

    sheet = Column(Text, ForeignKey("sheets.hash"), primary_key=True)
    body = Column(LargeBinary, nullable=False)


class FileColumns(TypedColumns):
    """Every file that ever arrived, refused ones too."""

    sha256 = Column(Text, primary_key=True)
    name = Column(Text, nullable=False)
    size = Column(Integer, nullable=False)
    sheet = Column(Text)
    code = Column(Text, nullable=False)

    __row_pos__: tuple[str, str, int, str | None, str]


contest = Table("contest", metadata, ContestColumns)
journal_head = Table("journal_head", metadata, HeadColumns)
journal = Table("journal", metadata, LineColumns)
rules = Table("rules", metadata, RulesColumns)
current_rules = Table("current_rules", metadata, CurrentRulesColumns)
settings = Table("settings", metadata, SettingColumns)
entries = Table("entries", metadata, EntryColumns)
figures = Table("figures", metadata, FigureColumns)
evidence = Table("evidence", metadata, EvidenceColumns)
jurors = Table("jurors", metadata, JurorColumns)
assignments = Table("assignments", metadata, AssignmentColumns)
vault = Table("vault", metadata, VaultColumns)
certificates = Table("certificates", metadata, CertificateColumns)
generations = Table("generations", metadata, GenerationColumns)
round_keys = Table("round_keys", metadata, RoundKeyColumns)
packages = Table("packages", metadata, PackageColumns)
sheets = Table("sheets", metadata, SheetColumns)
scores = Table("scores", metadata, ScoresColumns)
files = Table("files", metadata, FileColumns)
