from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.base.errors import RefusedError, refuse
from core.base.progress import Progress
from core.words.words import LANGUAGES, Words
from ui.kit.messages import Message, Messages
from ui.kit.tasks import TaskRunner


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def tasks(qapp: QApplication, messages: Messages) -> Iterator[TaskRunner]:
    assert qapp.thread() is not None
    runner = TaskRunner("test", messages=messages)
    yield runner
    runner.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_work_is_done_elsewhere_and_its_answer_delivered_here(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    threads: list[int] = []
    tasks.run(threading.get_ident, owner=owner, done=lambda worker: threads.extend((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [tasks.thread_id, threading.get_ident()]
    assert threads[0] != threads[1]


def test_work_is_done_in_the_order_it_was_asked_for(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(50):
        tasks.run(partial(int, number), owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_a_refusal_comes_back_as_it_was_raised(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    refusals: list[RefusedError] = []
    tasks.run(lambda: refuse("disk.full", file="f", folder="d"), owner=owner, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert (refusals[0].code, refusals[0].facts) == ("disk.full", {"file": "f", "folder": "d"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_nobody_waits_for_reaches_the_user_in_words(
    language: object, tasks: TaskRunner, messages: Messages, owner: QObject, qtbot: QtBot
) -> None:
    posted: list[Message] = []
    messages.posted.connect(posted.append)
    tasks.run(lambda: refuse("package.damaged"), owner=owner)
    qtbot.waitUntil(lambda: bool(posted))
    words = Words.of("ru" if language == "ru" else "en")
    assert posted[0].tone == "refused"
    assert posted[0].in_words(words) == words.error("package.damaged", {})


def test_an_error_of_the_disk_is_worded(tasks: TaskRunner, owner: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    refusals: list[RefusedError] = []
    tasks.run((tmp_path / "missing.txt").read_bytes, owner=owner, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert (refusals[0].code, refusals[0].facts["file"]) == ("file.missing", "missing.txt")


def test_our_own_fault_leaves_a_report_without_a_word_of_the_users(
    tasks: TaskRunner, owner: QObject, qtbot: QtBot
) -> None:
    def stumble() -> None:
        raise LookupError("Примерова А. С. 8 баллов")  # noqa: TRY003 - what must not leave

    refusals: list[RefusedError] = []
    tasks.run(stumble, owner=owner, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].code == "fault.reported"
    report = Path(str(refusals[0].facts["folder"]), str(refusals[0].facts["file"])).read_text(encoding="utf-8")
    assert "LookupError" in report
    assert "stumble" in report
    assert "Примерова" not in report


def test_progress_is_delivered_here_and_ends_at_the_whole(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    def count(progress: Progress) -> str:
        for done in range(1, 101):
            progress(done, 100)
        return "counted"

    said: list[tuple[int, int]] = []
    with qtbot.waitCallback() as done:
        tasks.run_long(count, owner=owner, progress=lambda *share: said.append(share), done=done)
    done.assert_called_with("counted")
    assert said[-1] == (100, 100)
    assert said == sorted(said)


def test_work_called_off_stops_where_it_says_how_far_it_is(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    reached: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        for done in range(100):
            progress(done, 100)
            reached.append(done)

    refusals: list[RefusedError] = []
    task = tasks.run_long(work, owner=owner, progress=lambda *_: None, failed=refusals.append)
    begun.wait(10)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(refusals))
    assert [each.code for each in refusals] == ["work.cancelled"]
    assert reached == []


def test_work_called_off_in_time_is_never_begun_and_nobody_is_bothered(
    tasks: TaskRunner, messages: Messages, owner: QObject, qtbot: QtBot
) -> None:
    gate = threading.Event()
    posted: list[Message] = []
    begun: list[bool] = []
    messages.posted.connect(posted.append)
    tasks.run(lambda: gate.wait(10), owner=owner)
    tasks.run(lambda: begun.append(True), owner=owner).cancel()
    gate.set()
    with qtbot.waitCallback() as last:
        tasks.run(lambda: None, owner=owner, done=last)
    assert (begun, posted) == ([], [])


def test_nothing_is_delivered_to_the_deleted(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    delivered: list[int] = []
    gone = QObject()
    tasks.run(lambda: 1, owner=gone, done=delivered.append)
    delete(gone)
    with qtbot.waitCallback() as last:
        tasks.run(lambda: None, owner=owner, done=last)
    assert delivered == []


def test_closing_finishes_what_was_asked_for(messages: Messages, owner: QObject, qtbot: QtBot) -> None:
    del qtbot
    written: list[int] = []
    runner = TaskRunner("short", messages=messages)
    for number in range(20):
        runner.run(partial(written.append, number), owner=owner)
    runner.close()
    assert written == list(range(20))


def test_being_busy_is_said_at_its_beginning_and_end(tasks: TaskRunner, owner: QObject, qtbot: QtBot) -> None:
    said: list[bool] = []
    tasks.busy_changed.connect(said.append)
    answer: Callable[[object], None]
    with qtbot.waitCallback() as answer:
        tasks.run(lambda: None, owner=owner)
        tasks.run(lambda: None, owner=owner, done=answer)
    assert said == [True, False]
    assert not tasks.is_busy
