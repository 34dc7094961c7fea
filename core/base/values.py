"""Values that travel: frozen, strict, canonical in bytes, validated on the way in."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from core.base import strict_json
from core.base.errors import RefusedError


class Value(BaseModel):
    """A frozen value with one canonical spelling in bytes; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, ser_json_inf_nan="constants")

    def to_bytes(self) -> bytes:
        """Return the canonical JSON bytes; equal values give equal bytes."""
        return strict_json.encode(self.model_dump(mode="json"))

    @classmethod
    def from_bytes(cls, data: bytes, *, max_bytes: int) -> Self:
        """Read canonical or merely valid JSON; raises ``json.*`` or ``file.schema`` with the place."""
        strict_json.decode(data, max_bytes=max_bytes)
        try:
            return cls.model_validate_json(data)
        except ValidationError as problem:
            first = problem.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"]) or "."
            raise RefusedError("file.schema", place=place, reason=str(first["msg"])) from problem
