"""Help, worded when it is asked for: how a command is called and what each part of it means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size

from typer._click import Parameter  # Typer keeps its own copy of click without a public name
from typer.core import TyperArgument, TyperCommand, TyperOption

from core.words.words import Words

PROGRAM = "main.py"
_WIDEST = 100
_INDENT = 2
_NAMES = 26


def help_on_program(commands: Mapping[str, TyperCommand], *, words: Words) -> str:
    """Return how the program is called and one line for each command."""
    rows = [(name, words.say(str(each.help)).partition("\n\n")[0]) for name, each in commands.items()]
    return "\n".join(
        [
            words.say("help.usage", usage=f"{PROGRAM} [--lang ru|en] [--json] COMMAND …"),
            "",
            _paragraph(words.say("help.program")),
            "",
            words.say("help.commands"),
            *_definitions(rows),
            "",
            _paragraph(words.say("help.more", usage=f"{PROGRAM} COMMAND --help")),
        ]
    )


def help_on_command(name: str, command: TyperCommand, *, words: Words) -> str:
    """Return how one command is called, what it does, and what its arguments and options mean."""
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    options = [each for each in command.params if isinstance(each, TyperOption)]
    shared = [(option, words.say(f"help.option.{option.strip('-')}")) for option in ("--json", "--lang", "--help")]
    lines = [words.say("help.usage", usage=usage_of(name, command)), ""]
    lines += [_paragraph(part) + "\n" for part in words.say(str(command.help)).split("\n\n")]
    if arguments:
        lines += [words.say("help.arguments"), *_definitions(_described(arguments, words=words)), ""]
    lines += [words.say("help.options"), *_definitions([*_described(options, words=words), *shared])]
    return "\n".join(lines)


def usage_of(name: str, command: TyperCommand) -> str:
    """Return the pattern by which a command is called."""
    return " ".join([PROGRAM, name, *(_pattern(each) for each in command.params)])


def name_of(parameter: Parameter) -> str:
    """Return what a person types, or reads in the pattern, for one part of a command."""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    return parameter.metavar or parameter.name.upper()


def _pattern(parameter: Parameter) -> str:
    name = _spelled(parameter)
    if parameter.multiple or parameter.nargs == -1:
        name += "…"
    return name if parameter.required else f"[{name}]"


def _spelled(parameter: Parameter) -> str:
    takes_value = isinstance(parameter, TyperOption) and not parameter.is_flag
    return f"{name_of(parameter)} {parameter.metavar}" if takes_value else name_of(parameter)


def _described(parameters: Iterable[TyperArgument | TyperOption], *, words: Words) -> list[tuple[str, str]]:
    rows = []
    for each in parameters:
        meaning = words.say(str(each.help))
        if each.default not in {None, False} and not each.required:
            meaning += " " + words.say("help.default", value=str(each.default))
        rows.append((_spelled(each), meaning))
    return rows


def _definitions(rows: Iterable[tuple[str, str]]) -> list[str]:
    lines = []
    for name, meaning in rows:
        first = f"{' ' * _INDENT}{name}"
        wide = len(first) > _NAMES - _INDENT
        wrapped = textwrap.wrap(
            meaning,
            width=_width(),
            initial_indent=" " * _NAMES if wide else first.ljust(_NAMES),
            subsequent_indent=" " * _NAMES,
        )
        lines += [first, *wrapped] if wide else wrapped
    return lines


def _paragraph(text: str) -> str:
    return textwrap.fill(text, width=_width())


def _width() -> int:
    return min(get_terminal_size().columns, _WIDEST)
