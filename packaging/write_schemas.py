"""Write the JSON Schema of every document that travels into ``resources/schemas``.

The models are the truth; a test proves that the files agree with them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.base.files import write_file
from core.base.resources import resource
from core.base.values import Document
from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.evidence.model import Volume
from core.exchange.move import Move
from core.exchange.package.model import Package, Secrets
from core.exchange.receipt import Receipt

DOCUMENTS: tuple[type[Document], ...] = (Rules, Package, Secrets, Volume, Scores, Receipt, Move)


def schema_name(model: type[Document]) -> str:
    """Return the file's name, for example ``scores-1.schema.json``."""
    name = str(model.model_fields["format"].default).removeprefix("jury/")
    return f"{name}-{model.model_fields['version'].default}.schema.json"


def write_schema(model: type[Document]) -> bytes:
    """Return the schema of a document as indented JSON."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def main() -> None:
    """Write all schemas and name them."""
    for model in DOCUMENTS:
        path = resource(f"schemas/{schema_name(model)}")
        write_file(path, write_schema(model))
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
