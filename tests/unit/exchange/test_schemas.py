"""The published schemas are those of the models."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from core.base.resources import resource

ROOT = Path(__file__).parents[3]
SCRIPT = runpy.run_path(str(ROOT / "packaging" / "write_schemas.py"))


@pytest.mark.parametrize("model", SCRIPT["DOCUMENTS"], ids=lambda model: model.__name__)
def test_schema_agrees_with_its_model(model: type) -> None:
    published = resource(f"schemas/{SCRIPT['schema_name'](model)}").read_bytes()
    assert published == SCRIPT["write_schema"](model), "run packaging/write_schemas.py"


def test_no_other_schema_is_published() -> None:
    expected = {SCRIPT["schema_name"](model) for model in SCRIPT["DOCUMENTS"]}
    assert {path.name for path in resource("schemas").iterdir()} == expected
