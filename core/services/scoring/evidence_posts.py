"""A page's history of posts, week by week: counted in the process pool, for the table may be anybody's.

A week is of the calendar, from Monday. Only the last ``MAX_WEEKS`` up to the newest post are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from core.base.errors import refuse
from core.base.pool import Failed, WorkPool
from core.services.scoring.evidence_pictures import refuse_item

if TYPE_CHECKING:  # slow import
    from core.tables.lines import PostLine

MAX_WEEKS = 53
_MAX_FORMATS = 40
_MAX_NAME = 40
_SECONDS = 20.0
_WEEK = timedelta(days=7)

_FORMATS = {
    "photo": ("фото", "фотография", "фотографии", "изображение", "картинка", "photo", "image", "picture"),
    "video": ("видео", "видеоролик", "ролик", "video"),
    "clip": ("клип", "клипы", "reels", "рилс", "shorts", "clip"),
    "text": ("текст", "запись", "text"),
    "poll": ("опрос", "голосование", "poll"),
    "repost": ("репост", "перепечатка", "repost"),
    "article": ("статья", "лонгрид", "article"),
    "cards": ("карточки", "карусель", "cards", "carousel"),
    "story": ("история", "истории", "сторис", "story", "stories"),
    "stream": ("трансляция", "прямой эфир", "эфир", "stream", "live"),
    "link": ("ссылка", "link"),
    "audio": ("аудио", "подкаст", "audio", "podcast"),
}
_KNOWN = {spelling: name for name, spellings in _FORMATS.items() for spelling in spellings}
FORMATS = frozenset(_FORMATS)
"""The formats that have a name in every language; any other is shown as its table spells it."""


@dataclass(frozen=True, slots=True)
class Week:
    """Sums over the posts of one week; ``reactions`` are likes, comments and shares of posts with known views."""

    monday: date
    posts: int = 0
    views: int = 0
    reactions: int = 0


@dataclass(frozen=True, slots=True)
class PostHistory:
    """Every week from the first post to the newest, empty ones too; ``formats`` counts posts, most frequent first.

    ``longest_gap`` is the greatest number of days from one post to the next.
    """

    weeks: tuple[Week, ...]
    formats: tuple[tuple[str, int], ...]
    longest_gap: int

    @property
    def posts(self) -> int:
        """The number of posts."""
        return sum(each.posts for each in self.weeks)


@dataclass(frozen=True, slots=True)
class HistoryTask:
    """A table of posts to be read."""

    name: str
    data: bytes = field(repr=False)


def open_history(pool: WorkPool, task: HistoryTask) -> PostHistory:
    """Read a history of posts in a worker process.

    Raises ``evidence.unreadable`` or ``evidence.too_heavy`` with the ``item``'s name.
    """
    outcome = next(iter(pool.map(read_history, [task], timeout=_SECONDS, name=_name_of)))
    if isinstance(outcome, Failed):
        refuse_item(outcome, item=task.name)
    return outcome.require()


def read_history(task: HistoryTask) -> PostHistory:
    """Read and count a table of posts; raises ``evidence.unreadable`` (item)."""
    from core.base.errors import RefusedError
    from core.tables.evidence_tables import parse_posts
    from core.tables.reader import read_table

    try:
        lines, problems = parse_posts(read_table(task.data, name=task.name))
    except RefusedError as problem:
        raise RefusedError("evidence.unreadable", item=task.name) from problem
    if not lines or any(each.fatal for each in problems):
        refuse("evidence.unreadable", item=task.name)
    return count_posts(lines)


def count_posts(lines: Sequence[PostLine]) -> PostHistory:
    """Count posts by week and by format; there must be one at least."""
    dated = sorted(((_day_of(each), each) for each in lines), key=lambda pair: pair[0])
    last = _monday_of(dated[-1][0])
    earliest = last - min(MAX_WEEKS - 1, (last - date.min) // _WEEK) * _WEEK
    recent = [(day, each) for day, each in dated if day >= earliest]
    weeks = {monday: Week(monday) for monday in _mondays(_monday_of(recent[0][0]), last)}
    formats: Counter[str] = Counter()
    for day, line in recent:
        weeks[_monday_of(day)] = _add(weeks[_monday_of(day)], line)
        formats[_format_of(line.format)] += 1
    gaps = [(later[0] - earlier[0]).days for earlier, later in pairwise(recent)]
    ordered = sorted(formats.items(), key=lambda pair: (-pair[1], pair[0]))
    return PostHistory(tuple(weeks.values()), tuple(ordered[:_MAX_FORMATS]), max(gaps, default=0))


def _name_of(task: HistoryTask) -> str:
    return task.name


def _day_of(line: PostLine) -> date:
    return date.fromisoformat(line.date[:10])


def _monday_of(day: date) -> date:
    # the calendar begins on a Monday, so this never leaves it
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> list[date]:
    return [first + number * _WEEK for number in range((last - first) // _WEEK + 1)]


def _add(week: Week, line: PostLine) -> Week:
    views = int(line.views or 0)
    reactions = sum(int(each or 0) for each in (line.likes, line.comments, line.shares)) if views else 0
    return Week(week.monday, week.posts + 1, week.views + views, week.reactions + reactions)


def _format_of(text: str) -> str:
    """Return a format's name in the program where it has one, else its spelling in small letters."""
    spelling = " ".join(text.casefold().split())[:_MAX_NAME]
    return _KNOWN.get(spelling, spelling or "text")
