from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.entries import Evidence
from tests.ui.evidence_made import MadeEvidence, make_evidence, write_posts
from ui.kit.messages import Message, Messages
from ui.operations.evidence import MAX_BYTES, EvidenceRoom
from ui.operations.evidence_cache import AnswerCache
from ui.operations.evidence_requests import (
    Counted,
    Drawn,
    HistoryRequest,
    Lane,
    PictureRequest,
    Read,
    Request,
    TextRequest,
)

PATIENCE = 20_000
MakeRoom = Callable[[Path], EvidenceRoom]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeEvidence:
    return make_evidence(tmp_path_factory.mktemp("evidence"))


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    del qtbot
    return Messages()


@pytest.fixture
def make_room(made: MadeEvidence, messages: Messages) -> Iterator[MakeRoom]:
    rooms: list[EvidenceRoom] = []

    def make(folder: Path) -> EvidenceRoom:
        room = EvidenceRoom(package=made.package, identity=made.identity, folder=folder, messages=messages)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.close()


@pytest.fixture
def room(make_room: MakeRoom, made: MadeEvidence, tmp_path: Path, qtbot: QtBot) -> EvidenceRoom:
    """Everything has arrived."""
    opened = make_room(tmp_path / "desk")
    for volume in made.volumes:
        opened.receive(volume)
    qtbot.waitUntil(lambda: opened.holdings is not None and opened.holdings.volumes == (1, 2), timeout=PATIENCE)
    return opened


def item(made: MadeEvidence, name: str, *, entry: str = "101") -> Evidence:
    return next(each for each in made.entry(entry).evidence if each.name == name)


def ask(room: EvidenceRoom, qtbot: QtBot, request: Request) -> None:
    """Wait until a request is answered or refused."""
    with qtbot.waitSignal(room.ready, timeout=PATIENCE, check_params_cb=lambda found: found == request):
        room.want(Lane.SHOWN, [request])


def test_every_kind_of_item_is_answered(room: EvidenceRoom, made: MadeEvidence, qtbot: QtBot) -> None:
    picture = PictureRequest(item(made, "страница.jpg"), page=0, width=360)
    text, history = TextRequest(item(made, "о нас.txt")), HistoryRequest(item(made, "posts.csv"))
    for request in (picture, text, history):
        ask(room, qtbot, request)
    drawn, read, counted = (room.answer(each) for each in (picture, text, history))
    assert isinstance(drawn, Drawn)
    assert (drawn.image.width(), drawn.image.height(), drawn.pages) == (360, 2000, ((720, 4000),))
    assert isinstance(read, Read)
    assert read.text.startswith("Наш паблик")
    assert isinstance(counted, Counted)
    assert counted.history.posts == len(write_posts(2).splitlines()) - 1


@pytest.mark.parametrize("name", ["сломанный.jpg", "сломанный.pdf"])
def test_a_broken_item_is_refused_and_asked_for_once(
    room: EvidenceRoom, made: MadeEvidence, qtbot: QtBot, name: str
) -> None:
    request = PictureRequest(item(made, name), page=0, width=100)
    ask(room, qtbot, request)
    refused = room.refusal(request)
    assert refused is not None
    assert (refused.code, refused.facts) == ("evidence.unreadable", {"item": name})
    assert room.answer(request) is None
    with qtbot.assertNotEmitted(room.ready, wait=50):
        room.want(Lane.SHOWN, [request])


def test_the_urgent_goes_first_and_the_stale_is_never_opened(
    room: EvidenceRoom, made: MadeEvidence, qtbot: QtBot
) -> None:
    answered: list[Request] = []
    room.ready.connect(answered.append)
    page = item(made, "страница.jpg")
    at_work, stale, later, shown = (PictureRequest(page, page=0, width=width) for width in (40, 50, 60, 70))
    room.want(Lane.THUMBNAILS, [at_work])
    room.want(Lane.SHOWN, [stale])
    room.want(Lane.NEXT, [later])
    room.want(Lane.SHOWN, [shown])
    qtbot.waitUntil(lambda: len(answered) == 3, timeout=PATIENCE)
    assert answered == [at_work, shown, later]
    assert room.answer(stale) is None


def test_a_missing_volume_is_dropped_in(
    make_room: MakeRoom, made: MadeEvidence, messages: Messages, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[Message] = []
    messages.posted.connect(told.append)
    room = make_room(tmp_path / "desk")
    qtbot.waitUntil(lambda: room.holdings is not None, timeout=PATIENCE)
    page = item(made, "страница.jpg")
    request = PictureRequest(page, page=0, width=80)
    assert not room.is_here(page)
    ask(room, qtbot, request)
    refused = room.refusal(request)
    assert refused is not None
    assert refused.code == "evidence.not_received"
    with qtbot.waitSignal(room.ready, timeout=PATIENCE):
        room.receive(made.volumes[0])
    assert room.is_here(page)
    assert isinstance(room.answer(request), Drawn)
    with qtbot.waitSignal(room.holdings_changed, timeout=PATIENCE):
        room.receive(made.volumes[1])
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE)
    assert [(each.sentence, each.facts) for each in told] == [
        ("evidence.taken_part", {"have": 1, "of": 2}),
        ("evidence.taken", {}),
    ]


def test_a_foreign_volume_is_refused_in_words(
    make_room: MakeRoom, messages: Messages, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[Message] = []
    messages.posted.connect(told.append)
    (tmp_path / "other").mkdir()
    other = make_evidence(tmp_path / "other")
    room = make_room(tmp_path / "desk")
    room.receive(other.volumes[0])
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert [(each.sentence, each.tone) for each in told] == [("evidence.other_set", "refused")]
    assert not list((tmp_path / "desk").rglob("*.juryevidence"))


def test_a_desk_knows_its_volumes_when_it_is_opened_again(
    room: EvidenceRoom, make_room: MakeRoom, made: MadeEvidence, tmp_path: Path, qtbot: QtBot
) -> None:
    room.close()
    again = make_room(tmp_path / "desk")
    qtbot.waitUntil(lambda: again.holdings is not None, timeout=PATIENCE)
    assert all(again.is_here(each) for entry in made.package.entries for each in entry.evidence)


def test_a_closed_room_answers_nothing(room: EvidenceRoom, made: MadeEvidence, qtbot: QtBot) -> None:
    request = PictureRequest(item(made, "страница.jpg"), page=0, width=700)
    room.want(Lane.SHOWN, [request])
    room.close()
    with qtbot.assertNotEmitted(room.ready, wait=50):
        room.want(Lane.SHOWN, [request])
    room.close()


def test_pictures_are_kept_within_a_limit(room: EvidenceRoom, made: MadeEvidence, qtbot: QtBot) -> None:
    page = item(made, "страница.jpg")
    requests = [PictureRequest(page, page=0, width=width) for width in range(700, 720)]
    for request in requests:
        ask(room, qtbot, request)
        assert room.kept_bytes <= MAX_BYTES
    assert room.answer(requests[0]) is None
    assert room.answer(requests[-1]) is not None


def test_the_cache_forgets_what_was_asked_for_longest_ago(made: MadeEvidence) -> None:
    first, second, third = (TextRequest(each) for each in made.entry("101").evidence[:3])
    cache = AnswerCache(limit=20)
    cache.put(first, Read("12345"))
    cache.put(second, Read("12345"))
    assert cache.get(first) == Read("12345")
    cache.put(third, Read("12345"))
    assert (cache.get(second), cache.get(first), cache.weight) == (None, Read("12345"), 20)
    cache.put(first, Read("a text heavier than all"))
    assert (cache.get(first), cache.get(third)) == (Read("a text heavier than all"), None)
    cache.drop(first)
    assert cache.weight == 0
