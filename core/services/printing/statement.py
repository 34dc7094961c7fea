"""The juror's statement: independence, conflicts of interest, and the fingerprint that binds a key to a person."""

from __future__ import annotations

from core.documents.prose_text import BlankLines, Numbered, Paragraph, ProseText
from core.documents.signing import DATES, Signatory
from core.exchange.package.model import Package
from core.services.printing.basis import Basis
from core.services.printing.headings import sample_line
from core.services.printing.people import sign_as

_BLANK_FINGERPRINT = "_" * 30


def write_statement(package: Package, basis: Basis, *, fingerprint: str) -> ProseText:
    """Return the words of a juror's statement; without a ``fingerprint`` there is a line to write it on."""
    words, juror, rules = basis.words, package.juror, basis.rules
    place = ", ".join(part for part in (juror.position, juror.organisation) if part)
    role = words.say(f"minutes.role.{juror.role}")
    who = words.say("declaration.who", name=juror.name, place=f"{place}, {role}" if place else role, code=juror.code)
    shown = fingerprint or _BLANK_FINGERPRINT
    clauses = ("rules", "independence", "conflicts")
    return ProseText(
        kind="statement",
        issuer=rules.organisers[0] if rules.organisers else basis.papers.issuer,
        title=words.say("declaration.title"),
        subtitle=words.say("declaration.subtitle", contest=rules.title),
        items=(
            Paragraph(text=who, indented=True),
            *(
                Numbered(number=f"{number}.", text=words.say(f"declaration.{clause}"))
                for number, clause in enumerate(clauses, start=1)
            ),
            BlankLines(count=3),
            Numbered(number="4.", text=words.say("declaration.key", fingerprint=shown)),
        ),
        closing=(Paragraph(text=words.say("declaration.truth"), tied=True),),
        signatories=(Signatory(words.say("sheet.juror"), sign_as(juror.name)),),
        signature=words.say("sign.caption"),
        dates=DATES[words.language],
        foot=((words.say("sheet.package"), package.hash), (words.say("rules.hash"), package.rules)),
        sample=sample_line(basis),
        author=basis.papers.issuer or rules.title,
        language=words.language,
    )
