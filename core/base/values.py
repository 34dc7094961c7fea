"""Values that travel: frozen, strict, canonical in bytes, validated on the way in."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from core.base import strict_json
from core.base.errors import RefusedError, refuse

_OF_A_FEW = frozenset({"literal_error", "enum"})
_SHOWN = 60
"""As much of a wrong word as a sentence quotes."""


class Value(BaseModel):
    """A frozen value with one canonical spelling in bytes; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, ser_json_inf_nan="constants")

    def to_bytes(self) -> bytes:
        """Return the canonical JSON bytes; equal values give equal bytes."""
        return strict_json.encode(self.model_dump(mode="json"))

    @classmethod
    def checked(cls, **fields: object) -> Self:
        """Make a value out of what people wrote; raises ``file.schema`` with the field as ``place``."""
        try:
            return cls.model_validate(fields)
        except ValidationError as problem:
            raise _refusal(problem) from problem

    @classmethod
    def from_bytes(cls, data: bytes, *, max_bytes: int) -> Self:
        """Read canonical or merely valid JSON; raises ``json.*`` or ``file.schema`` with the place."""
        strict_json.decode(data, max_bytes=max_bytes)
        try:
            return cls.model_validate_json(data)
        except ValidationError as problem:
            raise _refusal(problem) from problem


def _refusal(problem: ValidationError) -> RefusedError:
    first = problem.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "."
    reason, found = str(first["msg"]), first["input"]
    if first["type"] in _OF_A_FEW and isinstance(found, str):
        reason += f"; found '{found[:_SHOWN]}'"
    return RefusedError("file.schema", place=place, reason=reason)


class Document(Value):
    """A value that is a file of its own: it names its ``format`` and ``version``."""

    @classmethod
    def from_canonical(cls, data: bytes, *, max_bytes: int) -> Self:
        """Read bytes that must be exactly :meth:`to_bytes`.

        Raises ``file.newer_format`` (format, found, known) before the schema is looked at, then ``json.*``,
        ``file.schema`` or ``file.not_canonical``.
        """
        refuse_newer(data, model=cls, max_bytes=max_bytes)
        value = cls.from_bytes(data, max_bytes=max_bytes)
        if value.to_bytes() != data:
            refuse("file.not_canonical", format=str(cls.model_fields["format"].default))
        return value


def refuse_newer(data: bytes, *, model: type[BaseModel], max_bytes: int) -> None:
    """Raise ``file.newer_format`` if the document names the model's format in a version that we do not know yet."""
    document = strict_json.decode(data, max_bytes=max_bytes)
    if not isinstance(document, dict):
        refuse("file.schema", place=".", reason="not an object")
    known = model.model_fields["version"].default
    found = document.get("version")
    same_format = document.get("format") == model.model_fields["format"].default
    if same_format and isinstance(found, int) and found > known:
        refuse("file.newer_format", format=str(document["format"]), found=found, known=int(known))
