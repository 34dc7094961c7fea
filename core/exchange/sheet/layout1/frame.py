"""What stands on every page beside the flow: the running head, signatures by hand, and what the sheet rests on."""

from __future__ import annotations

from core.exchange.sheet.layout1.geometry import (
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    SECOND_LINE,
    TOP_LINE,
    mm,
)
from core.exchange.sheet.layout1.ink import (
    LABEL,
    NORMAL,
    SMALL,
    STRONG,
    Line,
    heavy_rule,
    place,
    set_line,
    text_at,
    text_centred_at,
    text_ending_at,
    words,
)
from core.exchange.sheet.layout1.people import sign_as
from core.exchange.sheet.layout1.subject import Subject
from core.exchange.sheet.layout1.wording import Wording
from core.exchange.sheet.layout1.wrapping import fit

SIGNATURES = (mm("262.7"), mm("272.7"))
SIGN_FROM, SIGN_TO = mm("42"), mm("96.5")
SIGN_NAME, SIGN_NAME_WIDTH = mm("100"), mm("50")
DATE_OPENS, DATE_CLOSES, CENTURY = mm("152.6"), mm("162.6"), mm("185")
SIGN_RULE = 400
SIGN_RULES = (
    (SIGN_FROM, SIGN_TO),
    (mm("155"), mm("161.5")),
    (mm("165.7"), mm("183.7")),
    (mm("189.6"), mm("194.9")),
)
CONTEST_WIDTH, ABOUT_WIDTH = mm("140"), mm("120")
RULE, DATA_LINE, SOURCES_LINE, PRINT_LINE = mm("279.9"), mm("283.4"), mm("286.9"), mm("290.4")
VALUE = mm("46")
SHORT_HASH = 12
MARK_SIZE = 88_000
# 45°: cosine and sine in the same decimal digits for every page
DIAGONAL = ".7071"


def draw_background(subject: Subject) -> str:
    """Draw «УЧЕБНЫЙ» across the paper of a practice sheet; nothing on any other."""
    if not subject.package.practice:
        return ""
    line = set_line(subject.wording.practice_mark, STRONG)
    half = line.width // STRONG.size * (MARK_SIZE // 1000) // 2 * 7071 // 10_000
    x, y = (LEFT + RIGHT) // 2 - half, PAGE_HEIGHT // 2 - half
    return f"BT\n/B {MARK_SIZE} Tf .93 g {DIAGONAL} {DIAGONAL} -{DIAGONAL} {DIAGONAL} {x} {y} Tm<{line.glyphs}>Tj\nET\n"


def draw_frame(subject: Subject) -> str:
    """Draw what is the same on every page, in page coordinates counted from the top."""
    names = (sign_as(subject.package.juror.name), sign_as(subject.package.secretary))
    labels = (subject.wording.juror_line, subject.wording.secretary_line)
    signatures = [
        _signature(y, label=label, name=name, wording=subject.wording)
        for y, label, name in zip(SIGNATURES, labels, names, strict=True)
    ]
    return f"q 1 0 0 1 0 {PAGE_HEIGHT} cm\n{''.join(signatures)}{_small_print(subject)}Q\n"


def draw_numbers(subject: Subject, *, page: int, pages: int) -> str:
    """Draw the page's number above and below, and the running head of later pages."""
    wording = subject.wording
    drawn = [
        text_ending_at(RIGHT, TOP_LINE, wording.page.format(page=page, pages=pages), STRONG),
        text_ending_at(RIGHT, SOURCES_LINE, f"{page} / {pages}", SMALL),
    ]
    if page > 1:
        drawn.append(_running_head(subject))
    return f"q 1 0 0 1 0 {PAGE_HEIGHT} cm\n{words(*drawn)}Q\n"


def _running_head(subject: Subject) -> str:
    wording, scores = subject.wording, subject.scores
    contest = fit(" · ".join((*subject.notes, subject.contest)), style=NORMAL, width=CONTEST_WIDTH)
    before, after = f"{wording.round} {scores.round} · ", f" · {wording.revision.format(revision=scores.revision)}"
    room = ABOUT_WIDTH - set_line(before + after, NORMAL).width
    name = fit(subject.package.juror.name, style=NORMAL, width=room)
    ends = set_line(before, NORMAL), name, set_line(after, NORMAL)
    about = Line("".join(each.glyphs for each in ends), sum(each.width for each in ends))
    return "".join(
        (
            place(LEFT, TOP_LINE, contest, NORMAL),
            text_at(LEFT, SECOND_LINE, wording.continued_title, STRONG),
            place(RIGHT - about.width, SECOND_LINE, about, NORMAL),
        )
    )


def _signature(y: int, *, label: str, name: str, wording: Wording) -> str:
    drawn = (
        text_at(LEFT, y, label, NORMAL),
        text_centred_at((SIGN_FROM + SIGN_TO) // 2, y + mm("3.7"), wording.signature, LABEL),
        place(SIGN_NAME, y, fit(name, style=NORMAL, width=SIGN_NAME_WIDTH), NORMAL),
        text_at(DATE_OPENS, y, wording.date_opens, NORMAL),
        text_at(DATE_CLOSES, y, wording.date_closes, NORMAL),
        text_at(CENTURY, y, wording.century, NORMAL),
        text_ending_at(RIGHT, y, wording.year, NORMAL),
    )
    rules = (heavy_rule(y + mm("0.7"), left=a, right=b, thickness=SIGN_RULE) for a, b in SIGN_RULES)
    return words(*drawn) + "".join(rules)


def _small_print(subject: Subject) -> str:
    wording, scores = subject.wording, subject.scores
    sources = wording.sources_value.format(
        sheet=subject.sheet_number,
        revision=scores.revision,
        package=scores.package[:SHORT_HASH],
        rules=scores.rules[:SHORT_HASH],
        fingerprint=subject.fingerprint,
    )
    drawn = words(
        text_at(LEFT, DATA_LINE, wording.data, LABEL),
        text_at(VALUE, DATA_LINE, subject.data_hash, SMALL),
        text_at(LEFT, SOURCES_LINE, wording.sources, LABEL),
        text_at(VALUE, SOURCES_LINE, sources, SMALL),
        text_at(LEFT, PRINT_LINE, wording.small_print, LABEL),
    )
    return heavy_rule(RULE) + drawn
