from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.domain.entries import Figure
from core.exchange.package.model import PackageEntry
from core.services.scoring.evidence_figures import (
    average_formats,
    average_weeks,
    compare_figures,
    compare_histories,
    engagement_of,
    measure_history,
)
from core.services.scoring.evidence_posts import (
    MAX_WEEKS,
    HistoryTask,
    PostHistory,
    Week,
    open_history,
    read_history,
)

MONDAY = date(2025, 9, 1)
HEAD = "date,format,views,likes,comments,shares\n"


def history(*rows: str) -> PostHistory:
    return read_history(HistoryTask(name="posts.csv", data=(HEAD + "\n".join(rows)).encode()))


def test_posts_are_counted_by_calendar_week_and_format() -> None:
    counted = history(
        "2025-09-01,Фото,100,5,3,2", "2025-09-07T23:59:00,photo,100,0,0,0", "2025-09-22,голограмма,,4,,",
        "2025-09-22,Опрос,50,5,0,0"
    )  # fmt: skip
    assert counted.weeks == (
        Week(MONDAY, posts=2, views=200, reactions=10),
        Week(MONDAY + timedelta(days=7)),
        Week(MONDAY + timedelta(days=14)),
        Week(MONDAY + timedelta(days=21), posts=2, views=50, reactions=5),
    )
    assert counted.formats == (("photo", 2), ("poll", 1), ("голограмма", 1))
    assert (counted.posts, counted.longest_gap) == (4, 15)


def test_only_the_last_year_is_looked_at() -> None:
    counted = history(
        "0001-01-01,текст,1,0,0,0", "2024-12-01,текст,1,0,0,0", "2024-12-02,текст,1,0,0,0", "2025-12-01,текст,1,0,0,0"
    )
    assert len(counted.weeks) == MAX_WEEKS
    assert (counted.posts, counted.longest_gap) == (2, 364)
    assert history("0001-01-01,текст,1,0,0,0").weeks[0].monday == date.min


def test_indicators_follow_their_formulas() -> None:
    counted = history("2025-09-01,фото,100,5,3,2", "2025-09-09,фото,300,10,0,0", "2025-09-09,видео,,7,7,7")
    assert measure_history(counted) == {
        "posts_per_week": Fraction(3, 2),
        "longest_gap": 8,
        "variety": Fraction(9, 5),
        "engagement": Fraction(100 * 20, 400),
    }
    assert "engagement" not in measure_history(history("2025-09-01,фото,,1,1,1"))
    assert [engagement_of(each) for each in counted.weeks] == [Fraction(10), Fraction(1000, 300)]


def test_averages_take_every_history_while_it_lasts() -> None:
    own = history("2025-09-01,фото,100,10,0,0", "2025-09-15,фото,100,10,0,0")
    other = history("2025-09-08,видео,,0,0,0", "2025-09-08,фото,,0,0,0", "2025-09-22,видео,10,0,0,0")
    assert average_weeks(own, [own, other]) == (
        (Fraction(1), Fraction(10)),
        (Fraction(1), None),
        (Fraction(1, 2), Fraction(10)),
    )
    assert average_formats([own, other]) == {
        "photo": Fraction(200, 3),
        "video": Fraction(100, 3),
    }
    compared = compare_histories(own, [own, other])
    assert compared["longest_gap"].average == 14
    assert compared["variety"].value == 1
    assert compared["variety"].count == 2


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"nothing,known\n1,2\n", (HEAD + "not a day,photo,1,1,1,1").encode()]
)
def test_a_table_that_is_none_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        read_history(HistoryTask(name="posts.csv", data=data))
    assert (caught.value.code, caught.value.facts) == ("evidence.unreadable", {"item": "posts.csv"})


def test_a_worker_process_reads_it_alike() -> None:
    task = HistoryTask(name="posts.csv", data=(HEAD + "2025-09-01,фото,1,1,1,1").encode())
    with WorkPool(workers=1) as pool:
        assert open_history(pool, task) == read_history(task)
        with pytest.raises(RefusedError, match=r"evidence\.unreadable"):
            open_history(pool, HistoryTask(name="posts.csv", data=b""))


def entry(number: str, figures: dict[str, str], *, nomination: int = 1) -> PackageEntry:
    return PackageEntry(
        number=number,
        nomination=nomination,
        applicant=number,
        figures=tuple(Figure(name=name, value=Decimal(value)) for name, value in figures.items()),
    )


def test_figures_stand_beside_the_average_of_their_nomination() -> None:
    entries = [
        entry("1", {"Подписчики": "2412", "Вовлечённость, %": "6.1", "Охват": "1"}),
        entry("2", {"Подписчики": "1308", "Вовлечённость, %": "2.75"}),
        entry("3", {"Подписчики": "900000"}, nomination=2),
    ]
    followers, engagement, reach = compare_figures(entries[0], entries)
    assert (followers.value, followers.average) == (Fraction(2412), Fraction(1860))
    assert (followers.count, followers.digits) == (2, 0)
    assert (followers.low, followers.high) == (Fraction(0), Fraction(2412))
    assert followers.share(followers.value) == 1.0
    assert (engagement.name, engagement.percent, engagement.digits) == ("Вовлечённость", True, 2)
    assert engagement.average == Fraction(885, 200)
    assert (reach.average, reach.count) == (None, 1)


def test_small_averages_get_a_digit_and_bars_reach_below_zero() -> None:
    entries = [entry("1", {"Прирост": "-3"}), entry("2", {"Прирост": "6"}), entry("3", {"Прирост": "4"})]
    (growth,) = compare_figures(entries[0], entries)
    assert (growth.digits, growth.average_digits) == (0, 1)
    assert growth.average == Fraction(7, 3)
    assert (growth.share(growth.value), growth.share(Fraction(6))) == (0.0, 1.0)
    assert [each.share(each.value) for each in compare_figures(entry("1", {"Нуль": "0"}), [])] == [0.0]
