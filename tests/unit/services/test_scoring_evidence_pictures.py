from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.domain.entries import EvidenceKind
from core.services.scoring.evidence_pictures import MAX_PIXELS, PictureTask, draw_picture, fit_size, open_picture


def jpeg(width: int, height: int, colour: str = "teal") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG", quality=90)
    return stream.getvalue()


def pdf(pages: int, *, password: str | None = None) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = BytesIO()
    encrypted = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(stream, pagesize=(300, 450), encrypt=encrypted)
    for number in range(pages):
        canvas.setFillColorRGB(number / pages, 0.3, 0.3)
        canvas.rect(0, 0, 300, 450, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def image_task(data: bytes, **more: int) -> PictureTask:
    return PictureTask(name="снимок.jpg", kind=EvidenceKind.IMAGE, data=data, **{"width": 100, **more})


def pdf_task(data: bytes, **more: int) -> PictureTask:
    return PictureTask(name="отчёт.pdf", kind=EvidenceKind.PDF, data=data, **{"width": 100, **more})


def test_a_tall_screenshot_is_drawn_as_wide_as_asked() -> None:
    picture = draw_picture(image_task(jpeg(720, 4000), width=540))
    assert (picture.width, picture.height) == (540, 3000)
    assert picture.pages == ((720, 4000),)
    assert len(picture.rgb) == 540 * 3000 * 3
    assert [abs(got - wanted) < 4 for got, wanted in zip(picture.rgb[:3], (0, 128, 128), strict=True)] == [True] * 3


def test_a_thumbnail_shows_the_top() -> None:
    stream = BytesIO()
    tall = Image.new("RGB", (720, 4000), "white")
    tall.paste((200, 0, 0), (0, 0, 720, 600))
    tall.save(stream, "JPEG")
    picture = draw_picture(image_task(stream.getvalue(), width=80, height=56))
    assert (picture.width, picture.height) == (80, 56)
    assert all(red > 150 > green for red, green in zip(picture.rgb[::3], picture.rgb[1::3], strict=True))


def test_what_is_see_through_stands_on_white() -> None:
    stream = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(stream, "PNG")
    assert set(draw_picture(image_task(stream.getvalue(), width=10)).rgb) == {255}


def test_no_answer_is_larger_than_its_limit() -> None:
    assert fit_size((1280, 16000), width=100_000)[0] * fit_size((1280, 16000), width=100_000)[1] <= MAX_PIXELS
    assert fit_size((1, 100), width=4) == (4, 400)


def test_pages_are_drawn_one_by_one_at_their_own_size() -> None:
    first, last = (draw_picture(pdf_task(pdf(3), page=page, width=200)) for page in (0, 2))
    assert (first.width, first.height) == (200, 300)
    assert first.pages == ((400, 600),) * 3 == last.pages
    assert last.rgb[0] > first.rgb[0] + 100


@pytest.mark.parametrize(
    "task,code",
    [
        (image_task(jpeg(300, 300)[:400]), "evidence.unreadable"),
        (image_task(b"GIF89a"), "evidence.unreadable"),
        (image_task(b""), "evidence.unreadable"),
        (pdf_task(b"%PDF-1.7 nothing follows"), "evidence.unreadable"),
        (pdf_task(pdf(2), page=2), "evidence.unreadable"),
        (pdf_task(pdf(1, password="тайна")), "evidence.locked"),
        (PictureTask(name="т.txt", kind=EvidenceKind.TEXT, data=b"", width=1), "evidence.unreadable"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(task: PictureTask, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        draw_picture(task)
    assert (caught.value.code, caught.value.facts) == (code, {"item": task.name})


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    stream = BytesIO()
    Image.new("1", (40_000, 40_000)).save(stream, "PNG")
    with pytest.raises(RefusedError, match=r"evidence\.(too_heavy|unreadable)"):
        draw_picture(image_task(stream.getvalue()))


def test_a_worker_process_draws_and_refuses_alike() -> None:
    with WorkPool(workers=1) as pool:
        assert open_picture(pool, image_task(jpeg(50, 50), width=50)) == draw_picture(
            image_task(jpeg(50, 50), width=50)
        )
        with pytest.raises(RefusedError, match=r"evidence\.unreadable \(item=снимок\.jpg\)"):
            open_picture(pool, image_task(b"no image"))
        # a page as large as PDF allows, drawn small, costs nothing
        huge = BytesIO()
        canvas = Canvas(huge, pagesize=(14400, 14400))
        canvas.showPage()
        canvas.save()
        assert open_picture(pool, pdf_task(huge.getvalue(), width=100_000)).width == int(MAX_PIXELS**0.5)


def test_the_error_number_of_a_password_is_pdfiums_own() -> None:
    with pytest.raises(pypdfium2.PdfiumError) as caught:
        pypdfium2.PdfDocument(pdf(1, password="тайна"))
    assert caught.value.err_code == 4
