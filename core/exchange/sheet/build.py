"""A sheet's file from its data: the same data give the same bytes, for ever."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.package.model import Package
from core.exchange.sheet.envelope import Envelope
from core.exchange.sheet.layout1.document import write_document
from core.exchange.sheet.layout1.pages import draw_pages
from core.exchange.sheet.layout1.subject import describe


@dataclass(frozen=True)
class Built:
    """A sheet that waits for its signature: the hexadecimal digits of ``/Contents`` are zeros."""

    pdf: bytes
    envelope: Envelope

    @property
    def signed_bytes(self) -> tuple[bytes, bytes]:
        """Return what a signature covers: all before and all after ``/Contents`` with its brackets."""
        before, after = self.envelope.byte_range
        return self.pdf[:before], self.pdf[after:]


def build_sheet(scores: Scores, *, package: Package, rules: Rules, data: bytes | None = None) -> Built:
    """Draw the sheet of ``scores`` in the layout that they name; ``data`` are their canonical bytes, if at hand.

    The scores must have passed :func:`core.exchange.sheet.check.check_scores` for this package and these rules.
    Raises ``sheet.too_long`` or ``key.unreadable``.
    """
    known = scores.to_bytes() if data is None else data
    subject = describe(scores, data=known, package=package, rules=rules)
    pdf, envelope = write_document(draw_pages(subject), subject=subject, data=known)
    return Built(pdf, envelope)
