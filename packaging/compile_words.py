"""Compile the catalogues of sentences: every ``.po`` under resources/locale into the ``.mo`` beside it.

Run it after changing a ``.po`` file and commit both; a test compares them. Translators work on the ``.po`` files.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
LOCALES = Path(__file__).parents[1] / "resources" / "locale"


def compile_catalogue(source: Path) -> Path:
    """Write the ``.mo`` beside a ``.po`` file and return its path."""
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parts[-3], abort_invalid=True)
    # Babel would note the present moment, and the file would differ at every run
    catalogue.creation_date = catalogue.revision_date = _NO_MOMENT
    target = source.with_suffix(".mo")
    with target.open("wb") as stream:
        write_mo(stream, catalogue)
    return target


def main() -> None:
    """Compile all catalogues and name them."""
    for source in sorted(LOCALES.rglob("*.po")):
        print(compile_catalogue(source).relative_to(LOCALES.parents[1]))


if __name__ == "__main__":
    main()
