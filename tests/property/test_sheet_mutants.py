"""Thousands of sheets spoiled in every way: whatever is accepted says exactly what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import pytest

from core.base.errors import RefusedError
from core.exchange.sheet.accept import accept_sheet
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.envelope import HEADER_BYTES, find_envelope
from core.trust import certificates, cms, der, keys
from tests.sheet_builders import CONTEST, key_of, make_sheet

SHEET = make_sheet(3, recused=1)
SIGNED = SHEET.sign()
ENVELOPE = find_envelope(SIGNED)
CONTENTS = slice(ENVELOPE.contents_offset, ENVELOPE.contents_offset + ENVELOPE.contents_length)
SCORES = slice(ENVELOPE.scores_offset, ENVELOPE.scores_offset + ENVELOPE.scores_length)
FIELD = bytes.fromhex(SIGNED[CONTENTS].decode("ascii"))
UNSIGNED = 0xA1
CMS = FIELD[: int.from_bytes(FIELD[2:4], "big") + 4]


def judge(data: bytes) -> str:
    """Return the code of a refusal, or «accepted» if the data are exactly those that were signed."""
    try:
        accepted = accept_sheet(data, package_of=SHEET.find, contest=CONTEST)
    except RefusedError as refusal:
        return refusal.code
    assert accepted.scores_bytes == SHEET.scores.to_bytes()
    assert accepted.scores == SHEET.scores
    assert accepted.fingerprint == keys.fingerprint(SHEET.scores.public_key)
    return "accepted"


def flipped(place: int, *, mask: int) -> bytes:
    return SIGNED[:place] + bytes((SIGNED[place] ^ mask,)) + SIGNED[place + 1 :]


def with_contents(field: bytes) -> bytes:
    digits = field.hex().ljust(ENVELOPE.contents_length, "0").encode("ascii")
    return SIGNED[: CONTENTS.start] + digits + SIGNED[CONTENTS.stop :]


def flips_anywhere(random: Random) -> Iterator[bytes]:
    for _ in range(700):
        yield flipped(random.randrange(len(SIGNED)), mask=1 << random.randrange(8))


def flips_where_it_matters(random: Random) -> Iterator[bytes]:
    places = [*range(HEADER_BYTES), *range(SCORES.start, SCORES.stop), *range(CONTENTS.start - 80, CONTENTS.start + 80)]
    for place in places:
        yield flipped(place, mask=1 << random.randrange(8))


def truncations(random: Random) -> Iterator[bytes]:
    for length in [*range(HEADER_BYTES + 5), *(random.randrange(len(SIGNED)) for _ in range(60)), len(SIGNED) - 1]:
        yield SIGNED[:length]


def insertions_and_deletions(random: Random) -> Iterator[bytes]:
    for _ in range(120):
        place, size = random.randrange(len(SIGNED)), random.randrange(1, 40)
        yield SIGNED[:place] + random.randbytes(size) + SIGNED[place:]
        yield SIGNED[:place] + SIGNED[place + size :]
        yield SIGNED[:place] + SIGNED[place : place + size] + SIGNED[place:]


def appended(random: Random) -> Iterator[bytes]:
    update = b"\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
    for tail in (
        b"\n",
        b" ",
        b"%",
        b"\x00",
        update + b"trailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n",
        SIGNED,
    ):
        yield SIGNED + tail
        yield tail + SIGNED
    for _ in range(30):
        yield SIGNED + random.randbytes(random.randrange(1, 200))


def broken_signatures(random: Random) -> Iterator[bytes]:
    for place in range(len(CMS)):
        yield with_contents(CMS[:place] + bytes((CMS[place] ^ 1 << random.randrange(8),)) + CMS[place + 1 :])
    for _ in range(60):
        place = random.randrange(len(CMS))
        yield with_contents(CMS[:place])
        yield with_contents(CMS[:place] + random.randbytes(3) + CMS[place:])
        yield with_contents(CMS + b"\x00" * place + b"\x01")


def respelled_signatures(_: Random) -> Iterator[bytes]:
    """Padding, letter case and white space: what lenient readers overlook."""
    digits = SIGNED[CONTENTS]
    for spelled in (digits.upper(), digits[:-2] + b"ff", digits[:-2] + b"\n0", digits[:-2] + b"  "):
        yield SIGNED[: CONTENTS.start] + spelled + SIGNED[CONTENTS.stop :]


def changed_structures(_: Random) -> Iterator[bytes]:
    """Unsigned attributes, two signers or certificates, encapsulated content, another version: all well-formed."""
    named = der.take(der.take(CMS, tag=der.SEQUENCE).body, tag=der.OBJECT_IDENTIFIER)
    signed_data = der.only(der.only(named.rest, tag=der.TAGGED_0), tag=der.SEQUENCE)
    version = der.take(signed_data, tag=der.INTEGER)
    algorithms = der.take(version.rest, tag=der.SET)
    content = der.take(algorithms.rest, tag=der.SEQUENCE)
    held = der.take(content.rest, tag=der.TAGGED_0)
    signer = der.take(held.rest, tag=der.SET).body
    note = der.element(der.SEQUENCE, der.object_identifier("1.2.840.113549.1.9.16.2.14"), der.element(der.SET, CMS))
    remarked = der.element(der.SEQUENCE, der.only(signer, tag=der.SEQUENCE), der.element(UNSIGNED, note))
    filled = der.element(der.SEQUENCE, content.body, der.element(der.TAGGED_0, der.element(der.OCTET_STRING, b"marks")))
    signers, twice = der.element(der.SET, signer), der.element(der.TAGGED_0, held.body * 2)
    parts = (version.whole, algorithms.whole, content.whole, held.whole, signers)
    for place, other in (
        (0, der.element(der.INTEGER, b"\x03")),
        (1, der.element(der.SET, algorithms.body * 2)),
        (2, filled),
        (3, twice),
        (4, der.element(der.SET, signer * 2)),
        (4, der.element(der.SET, remarked)),
    ):
        changed = der.element(der.SEQUENCE, *parts[:place], other, *parts[place + 1 :])
        yield with_contents(der.element(der.SEQUENCE, named.whole, der.element(der.TAGGED_0, changed)))


def signed_by_others(_: Random) -> Iterator[bytes]:
    """Another key, another person's certificate, an older signature, marks changed and drawn again."""
    built = build_sheet(SHEET.scores, package=SHEET.package, rules=SHEET.rules)
    digest = hashlib.sha256(b"".join(built.signed_bytes)).digest()
    for name in ("stranger", "neighbour"):
        key = key_of(name)
        own = certificates.issue_juror(key, contest=CONTEST, juror="J04", name=SHEET.package.juror.name)
        for certificate in (own, SHEET.certificate):
            yield with_contents(cms.sign_cms(digest, key=key, certificate=certificate))
    other = SHEET.with_scores(marks=((1,) * 5, (None,) * 5, (2,) * 5))
    rebuilt = build_sheet(other.scores, package=SHEET.package, rules=SHEET.rules).pdf
    found = find_envelope(rebuilt)
    yield rebuilt[: found.contents_offset] + SIGNED[CONTENTS] + rebuilt[found.contents_offset + 8192 :]
    yield with_contents(bytes.fromhex(other.sign()[found.contents_offset :][:8192].decode("ascii")))
    yield other.sign()[: SCORES.start] + SIGNED[SCORES] + other.sign()[SCORES.stop :]
    for mark in (b"[[", b"],["):
        yield SIGNED.replace(mark, mark + b"1,", 1)
    yield SIGNED.replace(b'"revision":1,"round":2', b'"round":2,"revision":1', 1)


Kind = Callable[[Random], Iterator[bytes]]
KINDS: tuple[Kind, ...] = (
    flips_anywhere,
    flips_where_it_matters,
    truncations,
    insertions_and_deletions,
    appended,
    broken_signatures,
    respelled_signatures,
    changed_structures,
    signed_by_others,
)


@cache
def verdicts_on(kind: Kind) -> tuple[str, ...]:
    return tuple(judge(data) for data in kind(Random(2025)) if data != SIGNED)


def test_the_sheet_itself_is_accepted() -> None:
    assert judge(SIGNED) == "accepted"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_mutant_is_accepted(kind: Kind) -> None:
    verdicts = verdicts_on(kind)
    assert verdicts
    assert "accepted" not in verdicts


def test_mutants_are_many_and_fail_for_many_reasons() -> None:
    verdicts = [verdict for kind in KINDS for verdict in verdicts_on(kind)]
    assert len(verdicts) >= 3000
    assert {
        "sheet.not_ours",
        "sheet.damaged",
        "file.newer_format",
        "json.broken",
        "file.schema",
        "file.not_canonical",
        "package.unknown",
        "sheet.wrong_contest",
        "sheet.wrong_juror",
        "sheet.page_changed",
        "sheet.signature_malformed",
        "sheet.signature_broken",
        "sheet.digest_differs",
        "sheet.wrong_key",
    } <= set(verdicts)
