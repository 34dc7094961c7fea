"""The posts of an invented page: a head, lines of text as bars, a poster, a group photo or a poll, and reactions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.services.inventing.chance import Chance
from core.services.inventing.shapes import Colour, blend, fill, fill_disc, gradient, rounded_mask, trim, write

if TYPE_CHECKING:
    from PIL.Image import Image

WHITE: Colour = (255, 255, 255)
INK: Colour = (28, 32, 36)
GREY: Colour = (108, 116, 124)
BAR: Colour = (208, 213, 218)
FAINT: Colour = (238, 240, 243)
SKIN: tuple[Colour, ...] = ((244, 208, 176), (226, 182, 146), (250, 222, 196))
CLOTHES: tuple[Colour, ...] = ((206, 92, 92), (76, 120, 168), (232, 180, 84), (96, 150, 110), (140, 110, 160))

_PAD = 24
_LINE = 22
_THEMES = (
    "Неделя открытых дверей", "День образца", "Примерный понедельник", "Спасибо, что вы с нами", "Вопрос и ответ",
    "Как это работает", "Герои нашего двора", "Календарь событий", "Итоги месяца", "Большая уборка",
)  # fmt: skip
_BEGINNINGS = (
    "Рассказываем, как прошла неделя.", "Спрашивали — отвечаем.", "Делимся хорошими новостями!",
    "Приходите, будет интересно.", "Фотографии с праздника — в альбоме.", "Спасибо всем, кто помог!",
    "Напоминаем о расписании.", "Знакомьтесь: наши новые коллеги.",
)  # fmt: skip
_WHEN = (
    "Сегодня в 9:30", "Вчера в 16:40", "19 ноября в 11:05", "17 ноября в 18:20", "14 ноября в 10:15",
    "12 ноября в 13:00",
)  # fmt: skip
_ANSWERS = ("Да, конечно", "Скорее да", "Пока не знаю")


@dataclass(frozen=True, slots=True)
class PageLook:
    """What is the same on every picture of a page: number, name, accent colour."""

    number: str
    name: str
    accent: Colour


def draw_post(picture: Image, look: PageLook, chance: Chance, *, place: int, left: int, top: int, width: int) -> int:
    """Draw the page's post in this place from the newest, with its white card; return where the card ends."""
    name = ("post", look.number, place)
    lines = chance.number(2, 4, *name, "lines")
    kind = chance.pick((_draw_poster, _draw_people, _draw_poll), *name, "kind")
    tall = (200, 256, 188)[(_draw_poster, _draw_people, _draw_poll).index(kind)]
    bottom = top + 88 + lines * _LINE + tall + 60
    fill(picture, (left, top, left + width, bottom), WHITE, radius=12)
    _draw_head(picture, look, when=_WHEN[min(place, len(_WHEN) - 1)], left=left, top=top, width=width)
    _draw_text(picture, chance, name, lines=lines, left=left + _PAD, top=top + 84, width=width - 2 * _PAD)
    y = top + 88 + lines * _LINE
    kind(picture, look, chance, name, (left + _PAD, y, left + width - _PAD, y + tall))
    _draw_reactions(picture, chance, name, left=left + _PAD, baseline=bottom - 18, right=left + width - _PAD)
    return bottom


def _draw_text(
    picture: Image, chance: Chance, name: tuple[str | int, ...], *, lines: int, left: int, top: int, width: int
) -> None:
    write(picture, (left, top + 12), chance.pick(_BEGINNINGS, *name, "text"), size=17, colour=INK)
    for line in range(1, lines):
        share = chance.share(*name, "bar", line)
        right = left + int(width * (0.35 + 0.3 * share if line == lines - 1 else 0.88 + 0.12 * share))
        fill(picture, (left, top + 4 + line * _LINE, right, top + 13 + line * _LINE), BAR, radius=4)


def draw_avatar(picture: Image, look: PageLook, *, centre: tuple[int, int], radius: int) -> None:
    """Draw the round sign of a page with its number in it."""
    fill_disc(picture, centre, radius, look.accent)
    write(picture, centre, look.number, size=radius * 2 // 3, colour=WHITE, bold=True, anchor="centre")


def _draw_head(picture: Image, look: PageLook, *, when: str, left: int, top: int, width: int) -> None:
    draw_avatar(picture, look, centre=(left + _PAD + 22, top + 40), radius=22)
    name = trim(look.name, width - 3 * _PAD - 60, size=17, bold=True)
    write(picture, (left + _PAD + 58, top + 37), name, size=17, colour=INK, bold=True)
    write(picture, (left + _PAD + 58, top + 58), when, size=14, colour=GREY)


def _draw_poster(
    picture: Image, look: PageLook, chance: Chance, name: tuple[str | int, ...], box: tuple[int, int, int, int]
) -> None:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    back = gradient(width, height, look.accent, blend(look.accent, (0, 0, 0), 0.45))
    picture.paste(back, (left, top), rounded_mask(width, height, 8))
    ring = blend(look.accent, WHITE, 0.16)
    fill_disc(picture, (right - 90, top + 100), 84, ring)
    fill_disc(picture, (right - 90, top + 100), 58, blend(look.accent, WHITE, 0.3))
    write(picture, (right - 90, top + 100), look.number, size=34, colour=WHITE, bold=True, anchor="centre")
    theme = trim(chance.pick(_THEMES, *name, "theme"), width - 230, size=30, bold=True)
    write(picture, (left + 28, top + 70), theme, size=30, colour=WHITE, bold=True)
    fill(picture, (left + 28, top + 92, left + 300, top + 101), blend(look.accent, WHITE, 0.5), radius=4)
    fill(picture, (left + 28, top + 112, left + 220, top + 121), blend(look.accent, WHITE, 0.5), radius=4)
    fill(picture, (left + 28, bottom - 58, left + 170, bottom - 24), (244, 196, 80), radius=8)
    write(picture, (left + 99, bottom - 41), "Подробнее", size=16, colour=INK, bold=True, anchor="centre")


def _draw_people(
    picture: Image, look: PageLook, chance: Chance, name: tuple[str | int, ...], box: tuple[int, int, int, int]
) -> None:
    left, top, right, bottom = box
    width = right - left
    picture.paste(gradient(width, bottom - top, (222, 232, 236), (246, 240, 228)), (left, top))
    board = blend(look.accent, INK, 0.25)
    fill(picture, (left + width // 4, top + 20, right - width // 4, top + 104), board, radius=6)
    for line in range(3):
        end = left + width // 4 + 190 - 30 * line
        fill(picture, (left + width // 4 + 22, top + 42 + 18 * line, end, top + 47 + 18 * line), WHITE)
    count = chance.number(4, 7, *name, "people")
    for place in range(count):
        x = left + width * (2 * place + 1) // (2 * count)
        clothes = chance.pick(CLOTHES, *name, "clothes", place)
        height = chance.number(112, 138, *name, "height", place)
        fill(picture, (x - 34, bottom - height + 26, x + 34, bottom), clothes, radius=20)
        fill(picture, (x - 34, bottom - 24, x + 34, bottom), clothes)
        fill_disc(picture, (x, bottom - height), 27, blend(INK, CLOTHES[place % len(CLOTHES)], 0.25))
        fill_disc(picture, (x, bottom - height + 5), 24, chance.pick(SKIN, *name, "skin", place))


def _draw_poll(
    picture: Image, look: PageLook, chance: Chance, name: tuple[str | int, ...], box: tuple[int, int, int, int]
) -> None:
    left, top, right, _ = box
    fill(picture, box, FAINT, radius=8)
    write(picture, (left + 20, top + 34), "Опрос: нужен ли нам такой праздник?", size=18, colour=INK, bold=True)
    first = chance.number(40, 70, *name, "poll", 1)
    second = chance.number(10, 95 - first, *name, "poll", 2)
    for place, (answer, percent) in enumerate(zip(_ANSWERS, (first, second, 100 - first - second), strict=True)):
        y = top + 52 + place * 44
        full = right - left - 40
        fill(picture, (left + 20, y, right - 20, y + 34), WHITE, radius=6)
        done = max(full * percent // 100, 14)
        fill(picture, (left + 20, y, left + 20 + done, y + 34), blend(look.accent, WHITE, 0.72), radius=6)
        write(picture, (left + 34, y + 23), answer, size=16, colour=INK)
        write(picture, (right - 34, y + 23), f"{percent} %", size=16, colour=INK, anchor="right")


def _draw_reactions(
    picture: Image, chance: Chance, name: tuple[str | int, ...], *, left: int, baseline: int, right: int
) -> None:
    likes, comments, shares = (chance.number(3, top, *name, "count", top) for top in (260, 48, 30))
    for place, count in enumerate((likes, comments, shares)):
        x = left + place * 96
        fill(picture, (x, baseline - 22, x + 84, baseline + 8), FAINT, radius=15)
        _draw_sign(picture, place, centre=(x + 20, baseline - 7))
        write(picture, (x + 38, baseline - 1), str(count), size=15, colour=GREY)
    views = f"{chance.number(2, 48, *name, 'views') / 10:.1f} тыс. просмотров".replace(".", ",", 1)
    write(picture, (right, baseline - 1), views, size=15, colour=GREY, anchor="right")


def _draw_sign(picture: Image, place: int, *, centre: tuple[int, int]) -> None:
    x, y = centre
    if place == 0:
        fill_disc(picture, (x - 4, y - 3), 5, (206, 92, 92))
        fill_disc(picture, (x + 4, y - 3), 5, (206, 92, 92))
        for row in range(9):
            fill(picture, (x - 9 + row, y - 1 + row, x + 9 - row, y + row), (206, 92, 92))
    elif place == 1:
        fill(picture, (x - 9, y - 8, x + 9, y + 5), GREY, radius=4)
        fill(picture, (x - 5, y + 4, x, y + 9), GREY)
    else:
        fill(picture, (x - 9, y - 2, x + 4, y + 2), GREY)
        for row in range(8):
            fill(picture, (x + row, y - 8 + row, x + row + 2, y + 8 - row), GREY)
