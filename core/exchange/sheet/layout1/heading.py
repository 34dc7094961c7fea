"""The head of the first page: contest, title, and who signed what when, replacing which sheets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from core.domain.marks import Scores
from core.exchange.package.model import Package
from core.exchange.sheet.layout1.geometry import LEADING, LEFT, RIGHT, mm
from core.exchange.sheet.layout1.ink import (
    LABEL,
    NORMAL,
    TITLE,
    Block,
    Line,
    hairline,
    heavy_rule,
    place,
    text_at,
    text_ending_at,
    words,
)
from core.exchange.sheet.layout1.moments import show_moment
from core.exchange.sheet.layout1.subject import Subject
from core.exchange.sheet.layout1.wrapping import wrap_name

CONTEST_WIDTH = mm("140")
FIELD_BASELINE, FIELD_FOOT = mm("4.4"), mm("1.85")
LEFT_VALUE, LEFT_WIDTH = mm("38"), mm("75")
RIGHT_LABEL = mm("116")
RIGHT_VALUE = mm("138")
RIGHT_WIDTH = RIGHT - RIGHT_VALUE
SHOWN_ANCESTORS = 3
SHOWN_DIGITS = 12


def draw_heading(subject: Subject) -> Iterator[Block]:
    """Yield the blocks above the criteria; the page's number is drawn elsewhere."""
    yield _contest(subject)
    yield _title(subject)
    scores, package, wording = subject.scores, subject.package, subject.wording
    fields = (
        (wording.round, wording.count(wording.assigned, len(scores.entries), title=subject.round_title)),
        (wording.role, wording.roles[package.juror.role]),
        (wording.juror, wording.juror_code.format(name=package.juror.name, code=package.juror.code)),
        (wording.sheet, wording.sheet_value.format(sheet=subject.sheet_number, revision=scores.revision)),
        (wording.position, _position(package)),
        (wording.fingerprint, _fingerprint(subject)),
        (wording.signed, show_moment(scores.signed_at, wording=wording)),
        (wording.replaces, _replaces(scores, subject=subject)),
    )
    for left, right in zip(fields[::2], fields[1::2], strict=True):
        yield from _field_row(left, right)


def _contest(subject: Subject) -> Block:
    lines = wrap_name(subject.contest, NORMAL, CONTEST_WIDTH)
    first = mm("3")
    drawn = (place(LEFT, first + index * LEADING, line, NORMAL) for index, line in enumerate(lines))
    return Block(first + (len(lines) - 1) * LEADING + mm("3"), words(*drawn))


def _title(subject: Subject) -> Block:
    baseline = mm("7.9")
    notes = text_ending_at(RIGHT, baseline, " · ".join(subject.notes), LABEL) if subject.notes else ""
    height = mm("12")
    return Block(height, words(text_at(LEFT, baseline, subject.wording.title, TITLE), notes) + heavy_rule(height))


def _field_row(left: tuple[str, str], right: tuple[str, str]) -> Iterator[Block]:
    """Set two labelled fields, line by line, for even the longest must not outgrow a page."""
    left_lines = wrap_name(left[1], NORMAL, LEFT_WIDTH)
    right_lines = wrap_name(right[1], NORMAL, RIGHT_WIDTH)
    y, count = FIELD_BASELINE, max(len(left_lines), len(right_lines))
    labels = [text_at(LEFT, y, left[0], LABEL), text_at(RIGHT_LABEL, y, right[0], LABEL)]
    pairs: Iterator[tuple[Line | None, Line | None]] = zip_longest(left_lines, right_lines)
    for index, (one, other) in enumerate(pairs, 1):
        first = place(LEFT_VALUE, y, one, NORMAL) if one else ""
        second = place(RIGHT_VALUE, y, other, NORMAL) if other else ""
        height = y + FIELD_FOOT if index == count else y
        drawn = words(labels[0], first, labels[1], second)
        yield Block(height, drawn + (hairline(height) if index == count else ""))
        labels, y = ["", ""], LEADING


def _position(package: Package) -> str:
    return ", ".join(each for each in (package.juror.position, package.juror.organisation) if each)


def _fingerprint(subject: Subject) -> str:
    if subject.scores.generation == 1:
        return subject.fingerprint
    return subject.wording.generation.format(fingerprint=subject.fingerprint, generation=subject.scores.generation)


def _replaces(scores: Scores, *, subject: Subject) -> str:
    wording, count = subject.wording, len(scores.ancestors)
    if not count:
        return wording.replaces_nothing
    if count > SHOWN_ANCESTORS:
        return wording.count(wording.replaces_many, count)
    hashes = ", ".join(each[:SHOWN_DIGITS] for each in scores.ancestors)
    return wording.count(wording.replaces_few, count, hashes=hashes)
