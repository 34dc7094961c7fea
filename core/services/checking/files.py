"""``verify``: what a single file proves, alone or against the contest that it belongs to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from core.base.errors import refuse
from core.base.files import read_file
from core.base.ids import sha256
from core.base.zips import ZipLimits, read_zip
from core.domain.marks import Scores
from core.domain.merging import Status
from core.domain.rules import Rules
from core.exchange.package.container import MAX_FILE_BYTES, OpenedPackage, is_package, open_package
from core.exchange.package.model import MAX_PACKAGE_BYTES, Package
from core.exchange.sheet.accept import accept_sheet, read_scores
from core.exchange.sheet.envelope import MAX_SHEET_BYTES, find_envelope, read_contents
from core.services.checking.checks import Checklist, Report
from core.services.sheet_files import is_sheet
from core.services.state import issued_packages, read_state
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.trust import cms, keys

_NEEDS_CONTEST = "verify.needs_contest"
_PDF = b"%PDF-"
_OUTER = ZipLimits(items=2, item_bytes=MAX_FILE_BYTES, total_bytes=MAX_FILE_BYTES)


@dataclass(frozen=True, slots=True)
class Against:
    """What a file is held against: a contest, the root's fingerprint, a juror's code; any may be missing."""

    contest: ContestFolder | None = None
    fingerprint: str | None = None
    code: str | None = None


def verify_file(path: Path, *, against: Against) -> Report:
    """Check a score sheet or a juror package, told by its content.

    Raises ``not_yet`` for letters and archives, ``verify.unknown_kind`` for anything else, ``file.*``.
    """
    data = read_file(path, max_bytes=MAX_SHEET_BYTES)
    if is_package(data):
        return _verify_package(data, against)
    if is_sheet(data):
        return _verify_sheet(data, against)
    if data.startswith(_PDF) or path.suffix == ".juryarchive":
        refuse("not_yet", what="verify_letter" if data.startswith(_PDF) else "archive")
    refuse("verify.unknown_kind", file=path.name)


def _verify_sheet(data: bytes, against: Against) -> Report:
    done = Checklist()
    if not done.hold("sheet.data", lambda: read_scores(data)):
        return done.report("sheet")
    scores = read_scores(data)
    done.hold("sheet.signature", lambda: _check_signature(data, scores))
    if against.contest is None:
        done.skip("sheet.rebuilt", "sheet.package", "sheet.counts", code=_NEEDS_CONTEST)
    else:
        with against.contest.reading() as tx:
            _hold_against_contest(done, data, scores, contest=against.contest, tx=tx)
    _compare_root(done, against)
    return done.report("sheet")


def _check_signature(data: bytes, scores: Scores) -> None:
    envelope = find_envelope(data)
    before, after = envelope.byte_range
    digest = hashlib.sha256(data[:before] + data[after:]).digest()
    signer = cms.verify_cms(read_contents(data, envelope=envelope), digest=digest)
    if signer.public != scores.public_key:
        refuse("sheet.wrong_key", juror=scores.juror)


def _hold_against_contest(
    done: Checklist, data: bytes, scores: Scores, *, contest: ContestFolder, tx: ContestReader
) -> None:
    def package_of(digest: str) -> tuple[Package, Rules] | None:
        stored = tx.packages.get(digest)
        if stored is None:
            return None
        package = Package.from_canonical(stored.body, max_bytes=MAX_PACKAGE_BYTES)
        rules = tx.rules.by_hash(package.rules)
        return None if rules is None else (package, rules)

    done.hold("sheet.rebuilt", lambda: accept_sheet(data, package_of=package_of, contest=contest.contest))
    issued = issued_packages(tx.journal.acts())
    known = scores.package in issued.all
    done.compare("sheet.package", ok=known, code="package.unknown", facts={"package": scores.package})
    state = read_state(tx)
    if not state.is_admitted(scores.hash):
        facts = {"sheet": scores.hash[:12], "juror": scores.juror}
        done.fail("sheet.counts", code="verify.sheet_not_merged", facts=facts)
        return
    status = state.status_of(scores.hash)
    facts = {"status": status.value, "juror": scores.juror}
    done.compare("sheet.counts", ok=status is Status.CURRENT, code="verify.sheet_does_not_count", facts=facts)


def _verify_package(data: bytes, against: Against) -> Report:
    done = Checklist()
    if not done.hold("package.container", lambda: read_zip(data, limits=_OUTER)):
        return done.report("package")
    opened: list[OpenedPackage] = []
    code = against.code
    if code is None:
        done.skip("package.opens", "package.signature", code="verify.needs_code")
    elif done.hold("package.opens", lambda: opened.append(open_package(data, code=code))):
        done.compare("package.signature", ok=True, code="")
    if against.contest is None:
        done.skip("package.issued", code=_NEEDS_CONTEST)
    else:
        _find_issued(done, data, contest=against.contest)
    if opened and against.fingerprint is not None:
        found = keys.fingerprint(opened[0].root)
        ok = found == keys.read_fingerprint(against.fingerprint)
        done.compare("root.fingerprint", ok=ok, code="verify.other_root", facts={"found": found})
    elif against.contest is not None:
        _compare_root(done, against)
    else:
        done.skip("root.fingerprint", code="verify.needs_fingerprint")
    return done.report("package")


def _find_issued(done: Checklist, data: bytes, *, contest: ContestFolder) -> None:
    with contest.reading() as tx:
        issued = issued_packages(tx.journal.acts())
    digest = sha256(data)
    for package in issued.all:
        if sha256(read_file(contest.package_path(package), max_bytes=MAX_FILE_BYTES)) == digest:
            withdrawn = package in issued.withdrawn
            done.compare("package.issued", ok=not withdrawn, code="package.withdrawn", facts={"package": package[:12]})
            return
    done.fail("package.issued", code="package.unknown", facts={"package": digest[:12]})


def _compare_root(done: Checklist, against: Against) -> None:
    """Compare the contest's root with the fingerprint that the user got from elsewhere."""
    if against.contest is None:
        done.skip("root.fingerprint", code=_NEEDS_CONTEST)
        return
    if against.fingerprint is None:
        done.skip("root.fingerprint", code="verify.needs_fingerprint")
        return
    with against.contest.reading() as tx:
        root = tx.keys.root()
    found = root.fingerprint if root else ""
    ok = found == keys.read_fingerprint(against.fingerprint)
    done.compare("root.fingerprint", ok=ok, code="verify.other_root", facts={"found": found})
