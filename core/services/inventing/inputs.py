"""The tables that a secretary would have been sent: applications, the jury, imported figures, histories of posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from core.base.files import write_file
from core.domain.contest import Nomination
from core.domain.entries import Entry
from core.domain.jury import Juror, Role
from core.services.inventing.simulate import MarkRow, Simulation
from core.tables.writer import Value, write_csv, write_table

ENTRIES_WITH_POSTS = 10
"""Every tenth entry has the history of its posts."""

_SHEET = "Образец"
_SIMULATED_SHEET = "Смоделировано"
_MADE = datetime(2025, 12, 1, 9, tzinfo=UTC)
_ROLES = {Role.CHAIR: "председатель", Role.DEPUTY: "заместитель председателя", Role.SECRETARY: "секретарь"}
_FORMATS = ("фото", "фото", "видео", "текст", "опрос", "клип", "репост")
_YEAR_BEGINS, _YEAR_DAYS = date(2024, 12, 1), 365
_POST_FIELDS = ("date", "format", "views", "likes", "comments", "shares")


def write_entries(path: Path, entries: Sequence[Entry], *, nominations: Sequence[Nomination]) -> None:
    """Write the register of applications."""
    titles = {each.number: f"{each.number}. {each.title}" for each in nominations}
    headings = ("Номер заявки", "Номинация", "Заявитель", "Название страницы", "Ссылка на страницу", "Дата подачи")
    rows = (
        (
            each.number,
            titles[each.nomination],
            each.applicant,
            each.title,
            each.link,
            datetime.fromisoformat(each.submitted).replace(tzinfo=None) if each.submitted else None,
        )
        for each in entries
    )
    write_file(path, write_table(headings, rows, sheet=_SHEET, moment=_MADE, widths=(14, 48, 60, 36, 36, 20)))


def write_jurors(path: Path, jurors: Sequence[Juror]) -> None:
    """Write the list of the jury."""
    headings = ("Код", "ФИО", "Должность", "Организация", "Роль", "Конфликт интересов")
    rows = (
        (
            each.code,
            each.name,
            each.position,
            each.organisation,
            _ROLES.get(each.role, "член жюри"),
            "; ".join(each.conflicts),
        )
        for each in jurors
    )
    write_file(path, write_table(headings, rows, sheet=_SHEET, moment=_MADE, widths=(8, 36, 36, 36, 26, 40)))


def write_figures(path: Path, entries: Sequence[Entry], *, simulation: Simulation) -> int:
    """Write imported figures, a row for each; return how many."""
    rows = [row for each in entries for row in _invent_figures(each, simulation)]
    headings = ("Номер заявки", "Показатель", "Значение")
    write_file(path, write_table(headings, rows, sheet=_SIMULATED_SHEET, moment=_MADE, widths=(14, 32, 14)))
    return len(rows)


def write_posts(folder: Path, entries: Sequence[Entry], *, simulation: Simulation) -> int:
    """Write ``folder/<number>/posts.csv`` for some entries; return for how many."""
    chosen = entries[::ENTRIES_WITH_POSTS]
    for each in chosen:
        write_file(folder / each.number / "posts.csv", write_csv(_POST_FIELDS, _invent_posts(each, simulation)))
    return len(chosen)


def write_marks(path: Path, rows: Sequence[MarkRow], *, criteria: Mapping[str, str]) -> None:
    """Write one juror's marks, a row for each entry and a column for each of ``criteria`` (titles by code)."""
    headings = ("Заявка", *criteria.values(), "Замечание", "Самоотвод")
    lines = (
        (
            each.entry,
            *(Decimal(each.scores[code]) if code in each.scores else None for code in criteria),
            each.remark,
            each.recusal,
        )
        for each in rows
    )
    write_file(path, write_table(headings, lines, sheet=_SIMULATED_SHEET, moment=_MADE, widths=(10,)))


def followers_of(entry: Entry, simulation: Simulation) -> int:
    """Return how many follow an invented page: the better it is, the more, with a lot of luck in it."""
    luck = simulation.chance.normal("followers", entry.number)
    return max(60, round(1800 * (0.4 + simulation.quality_of(entry.number)) * (1 + 0.35 * luck)))


def _invent_figures(entry: Entry, simulation: Simulation) -> Iterator[tuple[str, str, Value]]:
    chance, quality = simulation.chance, simulation.quality_of(entry.number)
    followers = followers_of(entry, simulation)
    views = round(followers * (2 + 6 * quality * chance.share("views", entry.number)))
    posts = max(1, round(40 * quality + 6 * chance.normal("posts", entry.number)))
    engagement = 20 + 80 * quality * chance.share("engagement", entry.number)
    yield entry.number, "Подписчики", followers
    yield entry.number, "Просмотры за месяц", views
    yield entry.number, "Публикаций за месяц", posts
    yield entry.number, "Вовлечённость, %", Decimal(round(engagement)) / 10


def _invent_posts(entry: Entry, simulation: Simulation) -> Iterator[Sequence[Value]]:
    """Yield a year of posts, more of them where the page is better."""
    chance, followers = simulation.chance, followers_of(entry, simulation)
    share_of_days = 0.2 + 0.6 * simulation.quality_of(entry.number)
    for day in range(_YEAR_DAYS):
        name = ("post", entry.number, day)
        if chance.share(*name) > share_of_days:
            continue
        views = round(followers * (0.1 + 0.5 * chance.share(*name, "views")))
        likes = round(views * (0.01 + 0.06 * chance.share(*name, "likes")))
        comments = round(likes * 0.3 * chance.share(*name, "comments"))
        shares = round(likes * 0.2 * chance.share(*name, "shares"))
        when = (_YEAR_BEGINS + timedelta(days=day)).isoformat()
        yield when, chance.pick(_FORMATS, *name, "format"), views, likes, comments, shares
