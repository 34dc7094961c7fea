"""Undo and redo across entries: steps of changes, a step being what the user thinks of as one act."""

from __future__ import annotations

from ui.operations.changes import Change, NoteKind, WordsChange

_TYPED = {NoteKind.REMARK, NoteKind.NOTE}
"""Words that grow letter by letter: one step for as long as nothing else happens in between."""


class History:
    """What was done, and how far back the user went."""

    def __init__(self) -> None:
        self._steps: list[tuple[Change, ...]] = []
        self._done = 0

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._done < len(self._steps)

    def record(self, change: Change, *, joins: bool = False) -> None:
        """Add a change; ``joins`` makes it one step with the one before (10 typed after 1)."""
        last = self._steps[self._done - 1] if self._done else ()
        del self._steps[self._done :]
        if last and (joins or _is_typing(change, last)) and last[-1].key == change.key:
            self._steps[self._done - 1] = (*last, change)
        else:
            self._steps.append((change,))
            self._done += 1

    def undo(self) -> tuple[Change, ...]:
        """Return the changes that take the last step back; none if there is nothing to take back."""
        if not self.can_undo:
            return ()
        self._done -= 1
        return tuple(each.reversed() for each in reversed(self._steps[self._done]))

    def redo(self) -> tuple[Change, ...]:
        """Return the changes that make the step again that was taken back last."""
        if not self.can_redo:
            return ()
        self._done += 1
        return self._steps[self._done - 1]


def _is_typing(change: Change, last: tuple[Change, ...]) -> bool:
    return isinstance(change, WordsChange) and change.kind in _TYPED and last[-1].key == change.key
