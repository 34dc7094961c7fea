"""Viewing copies: what jurors see of a piece of evidence, small enough to travel and made anew from its content.

An image is decoded and encoded again, so nothing of a stranger's file but its pixels reaches a juror. Everything
here runs in the process pool.
"""

from __future__ import annotations

import unicodedata
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from core.base.errors import RefusedError, refuse
from core.domain.entries import EvidenceKind
from core.tables.evidence_tables import parse_posts
from core.tables.reader import read_table
from core.tables.writer import write_csv

if TYPE_CHECKING:  # slow import
    from PIL import Image

MAX_ORIGINAL_BYTES = 60_000_000
MAX_PDF_BYTES = 20_000_000
_MAX_PIXELS = 120_000_000
_MAX_TEXT_BYTES = 400_000
_GOAL_BYTES = 120_000
_MAX_SIDE = 16_000
_TRIES = ((1280, 82), (1280, 70), (1080, 62), (960, 52))
"""Width in pixels and JPEG quality, best first; the last is taken whatever it weighs."""

_IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_TEXTS = frozenset({".txt", ".md"})
POSTS_NAME = "posts.csv"
_POST_FIELDS = ("date", "format", "views", "likes", "comments", "shares")


@dataclass(frozen=True, slots=True)
class ViewingCopy:
    """A copy ready to be sealed; it keeps the original's name, whatever its content was turned into."""

    name: str
    kind: EvidenceKind
    data: bytes


def make_copy(data: bytes, *, name: str) -> ViewingCopy:
    """Return the viewing copy of a file; its name tells what it claims to be, its content must agree.

    Raises ``evidence.unknown_kind``, ``evidence.broken_image``, ``evidence.image_too_large``,
    ``evidence.broken_pdf``, ``evidence.broken_text``, ``evidence.too_large`` or ``table.*`` (post history).
    """
    suffix = PurePath(name).suffix.casefold()
    if name.casefold() == POSTS_NAME:
        return ViewingCopy(POSTS_NAME, EvidenceKind.POSTS, _copy_posts(data, name=name))
    if suffix in _IMAGES:
        return ViewingCopy(name, EvidenceKind.IMAGE, _copy_image(data, name=name))
    if suffix == ".pdf":
        return ViewingCopy(name, EvidenceKind.PDF, _copy_pdf(data, name=name))
    if suffix in _TEXTS:
        return ViewingCopy(name, EvidenceKind.TEXT, _copy_text(data, name=name))
    refuse("evidence.unknown_kind", file=name)


def _copy_image(data: bytes, *, name: str) -> bytes:
    from PIL import Image  # slow import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(BytesIO(data))
            if image.width * image.height > _MAX_PIXELS:
                refuse("evidence.image_too_large", file=name, limit=_MAX_PIXELS)
            pixels = _on_white(image)
    except _broken_image() as problem:
        raise RefusedError("evidence.broken_image", file=name) from problem
    encoded = b""
    for width, quality in _TRIES:
        encoded = _encode(pixels, width=width, quality=quality)
        if len(encoded) <= _GOAL_BYTES:
            break
    return encoded


def _broken_image() -> tuple[type[Exception], ...]:
    """Return everything Pillow is known to raise on damaged files; the warnings are of bombs and odd metadata."""
    from PIL import Image, UnidentifiedImageError

    return (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        TypeError,
        SyntaxError,
        EOFError,
        Warning,
    )


def _on_white(image: Image.Image) -> Image.Image:
    """Decode the first frame, upright, without transparency."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGB", "L"}:
        return upright.convert("RGB")
    page = Image.new("RGBA", upright.size, "white")
    page.alpha_composite(upright.convert("RGBA"))
    return page.convert("RGB")


def _encode(image: Image.Image, *, width: int, quality: int) -> bytes:
    scale = min(1.0, width / image.width, _MAX_SIDE / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    shown = image if size == image.size else image.resize(size, reducing_gap=2.0)
    stream = BytesIO()
    shown.save(stream, "JPEG", quality=quality, optimize=False, progressive=False)
    return stream.getvalue()


def _copy_pdf(data: bytes, *, name: str) -> bytes:
    if len(data) > MAX_PDF_BYTES:
        refuse("evidence.too_large", file=name, limit=MAX_PDF_BYTES)
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        refuse("evidence.broken_pdf", file=name)
    return data


def _copy_text(data: bytes, *, name: str) -> bytes:
    if len(data) > _MAX_TEXT_BYTES:
        refuse("evidence.too_large", file=name, limit=_MAX_TEXT_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RefusedError("evidence.broken_text", file=name) from problem
    return unicodedata.normalize("NFC", text).encode("utf-8")


def _copy_posts(data: bytes, *, name: str) -> bytes:
    lines, problems = parse_posts(read_table(data, name=name))
    fatal = next((each for each in problems if each.fatal), None)
    if fatal is not None:
        raise RefusedError(fatal.code, **fatal.facts)
    rows = [[getattr(line, field) for field in _POST_FIELDS] for line in lines]
    return write_csv(_POST_FIELDS, rows)
