"""Importing figures and evidence."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core.base.errors import RefusedError
from core.base.ids import sha256
from core.domain.entries import EvidenceKind
from core.services.importing.applications import ApplicationFiles, import_applications
from core.services.importing.evidence import import_evidence
from core.services.importing.figures import import_figures
from core.services.importing.steps import ImportResult
from core.tables.writer import write_table
from tests.unit.services.season import ENTRIES, MOMENT, write_entries
from tests.unit.services.small_contest import Play, clock


def picture(colour: str = "red") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def lay_out(play: Play, files: dict[str, bytes]) -> Path:
    """Write files into ``<number>/…`` folders."""
    place = play.root / "evidence"
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return place


def bring(play: Play, files: dict[str, bytes]) -> ImportResult:
    return import_evidence(play.folder, lay_out(play, files), pool=play.pool, clock=clock)


def test_evidence_becomes_viewing_copies_and_the_originals_stay(assigned: Play) -> None:
    result = bring(assigned, {"101/1.png": picture(), "101/about.txt": "Школа".encode(), "102/1.png": picture()})
    assert (result.accepted, result.fresh, result.changed, result.problems) == (3, 2, 0, ())
    with assigned.folder.reading() as tx:
        shown, kept = tx.entries.evidence(), tx.entries.kept_evidence()
    assert [(each.name, each.kind) for each in shown["101"]] == [
        ("1.png", EvidenceKind.IMAGE),
        ("about.txt", EvidenceKind.TEXT),
    ]
    for each in (*kept["101"], *kept["102"]):
        assert sha256(assigned.folder.evidence_path(each.shown.sha256).read_bytes()) == each.shown.sha256
        assert sha256(assigned.folder.evidence_path(each.original).read_bytes()) == each.original


def test_evidence_that_is_a_file_is_no_folder(assigned: Play) -> None:
    lay_out(assigned, {"101.zip": b"not a folder"})
    with pytest.raises(RefusedError) as refused:
        import_evidence(assigned.folder, assigned.root / "evidence" / "101.zip", pool=assigned.pool, clock=clock)
    assert (refused.value.code, refused.value.facts) == ("evidence.not_a_folder", {"file": "101.zip"})


def test_the_same_evidence_again_changes_no_list(assigned: Play) -> None:
    files = {"101/1.png": picture()}
    bring(assigned, files)
    assert (bring(assigned, files).fresh, bring(assigned, files).changed) == (0, 0)
    assert bring(assigned, files | {"101/2.png": picture("blue")}).changed == 1


def test_two_files_whose_copies_bear_one_name_are_both_kept(assigned: Play) -> None:
    bring(assigned, {"101/1.png": picture("red"), "101/1.bmp": picture("blue"), "101/1.jpg": picture("green")})
    with assigned.folder.reading() as tx:
        shown = tx.entries.evidence()["101"]
    assert len({each.name for each in shown}) == 3
    assert len({each.sha256 for each in shown}) == 3


def test_a_history_of_posts_is_read_and_kept_as_a_table(assigned: Play) -> None:
    posts = "date,format,views,likes,comments,shares\n2025-01-02,photo,100,5,1,0\n"
    bring(assigned, {"101/posts.csv": posts.encode()})
    with assigned.folder.reading() as tx:
        (shown,) = tx.entries.evidence()["101"]
    assert shown.kind is EvidenceKind.POSTS
    assert b"2025-01-02" in assigned.folder.evidence_path(shown.sha256).read_bytes()


@pytest.mark.parametrize(
    "name, data, code, place",
    [
        ("101/1.png", b"not a picture", "evidence.broken_image", "101/1.png"),
        ("101/1.exe", b"MZ", "evidence.unknown_kind", "101/1.exe"),
        ("101/1.pdf", b"no pdf", "evidence.broken_pdf", "101/1.pdf"),
        ("101/1.txt", b"\xff\xfe\x00", "evidence.broken_text", "101/1.txt"),
        (
            "101/posts.csv",
            b"date,format,views,likes,comments,shares\nsoon,photo,1,1,1,1\n",
            "date.unreadable",
            "101/posts.csv, A2",
        ),
        (f"101/{'n' * 130}.txt", b"x", "file.schema", f"101/{'n' * 130}.txt"),
    ],
)
def test_evidence_that_cannot_be_shown_keeps_all_of_it_out(
    assigned: Play, name: str, data: bytes, code: str, place: str
) -> None:
    before = assigned.snapshot()
    result = bring(assigned, {name: data, "102/1.png": picture()})
    assert [(each.code, each.facts["place"]) for each in result.problems] == [(code, place)]
    assert result.refused
    assert assigned.snapshot() == before


def test_a_folder_without_an_entry_is_only_mentioned(assigned: Play) -> None:
    result = bring(assigned, {"999/1.png": picture(), "101/1.png": picture()})
    assert [(each.code, each.cell, each.fatal) for each in result.problems] == [
        ("evidence.entry_unknown", "999", False)
    ]
    assert result.accepted == 1


def test_a_folder_without_folders_is_refused(assigned: Play) -> None:
    (assigned.root / "evidence").mkdir()
    with pytest.raises(RefusedError, match=r"evidence\.no_folders"):
        import_evidence(assigned.folder, assigned.root / "evidence", pool=assigned.pool, clock=clock)
    with pytest.raises(RefusedError, match=r"file\.missing"):
        import_evidence(assigned.folder, assigned.root / "nowhere", pool=assigned.pool, clock=clock)


def test_evidence_is_sealed_once_and_handed_out_with_every_issue(assigned: Play) -> None:
    bring(assigned, {"101/1.png": picture(), "102/1.png": picture()})
    assigned.issue(juror="J1")
    (volume,) = (assigned.root / "out").glob("*.juryevidence")
    first = volume.read_bytes()
    assigned.issue(juror="J1")
    assert volume.read_bytes() == first
    assert volume.name == "round-1.juryevidence"


def test_evidence_that_came_later_is_sealed_anew_for_the_same_key(assigned: Play) -> None:
    bring(assigned, {"101/1.png": picture()})
    first = assigned.take(assigned.issue(juror="T1")["T1"])
    bring(assigned, {"102/1.png": picture("blue")})
    again = assigned.issue(juror="T1")["T1"]
    assert again.fresh
    second = assigned.take(again)
    assert first.package.evidence_set == second.package.evidence_set
    assert {each.number for each in second.package.entries if each.evidence} == {"101", "102"}


def figures(
    play: Play, rows: list[tuple[str, ...]], headings: tuple[str, ...] = ("Заявка", "Показатель", "Значение")
) -> Path:
    path = play.root / "figures.xlsx"
    path.write_bytes(write_table(headings, rows, sheet="Показатели", moment=MOMENT))
    return path


def test_figures_stand_beside_their_entry_and_the_newest_table_counts(assigned: Play) -> None:
    path = figures(assigned, [("101", "Подписчики", "1500"), ("101", "Посты", "12,5"), ("102", "Подписчики", "7")])
    result = import_figures(assigned.folder, path, pool=assigned.pool, clock=clock)
    assert (result.accepted, result.fresh, result.changed) == (3, 2, 0)
    path = figures(assigned, [("101", "Подписчики", "1600")])
    assert import_figures(assigned.folder, path, pool=assigned.pool, clock=clock).changed == 1
    with assigned.folder.reading() as tx:
        kept = {
            entry: [(each.name, str(each.value)) for each in found] for entry, found in tx.entries.figures().items()
        }
    assert kept == {"101": [("Подписчики", "1600")], "102": [("Подписчики", "7")]}


@pytest.mark.parametrize(
    "rows, code, cell",
    [
        ([("999", "Подписчики", "1")], "entry.unknown", "A2"),
        ([("101", "Подписчики", "1"), ("101", "Подписчики", "2")], "figure.twice", "B3"),
        ([("101", "Подписчики", "много")], "number.unreadable", "C2"),
        ([("101", "Подписчики", "1,234")], "number.ambiguous", "C2"),
        ([("101", "Подписчики", "1.234,56")], "number.ambiguous", "C2"),
        ([("101", "", "5")], "cell.empty", "B2"),
        ([("101", "Подписчики", "")], "table.no_values", "C2"),
    ],
)
def test_a_bad_figure_is_named_and_keeps_the_table_out(
    assigned: Play, rows: list[tuple[str, ...]], code: str, cell: str
) -> None:
    before = assigned.snapshot()
    result = import_figures(assigned.folder, figures(assigned, rows), pool=assigned.pool, clock=clock)
    assert [(each.code, each.cell) for each in result.problems] == [(code, cell)]
    assert assigned.snapshot() == before


def test_a_figure_given_twice_is_named_where_figures_are_columns_too(assigned: Play) -> None:
    path = figures(assigned, [("101", "4", "5"), ("101", "", "6")], ("Заявка", "Подписчики", "Посты"))
    result = import_figures(assigned.folder, path, pool=assigned.pool, clock=clock)
    assert [(each.code, each.cell) for each in result.problems] == [("figure.twice", "C3")]


def test_applications_figures_and_evidence_are_imported_together_or_not_at_all(assigned: Play) -> None:
    rows = (*ENTRIES, ("304", "3", "Музей № 4", "Четвёртый", "https://example.org/304", ""))
    files = ApplicationFiles(
        entries=write_entries(assigned.root / "more.xlsx", rows),
        figures=figures(assigned, [("304", "Подписчики", "много")]),
        evidence=lay_out(assigned, {"304/1.png": picture()}),
    )
    before = assigned.snapshot()
    refused = import_applications(assigned.folder, files, pool=assigned.pool, clock=clock)
    assert {name for name, each in refused.items() if each.refused} == {"figures"}
    assert assigned.snapshot() == before
    figures(assigned, [("304", "Подписчики", "5")])
    done = import_applications(assigned.folder, files, pool=assigned.pool, clock=clock)
    assert {name: each.fresh for name, each in done.items()} == {"entries": 1, "figures": 1, "evidence": 1}
