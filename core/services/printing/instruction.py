"""The instruction page: how a juror opens the package, marks, signs and gives the sheet back."""

from __future__ import annotations

from core.documents.prose_text import Heading, Numbered, Paragraph, ProseText
from core.services.printing.basis import Basis
from core.services.printing.headings import contest_line, sample_line

_STEPS = ("install", "open", "conflict", "mark", "sign", "return", "again")
_TROUBLES = ("lost", "moved", "without")


def write_instruction(basis: Basis, *, round_number: int) -> ProseText:
    """Return the words of the instruction page."""
    words, round_ = basis.words, basis.rules.round(round_number)
    return ProseText(
        kind="instruction",
        body=contest_line(basis),
        title=words.say("instruction.title"),
        subtitle=words.say("instruction.subtitle", round=round_.number, title=round_.title),
        items=(
            Heading(text=words.say("instruction.steps")),
            *(
                Numbered(number=f"{number}.", text=words.say(f"instruction.{step}"))
                for number, step in enumerate(_STEPS, start=1)
            ),
            Heading(text=words.say("instruction.troubles")),
            *(Numbered(number="—", text=words.say(f"instruction.{trouble}")) for trouble in _TROUBLES),
            Paragraph(text=words.say("instruction.call"), indented=True),
        ),
        sample=sample_line(basis),
        author=basis.papers.issuer or basis.rules.title,
        language=words.language,
    )
