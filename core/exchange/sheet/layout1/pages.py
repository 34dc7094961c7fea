"""The pages of a sheet as PDF operators, from its subject."""

from __future__ import annotations

from core.exchange.sheet.layout1.closing import draw_closing
from core.exchange.sheet.layout1.flow import Flow
from core.exchange.sheet.layout1.frame import draw_background, draw_frame, draw_numbers
from core.exchange.sheet.layout1.geometry import HAIRLINE
from core.exchange.sheet.layout1.groups import group_entries
from core.exchange.sheet.layout1.heading import draw_heading
from core.exchange.sheet.layout1.subject import Subject
from core.exchange.sheet.layout1.table import draw_table

# One unit is a thousandth of a point; rules are thin and grey unless they say otherwise.
START = f".001 0 0 .001 0 0 cm\n.659 G {HAIRLINE} w\n"


def draw_pages(subject: Subject) -> list[bytes]:
    """Return the content of every page; raises ``sheet.too_long``."""
    flow = Flow()
    for block in draw_heading(subject):
        flow.place(block)
    groups = list(group_entries(subject))
    draw_table(flow, subject, groups)
    for block, kept in draw_closing(subject, groups):
        flow.place(block, keep=kept)
    opening, frame = START + draw_background(subject), draw_frame(subject)
    count = len(flow.pages)
    return [
        "".join((opening, draw_numbers(subject, page=number, pages=count), *blocks, frame)).encode("ascii")
        for number, blocks in enumerate(flow.pages, 1)
    ]
