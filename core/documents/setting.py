"""Setting a paper's text: glued by its language, checked against its face, broken into lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.base.errors import refuse
from core.documents.ragged import wrap_ragged
from core.pdf.characters import character_code, find_bidi_control
from core.pdf.document import About
from core.pdf.faces import Face, missing_characters, plain_spaces
from core.pdf.glue import Language, glue, tidy
from core.pdf.page import Style, measure
from core.pdf.wrapping import wrap_evenly

_SHOWN = 60


@dataclass(frozen=True)
class Setting:
    """The paper's kind, by which refusals name it, and the language whose typography it follows."""

    paper: str
    language: Language

    def clean(self, text: str, *, face: Face) -> str:
        """Return the text glued; raises ``paper.bidi_control`` or ``paper.missing_glyph`` (paper, text, character)."""
        if control := find_bidi_control(text):
            self._refuse("paper.bidi_control", text, control)
        glued = glue(text, language=self.language)
        if missing := missing_characters(glued, face=face):
            self._refuse("paper.missing_glyph", text, missing[0])
        return glued

    def _refuse(self, code: str, text: str, character: str) -> None:
        shown = "".join(each for each in tidy(text) if each.isprintable())[:_SHOWN]
        refuse(code, paper=self.paper, text=shown, character=character_code(character))

    def wrap(self, text: str, *, style: Style, width: float) -> tuple[str, ...]:
        """Return the lines of a text from one edge; raises what :meth:`clean` raises."""
        return wrap_ragged(self.clean(text, face=style.face), style=style, width=width)

    def wrap_glued(self, text: str, *, style: Style, width: float) -> tuple[str, ...]:
        """Return the lines of a text that :meth:`clean` has gone over."""
        return wrap_ragged(text, style=style, width=width)

    def wrap_centred(self, text: str, *, style: Style, width: float) -> tuple[str, ...]:
        """Return lines of even width; a word wider than the measure is broken."""
        glued = self.clean(text, face=style.face)
        if any(measure(word, style) > width for word in glued.split(" ")):
            return wrap_ragged(glued, style=style, width=width)
        return wrap_evenly(glued, style=style, width=width)

    def shorten(self, text: str, *, style: Style, width: float) -> str:
        """Return the text, or as much of it as fits on one line with an ellipsis; for running heads only."""
        glued = self.clean(text, face=style.face)
        if measure(glued, style) <= width:
            return glued
        while glued and measure(f"{glued}…", style) > width:
            glued = glued[:-1]
        return f"{glued.rstrip(' ,.;:—-')}…"


def about(*, title: str, author: str, language: Language, made: datetime | None) -> About:
    """Return what a file says of itself."""
    return About(title=plain_spaces(tidy(title)), author=plain_spaces(tidy(author)), language=language, made=made)
