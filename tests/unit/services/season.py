"""The facts of the small contest: its template, entries, jurors, and the marks that everyone usually gives.

Twelve entries in three nominations; five who mark (one of them a trainee), a secretary and an observer. Every
juror's marks follow the entry's quality and the juror's severity, so that no places are equal unless a test wants it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from core.services.templates import Template, read_template
from core.tables.writer import write_table

PASSPHRASE = "вымышленный пароль секретаря"
MOMENT = datetime(2025, 12, 12, 14, 5, tzinfo=timezone(timedelta(hours=7)))

TEMPLATE = """
title = "Лучший паблик Образцовска"
season = "2025"
language = "ru"

[[nomination]]
number = 1
title = "Школы"

[[nomination]]
number = 2
title = "Больницы"

[[nomination]]
number = 3
title = "Музеи"

[[round]]
number = 1
title = "Отбор"
minimum_jurors = 2
ties = [{ rule = "criterion", criterion = "K2" }, { rule = "vote" }]
quotas = [{ nomination = 1, places = 2 }, { nomination = 2, places = 2 }, { nomination = 3, places = 2 }]

[[round.criterion]]
code = "K1"
title = "Стиль"

[[round.criterion]]
code = "K2"
title = "Качество"
weight = 2
scale = { minimum = 0, maximum = 5, step = 0.5 }

[[round]]
number = 2
title = "Финал"
minimum_jurors = 2
ties = [{ rule = "criterion", criterion = "K2" }, { rule = "vote" }]

[[round.criterion]]
code = "K1"
title = "Стиль"

[[round.criterion]]
code = "K2"
title = "Качество"
weight = 2
scale = { minimum = 0, maximum = 5, step = 0.5 }

[[award]]
code = "winner"
title = "Победитель в номинации"
round = 2
places = [1]
count = 1

[papers]
issuer = "Оргкомитет"
city = "Образцовск"
year = "2026"
merits = "за открытый разговор с жителями"
"""

ENTRY_HEADINGS = ("Номер заявки", "Номинация", "Заявитель", "Название", "Ссылка", "Дата подачи")
ENTRIES: tuple[tuple[str, ...], ...] = (
    ("101", "1", "Школа № 1", "Первая", "https://example.org/101", "01.11.2025"),
    ("102", "1. Школы", "Школа № 2", "Вторая", "https://example.org/102", "02.11.2025"),
    ("103", "Школы", "Школа № 3", "Третья", "https://example.org/103", "03.11.2025"),
    ("104", "1", "Школа № 4", "Четвёртая", "https://example.org/104", "04.11.2025"),
    ("105", "1", "Школа № 5", "Пятая", "https://example.org/105", "05.11.2025"),
    ("201", "2", "Больница № 1", "Первая", "https://example.org/201", "01.11.2025"),
    ("202", "2", "Больница № 2", "Вторая", "https://example.org/202", "02.11.2025"),
    ("203", "2", "Больница № 3", "Третья", "https://example.org/203", "03.11.2025"),
    ("204", "2", "Больница № 4", "Четвёртая", "https://example.org/204", "04.11.2025"),
    ("301", "3", "Музей № 1", "Первый", "https://example.org/301", "01.11.2025"),
    ("302", "3", "Музей № 2", "Второй", "https://example.org/302", "02.11.2025"),
    ("303", "3", "Музей № 3", "Третий", "https://example.org/303", "03.11.2025"),
)
NUMBERS = tuple(row[0] for row in ENTRIES)

JUROR_HEADINGS = ("code", "name", "position", "organisation", "role", "rounds", "panel", "conflicts")
JURORS: tuple[tuple[str, ...], ...] = (
    ("J1", "Первая Анна Ивановна", "редактор", "Газета", "председатель", "", "", ""),
    ("J2", "Второй Борис Петрович", "учитель", "Школа", "член жюри", "1, 2", "", "Больница № 1"),
    ("J3", "Третья Вера Олеговна", "врач", "Больница", "", "1-2", "", ""),
    ("J4", "Четвёртый Глеб Ильич", "", "", "", "1", "1-2", ""),
    ("T1", "Стажёрова Дарья", "", "", "стажёр", "1", "1", ""),
    ("S1", "Секретарёва Елена", "", "", "секретарь", "", "", ""),
    ("O1", "Наблюдателев Пётр", "", "", "наблюдатель", "", "", ""),
)
MARKING = ("J1", "J2", "J3", "J4", "T1")
FINAL = ("J1", "J2", "J3")
_SEVERITY = {"J1": 0, "J2": -2, "J3": -1, "J4": 1}

Marks = dict[tuple[str, str], int]
"""Steps by entry and criterion."""


def template(text: str = TEMPLATE) -> Template:
    return read_template(text.encode(), name="template.toml")


def usual_marks(juror: str, entry: str) -> Marks:
    """Return a juror's marks of one entry; the trainee sees everything upside down."""
    place = int(entry[-1])
    if juror == "T1":
        return {(entry, "K1"): 2 * place, (entry, "K2"): 2 * place}
    quality = 9 - place + _SEVERITY[juror]
    return {(entry, "K1"): quality, (entry, "K2"): quality}


def write_entries(path: Path, rows: tuple[tuple[str, ...], ...] = ENTRIES) -> Path:
    path.write_bytes(write_table(ENTRY_HEADINGS, rows, sheet="Заявки", moment=MOMENT))
    return path


def write_jurors(path: Path, rows: tuple[tuple[str, ...], ...] = JURORS) -> Path:
    path.write_bytes(write_table(JUROR_HEADINGS, rows, sheet="Жюри", moment=MOMENT))
    return path
