"""The practice package: an ordinary package of three invented entries, made on the spot and counted nowhere."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Literal

from core.base import strict_json
from core.base.clock import Clock, stamp, system_clock
from core.base.files import read_file, write_file
from core.base.ids import sha256
from core.base.resources import resource
from core.base.strict_json import Json
from core.base.values import Value
from core.domain.entries import Entry, Evidence, Figure
from core.domain.rules import MAX_RULES_BYTES, Rules
from core.exchange.evidence.copies import POSTS_NAME, make_copy
from core.exchange.evidence.volumes import Item, write_volumes
from core.exchange.package.container import SUFFIX, PackageContent, seal_key, seal_package
from core.exchange.package.model import PRACTICE_CONTEST, Package, PackageEntry, PackageJuror, Secrets
from core.services.inventing.screenshots import PageTask, draw_page
from core.services.templates import read_toml
from core.trust import age, base64url, certificates, jws, keys
from core.trust.codes import PRACTICE_CODE

_MAX_BYTES = 100_000
_FIRST_POST = date(2025, 1, 2)
_POSTS = 96
_FORMATS = ("text", "photo", "video", "photo", "poll", "photo")
_SEED = 7
_PICTURED_AS = 1
"""The sample pictures are drawn for the nominations of the sample contest; schools look well for all three."""


@dataclass(frozen=True, slots=True)
class PracticeFiles:
    """What was made: the package and its evidence."""

    package: Path
    evidence: tuple[Path, ...]


class _PracticeEntry(Value):
    number: str
    nomination: int
    applicant: str
    title: str
    link: str
    text: str
    figures: dict[str, int]


class _Practice(Value):
    juror: PackageJuror
    entry: tuple[_PracticeEntry, ...]


def make_practice(folder: Path, *, language: Literal["ru", "en"], clock: Clock = system_clock) -> PracticeFiles:
    """Write ``practice.jurypkg``, which ``PRACTICE_CODE`` opens, and its evidence into ``folder``; about a second.

    Raises ``disk.*``.
    """
    rules, practice = _read_texts(language)
    evidence_key = age.new_identity()
    with tempfile.TemporaryDirectory(prefix="jury-practice-") as name:
        items, evidence = _make_evidence(practice, folder=Path(name))
        volumes = write_volumes(
            items, folder=folder, contest=PRACTICE_CONTEST, round_number=1, recipient=evidence_key.recipient
        )
    enrolment = keys.new_key()
    package = Package(
        contest=PRACTICE_CONTEST,
        root="",
        round=1,
        rules=rules.hash,
        juror=practice.juror,
        generation=1,
        enrolment_key=keys.public_of(enrolment),
        evidence_set=evidence_key.recipient,
        practice=True,
        issued_at=stamp(clock()),
        head="",
        entries=tuple(_describe(each, evidence=evidence[each.number]) for each in practice.entry),
    )
    secrets = Secrets(
        enrolment_key=base64url.encode(keys.private_bytes(enrolment)), evidence_identity=evidence_key.secret
    )
    path = folder / f"practice{SUFFIX}"
    write_file(path, _seal(package, rules=rules, secrets=secrets))
    return PracticeFiles(package=path, evidence=volumes)


def _read_texts(language: str) -> tuple[Rules, _Practice]:
    path = resource(f"practice/{language}.toml")
    document = read_toml(read_file(path, max_bytes=_MAX_BYTES), name=path.name)
    own: dict[str, Json] = {name: document.pop(name) for name in ("juror", "entry")}
    rules = Rules.from_bytes(strict_json.encode(document), max_bytes=MAX_RULES_BYTES)
    return rules, _Practice.from_bytes(strict_json.encode(own), max_bytes=MAX_RULES_BYTES)


def _describe(entry: _PracticeEntry, *, evidence: tuple[Evidence, ...]) -> PackageEntry:
    figures = tuple(Figure.checked(name=name, value=str(value)) for name, value in entry.figures.items())
    known = entry.model_dump(include={"number", "nomination", "applicant", "title", "link"})
    return PackageEntry(**known, figures=figures, evidence=evidence)


def _make_evidence(practice: _Practice, *, folder: Path) -> tuple[list[Item], dict[str, tuple[Evidence, ...]]]:
    """Draw pictures, write a text and a year of posts for each entry, as viewing copies."""
    items: list[Item] = []
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for place, each in enumerate(practice.entry):
        found: list[Evidence] = []
        for name, data in _originals(each, place=place, folder=folder):
            copy = make_copy(data, name=name)
            digest = sha256(copy.data)
            path = folder / digest
            path.write_bytes(copy.data)
            items.append(Item(digest, len(copy.data), path))
            found.append(Evidence(name=copy.name, kind=copy.kind, sha256=digest, size=len(copy.data)))
        evidence[each.number] = tuple(found)
    return items, evidence


def _originals(entry: _PracticeEntry, *, place: int, folder: Path) -> list[tuple[str, bytes]]:
    drawn = folder / f"drawn-{place}"
    pictured = Entry(number=str(place + 1), nomination=_PICTURED_AS, applicant=entry.applicant, title=entry.title)
    draw_page(PageTask(seed=_SEED, entry=pictured, followers=next(iter(entry.figures.values())), folder=drawn))
    pictures = [(path.name, path.read_bytes()) for path in sorted(drawn.iterdir())]
    return [*pictures, ("about.txt", entry.text.encode("utf-8")), (POSTS_NAME, _write_posts(place))]


def _write_posts(place: int) -> bytes:
    """Return an invented year of posts; the numbers follow from the place alone."""
    stream = StringIO()
    table = csv.writer(stream)
    table.writerow(("date", "format", "views", "likes", "comments", "shares"))
    for number in range(_POSTS):
        day = _FIRST_POST + timedelta(days=number * (3 + place) + number % 3)
        views = 300 + place * 400 + number * 37 % 260
        row = (views, views // 14 + number % 9, number * 5 % 11, number * 3 % 7)
        if day.year == _FIRST_POST.year:
            table.writerow((day.isoformat(), _FORMATS[(number + place) % len(_FORMATS)], *row))
    return stream.getvalue().encode("utf-8")


def _seal(package: Package, *, rules: Rules, secrets: Secrets) -> bytes:
    """Sign the package with a root that nobody keeps, and seal it with the code that everybody knows."""
    root_key, operator_key = keys.new_key(), keys.new_key()
    root = certificates.issue_root(root_key, contest=PRACTICE_CONTEST)
    public = keys.public_of(operator_key)
    operator = certificates.issue_operator(
        public, operator="practice", root_key=root_key, root=root, contest=PRACTICE_CONTEST
    )
    named = package.model_copy(update={"root": keys.fingerprint(keys.public_of(root_key))})
    signer = jws.Operator(key=operator_key, certificate=operator, root=root)
    content = PackageContent(
        package=named,
        jws=jws.sign_detached(named.to_bytes(), typ=jws.PACKAGE, signer=signer),
        rules=rules,
        secrets=secrets,
    )
    identity = age.new_identity()
    return seal_package(content, key_age=seal_key(identity, code=PRACTICE_CODE), recipient=identity.recipient)
