"""The package of one font family (untyped): where its files lie."""

from pathlib import Path

FAMILY: str
ROOT: Path
