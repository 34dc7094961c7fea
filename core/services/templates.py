"""Contest templates: TOML that a person can write, read into frozen rules and the words of the papers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from core.base import strict_json
from core.base.errors import RefusedError, refuse
from core.base.files import read_file
from core.base.numbers import plain
from core.base.resources import resource
from core.base.strict_json import Json
from core.base.values import Value
from core.domain.rules import MAX_RULES_BYTES, Rules

SHIPPED = ("best-public", "blank")
_MAX_TEMPLATE_BYTES = 400_000
_PLURALS = {"nomination": "nominations", "round": "rounds", "award": "awards", "criterion": "criteria", "tie": "ties"}
_DECIMALS = frozenset({
    "weight", "minimum", "maximum", "step", "lowest", "highest", "pass_mark", "carry_over", "minimum_score",
    "remark_at_or_below",
})  # fmt: skip


class Papers(Value):
    """What the papers print beside the result; the office may leave any of it empty."""

    issuer: str = ""
    signatory_position: tuple[str, ...] = ()
    signatory_name: str = "И. О. Фамилия"
    city: str = ""
    year: str = ""
    order: str = ""
    merits: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A contest to begin with."""

    rules: Rules
    papers: Papers


def load_template(name: str) -> Template:
    """Read a shipped template by name or any TOML file by path.

    Raises ``template.unknown``, ``template.broken`` (not TOML) or ``template.wrong`` with the place.
    """
    path = resource(f"contests/{name}.toml") if name in SHIPPED else Path(name)
    if name not in SHIPPED and not path.is_file():
        refuse("template.unknown", template=name, known=", ".join(SHIPPED))
    return read_template(read_file(path, max_bytes=_MAX_TEMPLATE_BYTES), name=path.name)


def read_template(data: bytes, *, name: str) -> Template:
    """Read a template's bytes; ``name`` is for the sentences."""
    document = read_toml(data, name=name)
    papers = document.pop("papers", {})
    try:
        rules = Rules.from_bytes(strict_json.encode(document), max_bytes=MAX_RULES_BYTES)
        _check_possible(rules)
        return Template(rules, Papers.from_bytes(strict_json.encode(papers), max_bytes=MAX_RULES_BYTES))
    except RefusedError as problem:
        place = str(problem.facts.get("place", "."))
        reason = str(problem.facts.get("reason", problem.code))
        raise RefusedError("template.wrong", file=name, place=place, reason=reason) from problem


def _check_possible(rules: Rules) -> None:
    """Refuse what no jury could ever meet; contests that were made with it can still be opened."""
    share = Fraction(rules.quorum.share)
    if share > 1 or (share == 1 and rules.quorum.above):
        refuse("file.schema", place="quorum.share", reason="no jury can be larger than itself")
    for number, round_ in enumerate(rules.rounds):
        for position, quota in enumerate(round_.quotas):
            if quota.places < 1:
                place = f"rounds.{number}.quotas.{position}.places"
                refuse("file.schema", place=place, reason="Input should be greater than or equal to 1")


def read_toml(data: bytes, *, name: str) -> dict[str, Json]:
    """Read TOML into JSON's types: decimals become canonical strings, dates and times ISO strings."""
    try:
        document = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RefusedError("template.broken", file=name, reason=str(problem)) from problem
    converted = _convert(document, key="")
    if not isinstance(converted, dict):
        refuse("template.broken", file=name, reason="no table")
    return converted


def _convert(value: object, *, key: str) -> Json:
    match value:
        case dict():
            return {_name(str(key), each): _convert(each, key=str(key)) for key, each in value.items()}
        case list():
            return [_convert(each, key=key) for each in value]
        case bool() | str():
            return value
        case Decimal():
            return plain(value)
        case int():
            return str(value) if key in _DECIMALS else value
        case _:
            return str(value)


def _name(key: str, value: object) -> str:
    # a TOML list of tables is written in the singular, [[round]]; the value holds it in the plural
    return _PLURALS.get(key, key) if isinstance(value, list) else key
