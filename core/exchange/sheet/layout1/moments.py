"""The moment of signing as people, PDF and XMP spell it; it comes from the data and is never judged."""

from __future__ import annotations

from core.exchange.sheet.layout1.wording import Wording


def show_moment(signed_at: str, *, wording: Wording) -> str:
    """Return ``2025-12-12T14:05:00+07:00`` as «12 декабря 2025 г., 14:05 (UTC+7)»."""
    return wording.moment.format(
        day=int(signed_at[8:10]),
        month=wording.months[int(signed_at[5:7]) - 1],
        year=int(signed_at[:4]),
        time=signed_at[11:16],
        zone=_show_zone(signed_at[19:]),
    )


def pdf_moment(signed_at: str) -> str:
    """Return the same moment in PDF's spelling, ``D:20251212140500+07'00'``."""
    digits = signed_at[:19].translate({ord(each): None for each in "-:T"})
    sign, hours, minutes = signed_at[19], signed_at[20:22], signed_at[23:25]
    return f"D:{digits}{sign}{hours}'{minutes}'"


def _show_zone(offset: str) -> str:
    hours, minutes = int(offset[1:3]), offset[4:6]
    if not hours and minutes == "00":
        return "UTC"
    sign = "+" if offset[0] == "+" else "\u2212"
    return f"UTC{sign}{hours}" + ("" if minutes == "00" else f":{minutes}")
