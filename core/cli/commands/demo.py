"""``demo``: the whole sample contest with simulated marks, through the services that people use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.progress import Progress
from core.cli.answer import Answer, Column, Document, Table
from core.cli.screen import show_progress
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.demo.layout import Layout
    from core.services.demo.run import Played

SAMPLE_PASSPHRASE = "sample contest"  # noqa: S105 — printed with the answer: it guards nothing but invented marks


def demo(
    context: typer.Context,
    *,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="help.demo.folder")],
    entries: Annotated[int, typer.Option("--entries", metavar="N", min=1, help="help.demo.entries")] = 475,
    jurors: Annotated[int, typer.Option("--jurors", metavar="N", min=1, help="help.demo.jurors")] = 15,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="help.demo.seed")] = 1,
) -> Answer:
    """Play the sample contest."""
    from core.services.demo.run import Wanted, play_contest  # loads everything

    session = session_of(context)
    passphrase = os.environ.get("JURY_PASSPHRASE") or SAMPLE_PASSPHRASE
    wanted = Wanted(entries=entries, jurors=jurors, seed=seed, passphrase=passphrase)

    @contextmanager
    def show(stage: str, round_number: int | None) -> Iterator[Progress]:
        with show_progress(_name(stage, round_number, session)) as progress:
            yield progress

    played = play_contest(folder, wanted=wanted, show=show)
    sample = passphrase == SAMPLE_PASSPHRASE
    kept = (session.say("demo.passphrase", passphrase=SAMPLE_PASSPHRASE),) if sample else ()
    return Answer(
        document={**_document(played, session), "passphrase": SAMPLE_PASSPHRASE if sample else None},
        blocks=(
            _stages(played, session),
            _places(played.layout, session),
            _codes(played, session),
            *_sentences(played, session),
            *kept,
        ),
    )


def _document(played: Played, session: Session) -> dict[str, Document]:
    return {
        "contest": str(played.layout.contest),
        "entries": played.entries,
        "finalists": played.finalists,
        "winners": played.winners,
        "packages": [
            {"juror": each.juror, "round": each.round, "file": str(each.file), "code": each.code}
            for each in played.packages
        ],
        "sheets": [str(each) for each in played.sheets],
        "letters": [str(each.file) for each in played.printed if each.kind == "letter"],
        "documents": [str(each.file) for each in played.printed if each.kind != "letter"],
        "archive": None,
        "archive_reason": session.say("demo.no_archive"),
        "stages": [
            {"name": each.name, "round": each.round, "count": each.count, "seconds": round(each.seconds, 3)}
            for each in played.stages
        ],
    }


def _name(stage: str, round_number: int | None, session: Session) -> str:
    name = session.words.term("stage", stage)
    return name if round_number is None else session.say("demo.stage_of_round", stage=name, round=round_number)


def _stages(played: Played, session: Session) -> Table:
    words = session.words
    total = sum(each.seconds for each in played.stages)
    rows = [
        (_name(each.name, each.round, session), words.number(each.count), _seconds(each.seconds, session))
        for each in played.stages
    ]
    return Table(
        title=session.say("demo.title"),
        columns=(
            Column(session.say("column.stage")),
            Column(session.say("column.count"), number=True),
            Column(session.say("column.seconds"), number=True),
        ),
        rows=(*rows, (session.say("demo.in_all"), "", _seconds(total, session))),
    )


def _seconds(seconds: float, session: Session) -> str:
    return session.words.number(Decimal(f"{seconds:.1f}"), digits=1)


def _places(layout: Layout, session: Session) -> Table:
    say = session.say
    rounds = [
        (say(f"demo.place.{name}", round=number), str(folder(number)))
        for number in (1, 2)
        for name, folder in (("packages", layout.packages), ("inbox", layout.inbox), ("receipts", layout.receipts))
    ]
    return Table(
        title=say("demo.places"),
        columns=(Column(say("column.what")), Column(say("column.folder"))),
        rows=(
            (say("demo.place.input"), str(layout.input)),
            (say("demo.place.contest"), str(layout.contest)),
            *rounds,
            (say("demo.place.desks"), str(layout.desks)),
            (say("demo.place.acts"), str(layout.acts)),
            (say("demo.place.letters"), str(layout.letters)),
            (say("demo.place.documents"), str(layout.documents)),
        ),
    )


def _codes(played: Played, session: Session) -> Table:
    return Table(
        title=session.say("demo.codes"),
        columns=(Column(session.say("column.juror")), Column(session.say("column.code"))),
        rows=tuple({each.juror: each.code for each in played.packages}.items()),
    )


def _sentences(played: Played, session: Session) -> tuple[str, ...]:
    return (
        session.say(
            "demo.result",
            entries=session.words.count("plural.entries", n=played.entries),
            finalists=session.words.count("plural.finalists", n=played.finalists),
            winners=session.words.count("plural.winners", n=played.winners),
        ),
        session.say("demo.simulated"),
    )
