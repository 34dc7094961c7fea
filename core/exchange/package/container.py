"""The sealed container ``.jurypkg``.

History: version 1 is the first. A stored ZIP of two age files: ``key.age`` (passphrase: the juror's code) holds
an X25519 identity, ``package.age`` is sealed for it and holds a stored ZIP of ``package.json``, ``package.jws``
(detached, signed by an operator), ``rules.json``, ``secrets.json`` and, for a juror who signed before, each
current sheet's ``heads/<hash>.json`` with its signature ``heads/<hash>.p7s``. Stock ``age`` opens both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.base.errors import refuse
from core.base.ids import sha256
from core.base.zips import ZipIndex, ZipLimits, read_zip, write_zip
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.domain.rules import MAX_RULES_BYTES, Rules
from core.exchange.package.model import MAX_PACKAGE_BYTES, Package, Secrets
from core.trust import age, certificates, jws

SUFFIX = ".jurypkg"
MAX_FILE_BYTES = 2_000_000
"""What every mail program carries."""

_MAX_KEY_BYTES = 10_000
_MAX_SECRETS_BYTES = 10_000
_MAX_HEADS = 32
_OUTER = ZipLimits(items=2, item_bytes=MAX_FILE_BYTES, total_bytes=MAX_FILE_BYTES)
_INNER = ZipLimits(items=4 + 2 * _MAX_HEADS, item_bytes=MAX_PACKAGE_BYTES, total_bytes=MAX_FILE_BYTES)


@dataclass(frozen=True, slots=True)
class Head:
    """A sheet of this juror that the secretary holds and nobody replaced: ``scores.json`` and its CMS."""

    scores: bytes
    signature: bytes

    @property
    def hash(self) -> str:
        """The sheet's identity."""
        return sha256(self.scores)

    def read(self) -> Scores:
        """Return the marks; raises what :meth:`Document.from_canonical` raises."""
        return Scores.from_canonical(self.scores, max_bytes=MAX_SCORES_BYTES)


@dataclass(frozen=True, slots=True)
class PackageContent:
    """Everything inside a package; ``jws`` is the operator's detached signature of the package."""

    package: Package
    jws: bytes
    rules: Rules
    secrets: Secrets
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package that its code opened; ``root`` is the public key of the root that its signature leads to."""

    content: PackageContent
    root: str


def seal_key(identity: age.Identity, *, code: str) -> bytes:
    """Return ``key.age``: the juror's X25519 identity behind the code."""
    return age.seal_with_passphrase(identity.secret.encode("ascii"), code=code)


def seal_package(content: PackageContent, *, key_age: bytes, recipient: str) -> bytes:
    """Return a ``.jurypkg``; ``recipient`` is the identity inside ``key_age``. Raises ``package.too_large``."""
    sealed = age.seal_for(write_zip(_items(content)), recipients=[recipient])
    data = write_zip([("key.age", key_age), ("package.age", sealed)])
    if len(data) > MAX_FILE_BYTES:
        refuse("package.too_large", juror=content.package.juror.code, limit=MAX_FILE_BYTES)
    return data


def _items(content: PackageContent) -> Iterator[tuple[str, bytes]]:
    yield "package.json", content.package.to_bytes()
    yield "package.jws", content.jws
    yield "rules.json", content.rules.to_bytes()
    yield "secrets.json", content.secrets.to_bytes()
    for head in content.heads:
        yield f"heads/{head.hash}.json", head.scores
        yield f"heads/{head.hash}.p7s", head.signature


def is_package(data: bytes) -> bool:
    """Tell a juror package by its content, whatever the file is called."""
    return data[:4] == b"PK\x03\x04" and data[30:37] == b"key.age"


def open_package(data: bytes, *, code: str) -> OpenedPackage:
    """Open and check a package with the juror's code.

    Raises ``code.*``, ``zip.*``, ``package.damaged``, ``package.contents``, ``json.*``, ``file.*``,
    ``signature.*`` or ``package.wrong_rules``.
    """
    outer = read_zip(data, limits=_OUTER)
    if outer.names != ("key.age", "package.age") or outer.size("key.age") > _MAX_KEY_BYTES:
        refuse("package.contents")
    secret = age.open_with_passphrase(outer.read("key.age"), code=code)
    identity = age.read_identity(secret.decode("ascii", errors="replace"))
    inner = read_zip(age.open_with(outer.read("package.age"), identity=identity), limits=_INNER)
    content = _read_content(inner)
    root = jws.carried_root(content.jws, fingerprint=content.package.root)
    jws.verify_detached(inner.read("package.json"), content.jws, typ=jws.PACKAGE, root=root)
    return OpenedPackage(content=content, root=certificates.read_certificate(root).public)


def _read_content(inner: ZipIndex) -> PackageContent:
    required = ("package.json", "package.jws", "rules.json", "secrets.json")
    if inner.names[: len(required)] != required or len(inner.names) % 2:
        refuse("package.contents")
    package = Package.from_canonical(inner.read("package.json"), max_bytes=MAX_PACKAGE_BYTES)
    rules = Rules.from_canonical(inner.read("rules.json"), max_bytes=MAX_RULES_BYTES)
    if rules.hash != package.rules:
        refuse("package.wrong_rules")
    rules.round(package.round)
    return PackageContent(
        package=package,
        jws=inner.read("package.jws"),
        rules=rules,
        secrets=Secrets.from_canonical(inner.read("secrets.json"), max_bytes=_MAX_SECRETS_BYTES),
        heads=tuple(_read_heads(inner, inner.names[len(required) :])),
    )


def _read_heads(inner: ZipIndex, names: tuple[str, ...]) -> Iterator[Head]:
    for scores_name, signature_name in zip(names[::2], names[1::2], strict=True):
        head = Head(scores=inner.read(scores_name), signature=inner.read(signature_name))
        if (scores_name, signature_name) != (f"heads/{head.hash}.json", f"heads/{head.hash}.p7s"):
            refuse("package.contents")
        head.read()
        yield head
