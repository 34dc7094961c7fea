"""The move ``.jurymove``: a juror's whole work on its way from one laptop to another, sealed with the juror's code.

History: version 1 is the first. A stored ZIP of two age files: ``move-key.age`` (passphrase: the juror's code)
holds a fresh X25519 identity, ``move.age`` is sealed for it and holds a stored ZIP of ``move.json``, the packages as
they were received (``packages/<hash>.jurypkg``, all of one generation, opened by the same code) and the sheets that
were signed (``sheets/<hash>.json`` and, where the laptop had it, ``sheets/<hash>.pdf``). Stock ``age`` opens both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from core.base.errors import refuse
from core.base.ids import sha256
from core.base.values import Document, Value
from core.base.zips import ZipIndex, ZipLimits, read_zip, write_zip
from core.domain.marks import MAX_SCORES_BYTES, Hash, Identifier, Scores
from core.exchange.package.container import MAX_FILE_BYTES
from core.trust import age, age_passphrase
from core.trust.codes import read_code

SUFFIX = ".jurymove"
MAX_MOVE_BYTES = 200_000_000
"""A desk of many revisions; what a juror really moves has one or two megabytes."""

FIRST_NAME = "move-key.age"
"""Tells a move by its content, whatever mail programs made of its name."""

_SECOND_NAME = "move.age"
_DOCUMENT = "move.json"
_MAX_KEY_BYTES = 10_000
_MAX_DOCUMENT_BYTES = 64_000_000
_REFUSALS = age_passphrase.Refusals(wrong="code.wrong", damaged="move.damaged", costly="key.work_factor")
_OUTER = ZipLimits(items=2, item_bytes=MAX_MOVE_BYTES, total_bytes=MAX_MOVE_BYTES)
_INNER = ZipLimits(items=10_000, item_bytes=_MAX_DOCUMENT_BYTES, total_bytes=MAX_MOVE_BYTES)


class MovedKey(Value):
    """The juror's key, still sealed by the code; ``sealed`` is base64url."""

    public: str
    sealed: str = Field(max_length=20_000)
    enrolment: str


class MovedPackage(Value):
    """A package that comes along: its identity, and when it was first opened."""

    package: Hash
    at: str


class MovedRound(Value):
    """What stands on the desk for one round: marks in steps, words by their kind, when conflicts were stated."""

    round: int = Field(ge=1, le=9)
    marks: dict[str, dict[str, int]]
    words: dict[str, dict[str, str]]
    stated_at: str | None = None


class Move(Document):
    """``move.json``. ``number`` counts the moves from laptop to laptop, so that an old file is known as old."""

    format: Literal["jury/move"] = "jury/move"
    version: Literal[1] = 1
    contest: Identifier
    root: str
    juror: str = Field(min_length=1, max_length=16)
    generation: int = Field(ge=1, le=999)
    number: int = Field(ge=1, le=100_000)
    made_at: str
    key: MovedKey
    packages: tuple[MovedPackage, ...] = Field(min_length=1)
    rounds: tuple[MovedRound, ...] = ()
    sheets: tuple[Hash, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveContent:
    """Everything in a move: packages as received and the sheets' data by hash, PDF files where there are any."""

    move: Move
    packages: Mapping[str, bytes]
    scores: Mapping[str, bytes]
    files: Mapping[str, bytes] = field(default_factory=dict)


def seal_move(content: MoveContent, *, code: str) -> bytes:
    """Return a ``.jurymove``; raises what :func:`core.trust.codes.read_code` raises, or ``zip.too_large``."""
    identity = age.new_identity()
    key_age = age_passphrase.seal(identity.secret.encode("ascii"), passphrase=read_code(code))
    sealed = age.seal_for(write_zip(_items(content)), recipients=[identity.recipient])
    return write_zip([(FIRST_NAME, key_age), (_SECOND_NAME, sealed)])


def open_move(data: bytes, *, code: str) -> MoveContent:
    """Open a move with the juror's code.

    Raises ``code.*``, ``zip.*``, ``move.damaged``, ``move.contents``, ``key.work_factor``, ``json.*`` or ``file.*``.
    """
    outer = read_zip(data, limits=_OUTER)
    if outer.names != (FIRST_NAME, _SECOND_NAME) or outer.size(FIRST_NAME) > _MAX_KEY_BYTES:
        refuse("move.contents")
    secret = age_passphrase.unseal(outer.read(FIRST_NAME), passphrase=read_code(code), refusals=_REFUSALS)
    identity = age.read_identity(secret.decode("ascii", errors="replace"))
    plain = age.open_with(outer.read(_SECOND_NAME), identity=identity, damaged="move.damaged")
    return _read_content(read_zip(plain, limits=_INNER))


def _items(content: MoveContent) -> Iterator[tuple[str, bytes]]:
    yield _DOCUMENT, content.move.to_bytes()
    for each in content.move.packages:
        yield _package_name(each.package), content.packages[each.package]
    for sheet in content.move.sheets:
        yield _scores_name(sheet), content.scores[sheet]
        if sheet in content.files:
            yield _file_name(sheet), content.files[sheet]


def _read_content(inner: ZipIndex) -> MoveContent:
    if inner.names[:1] != (_DOCUMENT,):
        refuse("move.contents")
    move = Move.from_canonical(inner.read(_DOCUMENT), max_bytes=_MAX_DOCUMENT_BYTES)
    content = MoveContent(
        move=move,
        packages={each.package: _read(inner, _package_name(each.package)) for each in move.packages},
        scores={each: _read(inner, _scores_name(each)) for each in move.sheets},
        files={each: inner.read(_file_name(each)) for each in move.sheets if _file_name(each) in inner},
    )
    if [name for name, _ in _items(content)] != list(inner.names):
        refuse("move.contents")
    for sheet, scores in content.scores.items():
        if sha256(scores) != sheet:
            refuse("move.contents")
        Scores.from_canonical(scores, max_bytes=MAX_SCORES_BYTES)
    if any(len(each) > MAX_FILE_BYTES for each in content.packages.values()):
        refuse("move.contents")
    return content


def _read(inner: ZipIndex, name: str) -> bytes:
    return inner.read(name) if name in inner else refuse("move.contents")


def _package_name(package: str) -> str:
    return f"packages/{package}.jurypkg"


def _scores_name(sheet: str) -> str:
    return f"sheets/{sheet}.json"


def _file_name(sheet: str) -> str:
    return f"sheets/{sheet}.pdf"
