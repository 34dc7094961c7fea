"""The register of letters: who gets which letter for what, with room for dates and signatures of receipt."""

from __future__ import annotations

from functools import partial

from core.base.errors import refuse
from core.documents.signing import Signatory
from core.documents.table_paper import draw_table, plan_table
from core.documents.table_text import FormColumn, FormGroup, TableText
from core.domain.acts import Placing
from core.domain.jury import Role
from core.pdf.page import Align
from core.services.printing.basis import Basis, moment_of
from core.services.printing.drafts import Draft
from core.services.printing.headings import contest_line, sample_line
from core.services.printing.letters import find_awarded
from core.services.printing.people import find_role, sign_as

_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("index", 9.0, "centre"),
    ("registration", 25.0, "left"),
    ("addressee", 0.0, "left"),
    ("award", 80.0, "left"),
    ("given", 25.0, "left"),
    ("received", 42.0, "left"),
)


def compose_register(basis: Basis) -> list[Draft]:
    """Return the register; raises ``documents.no_winners`` or ``paper.*``."""
    closing, awarded = find_awarded(basis) or refuse("documents.no_winners")
    line = basis.line_of(closing)
    words = basis.words
    secretary = find_role(basis.jurors, Role.SECRETARY, Role.VOTING_SECRETARY)
    text = TableText(
        kind="register",
        contest=contest_line(basis),
        title=words.say("register.title"),
        continued=words.say("register.continued"),
        page=words.say("summary.label.page", page="{page}", pages="{pages}"),
        subtitle=words.say("register.subtitle", meeting=closing.outcome.meeting, day=line.at),
        columns=tuple(
            FormColumn(
                head=words.say(f"register.column.{name}"), width=width, written=name in {"given", "received"},
                align=align,
            )
            for name, width, align in _COLUMNS
        ),
        groups=(FormGroup(rows=tuple(_write_row(n, each, basis) for n, each in enumerate(awarded, start=1))),),
        notes=(words.count("register.total", n=len(awarded)),),
        signatories=(Signatory(words.say("sign.secretary"), sign_as(secretary.name) if secretary else ""),),
        signature=words.say("sign.caption"),
        foot=((words.say("summary.label.journal"), f"№ {line.number} · {line.hash}"),),
        sample=sample_line(basis),
        landscape=True,
        spacious=True,
        author=basis.papers.issuer or basis.rules.title,
        language=words.language,
    )  # fmt: skip
    return [Draft("register", "register.pdf", partial(draw_table, plan_table(text), made=moment_of(line)))]


def _write_row(index: int, placing: Placing, basis: Basis) -> tuple[str, ...]:
    words, rules = basis.words, basis.rules
    title = next((each.title for each in rules.awards if each.code == placing.award), placing.award or "")
    nomination = rules.nomination(placing.nomination)
    award = words.say("register.award", award=title, number=nomination.number, nomination=nomination.title)
    registration = words.say("letter.sample.registration") if rules.sample else ""
    addressee = words.say("register.addressee", applicant=basis.entries[placing.entry].applicant, entry=placing.entry)
    return (str(index), registration, addressee, award, "", "")
