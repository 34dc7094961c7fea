"""The recovery sheet of a new contest: what to write down and lock away, so that nobody's absence ends the contest.

It holds no secret until a hand writes the passphrase on it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from core.base.errors import refuse
from core.base.files import write_file
from core.documents.prose import draw_prose, plan_prose
from core.documents.prose_text import BlankLines, Heading, Named, Numbered, Paragraph, ProseText
from core.services.contest import read_papers, read_rules
from core.storage.contest.folder import ContestFolder
from core.words.words import Words

NAME = "recovery.pdf"
_STEPS = ("passphrase", "envelope", "copy", "fingerprint")


def print_recovery(path: Path) -> Path:
    """Write the recovery sheet of the contest at ``path`` into its ``documents``, and return where it lies.

    Raises ``contest.no_keys``, ``paper.*`` or a ``disk.*`` code.
    """
    with ContestFolder.open(path) as folder:
        text = write_recovery(folder)
        target = folder.documents / NAME
        made = datetime.fromisoformat(folder.made_at)
    write_file(target, draw_prose(plan_prose(text), made=made))
    return target


def write_recovery(folder: ContestFolder) -> ProseText:
    """Return the words of the sheet."""
    rules, papers = read_rules(folder), read_papers(folder)
    words = Words.of(rules.language)
    with folder.reading() as tx:
        root, operators = tx.keys.root(), tx.keys.operators()
    if root is None or not operators:
        refuse("contest.no_keys")
    return ProseText(
        kind="recovery",
        issuer=rules.organisers[0] if rules.organisers else papers.issuer,
        title=words.say("recovery.title"),
        subtitle=words.say("recovery.subtitle", contest=rules.title),
        items=(
            Named(name=words.say("recovery.made"), text=words.moment(folder.made_at)),
            Named(name=words.say("recovery.contest"), text=folder.contest),
            Named(name=words.say("recovery.root"), text=root.fingerprint),
            Named(name=words.say("recovery.operator"), text=operators[-1].fingerprint),
            Heading(text=words.say("recovery.steps")),
            *(
                Numbered(number=f"{number}.", text=words.say(f"recovery.{step}"))
                for number, step in enumerate(_STEPS, start=1)
            ),
            Heading(text=words.say("recovery.write")),
            BlankLines(count=2),
            Paragraph(text=words.say("recovery.kept", line="_" * 44)),
        ),
        sample=words.say("paper.sample") if rules.sample else "",
        author=papers.issuer or rules.title,
        language=words.language,
    )
