"""Wrong usage in words: what is missing, unknown or does not fit."""

from __future__ import annotations

from difflib import get_close_matches

# Typer keeps its own copy of click; these exceptions have no public name there.
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from core.cli.help import name_of
from core.words.words import Words


def word_usage_error(problem: UsageError, *, words: Words) -> str:
    """Return the sentence for what Typer found wrong with a command line."""
    match problem:
        case MissingParameter():
            return words.say("usage.missing", name=_parameter_of(problem))
        case BadParameter():
            return words.say("usage.bad_value", name=_parameter_of(problem))
        case NoSuchOption():
            return words.say("usage.no_such_option", name=problem.option_name)
        case BadOptionUsage():
            return words.say("usage.option_value", name=problem.option_name)
        case _:
            return words.say("usage.wrong")


def word_unknown_command(name: str, *, known: tuple[str, ...], words: Words) -> str:
    """Return the sentence for a command that does not exist, with the nearest that does."""
    near = get_close_matches(name, known, n=1)
    if near:
        return words.say("usage.no_such_command_near", name=name, near=near[0])
    return words.say("usage.no_such_command", name=name)


def _parameter_of(problem: BadParameter) -> str:
    return str(problem.param_hint or "") if problem.param is None else name_of(problem.param)
