"""Wrong usage in words: what is missing, unknown or does not fit."""

from __future__ import annotations

from difflib import get_close_matches

from pydantic import ValidationError

# Typer keeps its own copy of click; these exceptions have no public name there.
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperArgument, TyperOption

from core.cli.help import name_of
from core.words.words import Words

_NUMBERS = ("int_", "greater_than", "less_than")
"""How the kinds of what pydantic finds wrong with a whole number begin."""


def word_usage_error(problem: UsageError, *, words: Words) -> str:
    """Return the sentence for what Typer found wrong with a command line."""
    match problem:
        case MissingParameter():
            return words.say("usage.missing", name=_parameter_of(problem))
        case BadParameter():
            return _word_bad_value(problem, words=words)
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


def _word_bad_value(problem: BadParameter, *, words: Words) -> str:
    """Name the value that stands there and the range it had to be in."""
    name, cause, parameter = _parameter_of(problem), problem.__cause__, problem.param
    if not isinstance(cause, ValidationError) or not isinstance(parameter, TyperArgument | TyperOption):
        return words.say("usage.bad_value", name=name)
    first, limits = cause.errors(include_url=False)[0], parameter.get_runtime_param().parameter_info
    if not first["type"].startswith(_NUMBERS):
        return words.say("usage.bad_value", name=name)
    value = str(first["input"])
    if limits.min is None:
        return words.say("usage.not_whole", name=name, value=value)
    if limits.max is None:
        return words.say("usage.not_from", name=name, value=value, least=int(limits.min))
    return words.say("usage.not_between", name=name, value=value, least=int(limits.min), most=int(limits.max))


def _parameter_of(problem: BadParameter) -> str:
    return str(problem.param_hint or "") if problem.param is None else name_of(problem.param)
