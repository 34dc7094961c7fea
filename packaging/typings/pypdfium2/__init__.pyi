"""What we use of pypdfium2 5.15 (untyped)."""

from PIL.Image import Image

class PdfiumError(RuntimeError):
    err_code: int | None
    def __init__(self, msg: str, err_code: int | None = None) -> None: ...

class PdfBitmap:
    width: int
    height: int
    def __init__(
        self,
        raw: object,
        buffer: object,
        width: int,
        height: int,
        stride: int,
        format: int,
        rev_byteorder: bool,
        is_foreign: bool,
    ) -> None: ...
    def to_pil(self) -> Image: ...
    def close(self, *args: object, **kwargs: object) -> None: ...

class PdfPage:
    def __init__(self, raw: object, pdf: PdfDocument, formenv: object) -> None: ...
    def get_size(self) -> tuple[float, float]: ...
    def render(
        self,
        scale: float = 1,
        rotation: int = 0,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        may_draw_forms: bool = True,
        bitmap_maker: object = ...,
        color_scheme: object = None,
        fill_to_stroke: bool = False,
        **kwargs: object,
    ) -> PdfBitmap: ...
    def close(self, _by_parent: bool = False) -> None: ...

class PdfDocument:
    def __init__(self, input: bytes, password: str | None = None, autoclose: bool = False) -> None: ...
    def __len__(self) -> int: ...
    def __getitem__(self, i: int) -> PdfPage: ...
    def get_page_size(self, index: int) -> tuple[float, float]: ...
    def close(self, _by_parent: bool = False) -> None: ...
