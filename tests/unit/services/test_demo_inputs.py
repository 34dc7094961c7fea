from __future__ import annotations

from pathlib import Path

from PIL import Image

from core.base.ids import sha256
from core.base.pool import WorkPool
from core.domain.entries import Entry
from core.services.inventing.applicants import invent_entries
from core.services.inventing.chance import Chance
from core.services.inventing.inputs import (
    followers_of,
    write_entries,
    write_figures,
    write_jurors,
    write_marks,
    write_posts,
)
from core.services.inventing.jurors import invent_jurors
from core.services.inventing.screenshots import PageTask, draw_page, draw_screenshots
from core.services.inventing.simulate import Simulation, recuse
from core.services.templates import load_template
from core.tables.contest_tables import parse_entries, parse_jurors
from core.tables.evidence_tables import parse_figures, parse_posts
from core.tables.mark_tables import parse_marks
from core.tables.reader import read_table

RULES = load_template("best-public").rules
QUOTAS = {each.nomination: each.places for each in RULES.round(1).quotas}
ENTRIES = invent_entries(Chance(1), count=60, quotas=QUOTAS)
SIMULATION = Simulation(Chance(1), frozenset())
SCREEN = (720, 1040)


def test_the_register_reads_back_as_it_was_invented(tmp_path: Path) -> None:
    path = tmp_path / "entries.xlsx"
    write_entries(path, ENTRIES, nominations=RULES.nominations)
    lines, problems = parse_entries(read_table(path))
    assert problems == ()
    assert [(each.number, each.applicant, each.title, each.link) for each in lines] == [
        (each.number, each.applicant, each.title, each.link) for each in ENTRIES
    ]
    assert [each.submitted for each in lines] == [str(each.submitted)[:19] for each in ENTRIES]
    assert {each.nomination for each in lines} == {f"{each.number}. {each.title}" for each in RULES.nominations}


def test_the_jury_reads_back_with_roles_and_conflicts(tmp_path: Path) -> None:
    jurors = invent_jurors(Chance(1), count=9, entries=ENTRIES)
    path = tmp_path / "jurors.xlsx"
    write_jurors(path, jurors)
    lines, problems = parse_jurors(read_table(path))
    assert problems == ()
    assert [(each.code, each.name, each.role, each.conflicts) for each in lines] == [
        (each.code, each.name, each.role.value, each.conflicts) for each in jurors
    ]


def test_every_entry_has_four_figures(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    assert write_figures(path, ENTRIES, simulation=SIMULATION) == 240
    lines, problems = parse_figures(read_table(path))
    assert problems == ()
    assert len(lines) == 240
    followers = {each.number: each.value for each in lines if each.figure == "Подписчики"}
    assert followers == {each.number: str(followers_of(each, SIMULATION)) for each in ENTRIES}


def test_some_entries_have_a_year_of_posts(tmp_path: Path) -> None:
    assert write_posts(tmp_path, ENTRIES, simulation=SIMULATION) == 6
    histories = sorted(tmp_path.glob("*/posts.csv"))
    assert len(histories) == 6
    for path in histories:
        lines, problems = parse_posts(read_table(path))
        assert problems == ()
        assert len(lines) > 60
        assert lines[0].date < "2025-01"
        assert lines[-1].date > "2025-11"


def test_a_table_of_marks_reads_back(tmp_path: Path) -> None:
    criteria = RULES.round(1).criteria
    rows = [SIMULATION.row(each, criteria, juror="J01", round_number=1) for each in ENTRIES[1:]]
    path = tmp_path / "marks.xlsx"
    titles = {each.code: each.title for each in criteria}
    write_marks(path, [recuse(ENTRIES[0].number), *rows], criteria=titles)
    lines, problems = parse_marks(read_table(path), criteria={title: code for code, title in titles.items()})
    assert problems == ()
    assert {(each.entry, each.criterion): each.score for each in lines if each.score} == {
        (row.entry, code): score for row in rows for code, score in row.scores.items()
    }
    assert [each.entry for each in lines if each.recusal] == [ENTRIES[0].number]


def test_every_entry_gets_two_pictures_of_its_own(tmp_path: Path) -> None:
    chosen = ENTRIES[:12]
    with WorkPool() as pool:
        made = draw_screenshots(chosen, seed=1, followers=_followers, folder=tmp_path, pool=pool)
    files = sorted(tmp_path.rglob("*.jpg"))
    assert made == len(files) == 24
    assert len({sha256(each.read_bytes()) for each in files}) == 24
    assert all(20_000 < each.stat().st_size < 90_000 for each in files)
    for each in files:
        with Image.open(each) as picture:
            assert picture.size == SCREEN


def test_a_picture_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        draw_page(PageTask(seed=1, entry=ENTRIES[0], followers=1200, folder=tmp_path / name))
    for name in ("1.jpg", "2.jpg"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def _followers(entry: Entry) -> int:
    return followers_of(entry, SIMULATION)
