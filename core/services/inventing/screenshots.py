"""Two pictures of an invented page for every entry, as if somebody had photographed the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.files import worded
from core.base.pool import WorkPool
from core.base.progress import Progress, silent
from core.domain.entries import Entry
from core.services.inventing.chance import Chance
from core.services.inventing.covers import HEIGHT, VARIANTS, draw_cover
from core.services.inventing.posts_drawn import FAINT, GREY, INK, WHITE, PageLook, draw_avatar, draw_post
from core.services.inventing.shapes import Colour, fill, fill_disc, new_picture, rounded_mask, trim, write

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH, _HEIGHT = 720, 1040
_LEFT, _CARD = 16, 688
_BACK: Colour = (235, 238, 241)
_BLUE: Colour = (64, 112, 164)
_SAMPLE: Colour = (176, 64, 52)
_ACCENTS: tuple[Colour, ...] = (
    (16, 106, 110), (62, 98, 160), (150, 74, 92), (96, 122, 58), (176, 106, 44), (100, 84, 150), (44, 120, 82),
    (72, 88, 104),
)  # fmt: skip
_POSTS_ON_TOP = 2
_TABS = ("Записи", "Фото", "Видео", "Клипы", "Обсуждения")
_QUALITY = 62
_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class PageTask:
    """The pictures to draw of one entry, into its own folder."""

    seed: int
    entry: Entry
    followers: int
    folder: Path


def draw_screenshots(
    entries: Sequence[Entry],
    *,
    seed: int,
    followers: Callable[[Entry], int],
    folder: Path,
    pool: WorkPool,
    progress: Progress = silent,
) -> int:
    """Write ``folder/<number>/1.jpg`` and ``2.jpg`` for every entry; return how many pictures that made."""
    tasks = [PageTask(seed, each, followers(each), folder / each.number) for each in entries]
    outcomes = pool.map(draw_page, tasks, timeout=_SECONDS, name=_name_of, progress=progress)
    return sum(outcome.require() for outcome in outcomes)


def draw_page(task: PageTask) -> int:
    """Draw and write the pictures of one entry; runs in a worker process."""
    chance = Chance(task.seed)
    look = PageLook(task.entry.number, task.entry.applicant, chance.pick(_ACCENTS, "accent", task.entry.number))
    pictures = (_draw_top(task, look, chance), _draw_wall(look, chance))
    with worded(task.folder):
        task.folder.mkdir(parents=True, exist_ok=True)
        for place, picture in enumerate(pictures, start=1):
            (task.folder / f"{place}.jpg").write_bytes(_encode(picture))
    return len(pictures)


def _name_of(task: PageTask) -> str:
    return task.entry.number


def _encode(picture: Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=_QUALITY, subsampling="4:2:0")
    return stream.getvalue()


def _draw_top(task: PageTask, look: PageLook, chance: Chance) -> Image:
    picture, entry, top = _start(), task.entry, 68
    fill(picture, (_LEFT, top, _LEFT + _CARD, top + HEIGHT + 170), WHITE, radius=12)
    cover = draw_cover(entry.nomination, chance.number(0, VARIANTS - 1, "cover", entry.number))
    picture.paste(cover, (_LEFT, top), rounded_mask(_CARD, HEIGHT, 12))
    fill_disc(picture, (_LEFT + 84, top + HEIGHT + 18), 64, WHITE)
    draw_avatar(picture, look, centre=(_LEFT + 84, top + HEIGHT + 18), radius=58)
    _draw_name(picture, task, left=_LEFT + 166, top=top + HEIGHT)
    for place, tab in enumerate(_TABS):
        write(picture, (_LEFT + 28 + place * 118, top + HEIGHT + 150), tab, size=16, colour=GREY if place else INK,
              bold=not place)  # fmt: skip
    fill(picture, (_LEFT + 24, top + HEIGHT + 164, _LEFT + 88, top + HEIGHT + 168), look.accent)
    _draw_posts(picture, look, chance, first=0, top=top + HEIGHT + 186)
    return picture


def _draw_name(picture: Image, task: PageTask, *, left: int, top: int) -> None:
    name = trim(task.entry.applicant, 500, size=23, bold=True)
    write(picture, (left, top + 36), name, size=23, colour=INK, bold=True)
    write(picture, (left, top + 62), trim(task.entry.title, 350, size=16), size=16, colour=GREY)
    followers = f"{task.followers:,}".replace(",", " ")
    write(picture, (left, top + 88), f"{followers} подписчиков", size=16, colour=GREY)
    fill(picture, (left + 366, top + 50, left + 500, top + 90), _BLUE, radius=8)
    write(picture, (left + 433, top + 70), "Подписаться", size=16, colour=WHITE, bold=True, anchor="centre")


def _draw_wall(look: PageLook, chance: Chance) -> Image:
    picture = _start()
    _draw_posts(picture, look, chance, first=_POSTS_ON_TOP, top=68)
    return picture


def _draw_posts(picture: Image, look: PageLook, chance: Chance, *, first: int, top: int) -> None:
    """Draw posts down to the lower edge, where the last one is cut off as on a screen."""
    place = first
    while top < _HEIGHT:
        top = draw_post(picture, look, chance, place=place, left=_LEFT, top=top, width=_CARD) + 14
        place += 1
    _draw_footer(picture)


def _start() -> Image:
    picture = new_picture(_WIDTH, _HEIGHT, _BACK)
    fill(picture, (0, 0, _WIDTH, 54), WHITE)
    fill(picture, (_LEFT + 4, 13, _LEFT + 32, 41), _BLUE, radius=8)
    write(picture, (_LEFT + 42, 34), "Соцсеть", size=20, colour=INK, bold=True)
    fill(picture, (180, 12, 440, 42), FAINT, radius=15)
    write(picture, (196, 33), "Поиск", size=15, colour=GREY)
    fill(picture, (_WIDTH - 184, 12, _WIDTH - 66, 42), _SAMPLE, radius=8)
    fill(picture, (_WIDTH - 182, 14, _WIDTH - 68, 40), WHITE, radius=6)
    write(picture, (_WIDTH - 125, 27), "ОБРАЗЕЦ", size=18, colour=_SAMPLE, bold=True, anchor="centre")
    fill_disc(picture, (_WIDTH - 36, 27), 15, (206, 211, 216))
    return picture


def _draw_footer(picture: Image) -> None:
    fill(picture, (0, _HEIGHT - 34, _WIDTH, _HEIGHT), (250, 240, 236))
    words = "ОБРАЗЕЦ · страница придумана программой, такой на самом деле нет"
    write(picture, (_WIDTH // 2, _HEIGHT - 17), words, size=16, colour=_SAMPLE, anchor="centre")
