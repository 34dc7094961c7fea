"""Evidence turned into pixels, in the process pool: whatever an image or a PDF file does to its decoder stays there."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, NoReturn

from core.base.errors import RefusedError, refuse
from core.base.pool import Failed, WorkPool
from core.domain.entries import EvidenceKind

if TYPE_CHECKING:  # slow imports
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

MAX_PIXELS = 24_000_000
"""Of one answer, 72 MB; what would be larger comes smaller."""

MAX_PAGES = 400
_MAX_SOURCE_PIXELS = 120_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_PIXELS_PER_POINT = 96 / 72
_SECONDS = 20.0
_PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD of PDFium's fpdfview.h."""


@dataclass(frozen=True, slots=True)
class PictureTask:
    """A page to be drawn ``width`` pixels wide; with ``height``, only what fits into it from the top.

    An image has one page, number 0, and is never blown up.
    """

    name: str
    kind: EvidenceKind
    data: bytes = field(repr=False)
    width: int
    page: int = 0
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, three bytes each without padding, and the natural sizes in pixels of all pages of the document."""

    width: int
    height: int
    rgb: bytes = field(repr=False)
    pages: tuple[tuple[int, int], ...]


def open_picture(pool: WorkPool, task: PictureTask) -> Picture:
    """Draw a page in a worker process.

    Raises ``evidence.unreadable``, ``evidence.locked`` or ``evidence.too_heavy``, each with the ``item``'s name.
    """
    outcome = next(iter(pool.map(draw_picture, [task], timeout=_SECONDS, name=_name_of)))
    if isinstance(outcome, Failed):
        refuse_item(outcome, item=task.name)
    return outcome.require()


def refuse_item(failed: Failed, *, item: str) -> NoReturn:
    """Raise what became of an item in the pool, in a juror's words rather than the pool's."""
    if failed.code in {"work.timeout", "work.memory"}:
        refuse("evidence.too_heavy", item=item)
    if failed.code.startswith("work."):
        refuse("evidence.unreadable", item=item)
    failed.require()


def draw_picture(task: PictureTask) -> Picture:
    """Draw a page; runs in a worker process. Raises ``evidence.unreadable`` or ``evidence.locked``."""
    if task.kind is EvidenceKind.PDF:
        return _draw_pdf_page(task)
    if task.kind is EvidenceKind.IMAGE:
        return _draw_image(task)
    refuse("evidence.unreadable", item=task.name)


def _name_of(task: PictureTask) -> str:
    return task.name


def _draw_image(task: PictureTask) -> Picture:
    from PIL import Image, UnidentifiedImageError  # slow import

    broken = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, TypeError, SyntaxError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata; sizes are counted below
            image = Image.open(BytesIO(task.data), formats=_FORMATS)
            natural = image.size
            if natural[0] * natural[1] > _MAX_SOURCE_PIXELS:
                refuse("evidence.too_heavy", item=task.name)
            width, height = fit_size(natural, width=min(task.width, natural[0]))
            image.draft("RGB", (width, height))
            shown = _on_white(image).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    except broken as problem:
        raise RefusedError("evidence.unreadable", item=task.name) from problem
    return _answer(shown, task, pages=(natural,))


def _on_white(image: Image) -> Image:
    from PIL import Image as Pictures

    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Pictures.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")


def _draw_pdf_page(task: PictureTask) -> Picture:
    import pypdfium2  # slow import

    try:
        document = pypdfium2.PdfDocument(task.data)
        try:
            pages = _page_sizes(document)
            if not 0 <= task.page < len(pages):
                refuse("evidence.unreadable", item=task.name)
            width, _ = fit_size(pages[task.page], width=task.width)
            page = document[task.page]
            shown = page.render(scale=width / page.get_size()[0]).to_pil().convert("RGB")
            return _answer(shown, task, pages=pages)
        finally:
            document.close()
    except pypdfium2.PdfiumError as problem:
        code = "evidence.locked" if problem.err_code == _PASSWORD_ERROR else "evidence.unreadable"
        raise RefusedError(code, item=task.name) from problem


def _page_sizes(document: PdfDocument) -> tuple[tuple[int, int], ...]:
    """Return sizes in pixels at 96 to the inch, of as many pages as a juror can be asked to look through."""
    points = (document.get_page_size(number) for number in range(min(len(document), MAX_PAGES)))
    return tuple((max(1, round(w * _PIXELS_PER_POINT)), max(1, round(h * _PIXELS_PER_POINT))) for w, h in points)


def fit_size(natural: tuple[int, int], *, width: int) -> tuple[int, int]:
    """Return the size ``width`` pixels wide, or as wide as ``MAX_PIXELS`` allow."""
    wide, high = natural
    scale = min(width / wide, (MAX_PIXELS / (wide * high)) ** 0.5)
    return max(1, int(wide * scale)), max(1, int(high * scale))


def _answer(image: Image, task: PictureTask, *, pages: tuple[tuple[int, int], ...]) -> Picture:
    if task.height is not None and image.height > task.height:
        image = image.crop((0, 0, image.width, task.height))
    return Picture(image.width, image.height, image.tobytes(), pages)
