"""The commands and their names, put together into one Typer application."""

from __future__ import annotations

from collections.abc import Mapping

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from core.cli.commands import (
    analyse,
    assign,
    checks,
    decide,
    demo,
    documents,
    forms,
    imports,
    issue,
    later,
    meeting,
    merge,
    new,
    outcome,
    rank,
    score,
    self_test,
)

COMMANDS = (
    ("demo", demo.demo),
    ("new", new.new),
    ("import", imports.import_entries),
    ("jurors", imports.import_jurors),
    ("assign", assign.assign),
    ("issue", issue.issue),
    ("forms", forms.forms),
    ("score", score.score),
    ("merge", merge.merge),
    ("rank", rank.rank),
    ("meeting", meeting.meeting),
    ("decide", decide.decide),
    ("advance", outcome.advance),
    ("award", outcome.award),
    ("documents", documents.documents),
    ("archive", later.archive),
    ("verify", checks.verify),
    ("analyse", analyse.analyse),
    ("check", checks.check),
    ("self-test", self_test.self_test),
)


def build_commands() -> Mapping[str, TyperCommand]:
    """Return every command by its name, in the order in which help lists them.

    Help texts are ids of sentences here; they are worded when help is asked for, in the language of that call.
    """
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    for name, function in COMMANDS:
        app.command(name, help=f"help.{name.replace('-', '_')}", add_help_option=False)(function)
    app.callback()(_nothing)
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError(group)
    commands = {name: each for name, each in group.commands.items() if isinstance(each, TyperCommand)}
    for parameter in (parameter for each in commands.values() for parameter in each.params):
        if isinstance(parameter, TyperArgument | TyperOption):
            # whether a file can be read is found out by reading it: then the refusal names it, and others go on
            parameter.type_descriptor.parameter_info.readable = False
    return commands


def _nothing() -> None:
    """Make Typer build a group even while there is a single command."""
