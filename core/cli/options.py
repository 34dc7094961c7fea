"""The options that every command takes, in any place: ``--lang``, ``--json``, ``--help``."""

from __future__ import annotations

from dataclasses import dataclass

from core.words.words import LANGUAGES, Language

_HELP = frozenset({"--help", "-h"})


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command line with the options for all commands taken out; ``wrong_language`` is one we do not speak."""

    rest: tuple[str, ...]
    language: Language
    as_json: bool
    wants_help: bool
    wrong_language: str | None


def read_options(argv: list[str]) -> CommandLine:
    """Take the common options out; what stands after ``--`` is left alone."""
    end = argv.index("--") if "--" in argv else len(argv)
    ours, names = _split_languages(argv[:end])
    known = [_language(name) for name in names]
    spoken = [each for each in known if each is not None]
    return CommandLine(
        rest=(*(word for word in ours if word != "--json" and word not in _HELP), *argv[end:]),
        language=spoken[-1] if spoken else "ru",
        as_json="--json" in ours,
        wants_help=not _HELP.isdisjoint(ours),
        wrong_language=next((name for name, each in zip(names, known, strict=True) if each is None), None),
    )


def _split_languages(argv: list[str]) -> tuple[list[str], list[str]]:
    """Part the words of a command line from the languages named on it."""
    words: list[str] = []
    languages: list[str] = []
    waiting = iter(argv)
    for word in waiting:
        if word == "--lang":
            languages.append(next(waiting, ""))
        elif word.startswith("--lang="):
            languages.append(word.partition("=")[2])
        else:
            words.append(word)
    return words, languages


def _language(name: str) -> Language | None:
    return next((each for each in LANGUAGES if each == name), None)
