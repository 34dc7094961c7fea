"""``volume.json``: what one volume of an evidence set is.

History: version 1 is the first. A volume is a stored ZIP: ``volume.json`` first, then one age file per item,
named ``<SHA-256 of the plaintext>.age``. Items are authentic because the signed package names their hashes.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from core.base.values import Document
from core.domain.marks import Hash, Identifier

VOLUME_BYTES = 18_000_000
"""What mail programs carry."""

MAX_ITEMS = 5_000
MAX_SET_ITEMS = 50_000
MAX_VOLUME_BYTES = 2_000_000_000
MAX_ITEM_BYTES = 64_000_000


class Volume(Document):
    """One volume of a set; ``evidence_set`` is the recipient that all its items are sealed for."""

    format: Literal["jury/evidence"] = "jury/evidence"
    version: Literal[1] = 1
    contest: Identifier
    round: int = Field(ge=1, le=9)
    evidence_set: str
    number: int = Field(ge=1)
    of: int = Field(ge=1)
    items: tuple[Hash, ...] = Field(max_length=MAX_ITEMS)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.number > self.of or len(set(self.items)) != len(self.items):
            message = "a volume is one of its set and holds every item once"
            raise ValueError(message)
        return self
