"""What is wrong with a table, cell by cell, as documents and as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.cli.answer import Answer, Column, Document, Table
from core.cli.session import Session

if TYPE_CHECKING:
    from core.tables.problems import Problem


def list_problems(problems: Sequence[Problem], *, session: Session) -> list[Document]:
    """Return the problems as documents."""
    return [
        {
            "cell": each.cell,
            "code": each.code,
            "words": session.words.error(each.code, each.facts),
            "fatal": each.fatal,
            "place": each.facts.get("place"),
        }
        for each in problems
    ]


def table_of_problems(problems: Sequence[Problem], *, session: Session) -> Table:
    """Return the problems for people."""
    return Table(
        columns=(Column(session.say("column.cell")), Column(session.say(_heading(problems)))),
        rows=tuple((each.cell, session.words.error(each.code, each.facts)) for each in problems),
    )


def _heading(problems: Sequence[Problem]) -> str:
    """Return what stands over the sentences: nothing is wrong where all are mere remarks."""
    return "column.problem" if any(each.fatal for each in problems) else "column.remark"


def refused_table(
    problems: Sequence[Problem], *, session: Session, document: dict[str, Document] | None = None
) -> Answer:
    """Return the answer of a command that took nothing in because of fatal problems."""
    words = session.words.count("import.refused", n=sum(each.fatal for each in problems))
    return Answer(
        document={
            **(document or {}),
            "problems": list_problems(problems, session=session),
            "error": {"code": "import.refused", "words": words},
        },
        blocks=(table_of_problems(problems, session=session), words),
        refused=True,
    )
