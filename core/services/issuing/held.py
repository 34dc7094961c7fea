"""What the secretary holds of all jurors' keys and sheets, as every package tells it."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.files import read_file
from core.domain.merging import MergeState
from core.exchange.package.container import Head
from core.exchange.package.model import HeldKey, HeldSheet
from core.exchange.sheet.envelope import MAX_SHEET_BYTES, read_envelope
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader


@dataclass(frozen=True, slots=True)
class Held:
    """Pinned keys, current heads of every juror and round."""

    keys: tuple[HeldKey, ...]
    sheets: tuple[HeldSheet, ...]

    def heads_of(self, juror: str, *, round_number: int) -> tuple[str, ...]:
        """Return the heads of one juror in one round."""
        return tuple(each.sheet for each in self.sheets if (each.juror, each.round) == (juror, round_number))


def read_held(state: MergeState) -> Held:
    """Return what the merge state holds."""
    held_keys = tuple(
        HeldKey(juror=juror, generation=generation, fingerprint=fingerprint)
        for juror, (generation, fingerprint) in state.pinned_keys().items()
    )
    sheets: list[HeldSheet] = []
    for juror, round_number in state.seats():
        standing = state.standing_of(juror, round_number=round_number)
        sheets += [
            HeldSheet(juror=juror, round=round_number, sheet=head, counts=head == standing.counted)
            for head in standing.heads
        ]
    return Held(keys=held_keys, sheets=tuple(sheets))


def read_heads(folder: ContestFolder, tx: ContestReader, hashes: tuple[str, ...]) -> tuple[Head, ...]:
    """Return sheets with their signatures, out of the originals as they were received."""
    heads: list[Head] = []
    for each in hashes:
        file = tx.sheets.file_of(each)
        if file is not None:
            scores, signature = read_envelope(read_file(folder.sheet_path(file), max_bytes=MAX_SHEET_BYTES))
            heads.append(Head(scores=scores, signature=signature))
    return tuple(heads)
