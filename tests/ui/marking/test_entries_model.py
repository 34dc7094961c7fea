from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.models.entries import EntriesModel, EntryGroup, EntryLine, EntryOrder, EntryRole, natural_key
from ui.models.entries_filter import EntryFilter, ShownEntries

SCHOOLS = EntryGroup(
    "1. Школы",
    (
        EntryLine("10", "Школа № 10", state="done", total="8,00"),
        EntryLine("2", "Лицей", title="Ёлка и шары", state="partly", total="1,00", flagged=True),
        EntryLine("А-3", "Гимназия", link="https://example.org/gym", state="recused"),
    ),
)
MUSEUMS = EntryGroup("2. Музеи", (EntryLine("7", "Музей"),))


@pytest.fixture
def model(qapp: QApplication) -> EntriesModel:
    del qapp
    made = EntriesModel(describe=lambda node: f"слышно: {getattr(node, 'title', '')}")
    made.show((SCHOOLS, MUSEUMS))
    return made


@pytest.fixture
def shown(model: EntriesModel) -> ShownEntries:
    return ShownEntries(model)


def _watch(model: QObject) -> QAbstractItemModelTester:
    assert isinstance(model, (EntriesModel, ShownEntries))
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.mark.parametrize("order", ["package", "number"])
def test_the_model_keeps_qts_rules(order: EntryOrder, model: EntriesModel) -> None:
    tester = _watch(model)
    model.show(model.groups, order=order)
    model.update_line(EntryLine("7", "Музей", state="done", total="5,00"))
    model.show(())
    model.show((MUSEUMS,))
    assert tester.model() is model


@pytest.mark.parametrize("kind", ["all", "empty", "partly", "flagged", "recused"])
def test_the_filter_keeps_qts_rules(kind: EntryFilter, model: EntriesModel, shown: ShownEntries) -> None:
    tester = _watch(shown)
    shown.choose(kind)
    shown.hold("7")
    shown.search("школа")
    model.update_line(EntryLine("10", "Школа № 10", state="recused"))
    shown.search("")
    model.show(model.groups, order="number")
    assert tester.model() is shown


def test_entries_stand_by_nomination_in_the_packages_order(model: EntriesModel, shown: ShownEntries) -> None:
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1. Школы", "2. Музеи"]
    assert shown.numbers() == ("10", "2", "А-3", "7")


def test_by_number_they_stand_as_people_count(model: EntriesModel, shown: ShownEntries) -> None:
    model.show(model.groups, order="number")
    assert shown.numbers() == ("2", "7", "10", "А-3")
    assert not model.index_of("7").parent().isValid()


def test_numbers_sort_by_their_parts() -> None:
    assert sorted(["4-100", "4-17", "10", "9", "У-2"], key=natural_key) == ["4-17", "4-100", "9", "10", "У-2"]


@pytest.mark.parametrize(
    "kind, numbers",
    [
        ("empty", ("7",)),
        ("partly", ("2",)),
        ("flagged", ("2",)),
        ("recused", ("А-3",)),
        ("all", ("10", "2", "А-3", "7")),
    ],
)
def test_the_filter_shows_one_kind(kind: EntryFilter, numbers: tuple[str, ...], shown: ShownEntries) -> None:
    shown.choose(kind)
    assert shown.numbers() == numbers


@pytest.mark.parametrize(
    "words, numbers",
    [("ёлка", ("2",)), ("ЕЛКА", ("2",)), ("gym", ("А-3",)), ("10", ("10",)), ("школа 10", ("10",)), ("нет", ())],
)
def test_search_finds_number_name_title_and_address(words: str, numbers: tuple[str, ...], shown: ShownEntries) -> None:
    shown.search(words)
    assert shown.numbers() == numbers


def test_the_entry_at_hand_stays_when_its_mark_takes_it_out_of_the_filter(
    model: EntriesModel, shown: ShownEntries
) -> None:
    shown.choose("empty")
    shown.hold("7")
    model.update_line(replace(MUSEUMS.lines[0], state="done"))
    assert shown.numbers() == ("7",)
    shown.hold("10")
    assert shown.numbers() == ("10",)


def test_a_line_is_updated_where_it_stands(model: EntriesModel) -> None:
    changed: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, _last: changed.append(QModelIndex(first)))
    model.update_line(EntryLine("2", "Лицей", state="done", total="9,00"))
    line = model.index_of("2").data(EntryRole.NODE)
    assert isinstance(line, EntryLine)
    assert line.total == "9,00"
    assert [each.data() for each in changed] == ["Лицей", "1. Школы"]
    assert model.groups[0].settled == 3


def test_a_nomination_cannot_be_chosen(model: EntriesModel) -> None:
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index_of("7")) & Qt.ItemFlag.ItemIsSelectable


def test_a_line_can_be_heard(model: EntriesModel) -> None:
    assert model.index_of("2").data(Qt.ItemDataRole.AccessibleTextRole) == "слышно: Ёлка и шары"


def test_an_entry_that_is_not_in_the_list_is_a_fault(model: EntriesModel) -> None:
    with pytest.raises(KeyError):
        model.index_of("404")
    with pytest.raises(KeyError):
        model.update_line(EntryLine("404", "Нет"))
