"""``self-test``: does this build have all its parts, on this machine."""

from __future__ import annotations

import typer

from core.cli.answer import Answer
from core.cli.commands.checks import answer_report
from core.cli.session import session_of


def self_test(context: typer.Context) -> Answer:
    """Try the build."""
    from core.services.checking.build import try_build  # loads everything, on purpose

    return answer_report(try_build(), session=session_of(context))
