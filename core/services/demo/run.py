"""The whole story: from an empty folder to letters of gratitude, through the services that people use."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from core.base.pool import WorkPool
from core.domain.jury import Role
from core.services.demo.closing import close_round
from core.services.demo.layout import Layout, claim_folder
from core.services.demo.mishaps import play_fork, play_loss
from core.services.demo.opening import Invented, begin_contest, import_inputs, invent_contest, write_inputs
from core.services.demo.play import Play, PlayedPackage
from core.services.demo.rounds import play_round
from core.services.demo.stages import Show, Stage, Stages
from core.services.office import unlock_office
from core.services.printing.drafts import Printed
from core.services.printing.papers import KINDS, print_documents
from core.services.templates import Template, load_template
from core.storage.contest.folder import ContestFolder

TEMPLATE = "best-public"
PER_ENTRY = 3
"""Jurors to each entry in the commission's round; in the final everyone marks everything."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sample contest that is asked for."""

    passphrase: str = field(repr=False)
    entries: int = 475
    jurors: int = 15
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Played:
    """A finished sample contest: counts, and where everything lies.

    ``packages`` are those in force at the end, of both rounds; ``sheets`` those that were accepted once.
    """

    layout: Layout
    entries: int
    finalists: int
    winners: int
    packages: tuple[PlayedPackage, ...]
    sheets: tuple[Path, ...]
    printed: tuple[Printed, ...]
    stages: tuple[Stage, ...]


def play_contest(root: Path, *, wanted: Wanted, show: Show) -> Played:
    """Play a sample contest into a folder that is absent or empty.

    Raises ``demo.not_empty``, ``demo.too_few_entries``, ``demo.too_many_entries``, ``demo.too_few_jurors``,
    ``demo.too_many_jurors``, ``passphrase.empty`` or a ``disk.*`` code.
    """
    template = load_template(TEMPLATE)
    invented = invent_contest(template.rules, entries=wanted.entries, jurors=wanted.jurors, seed=wanted.seed)
    return play_invented(root, invented, template=template, passphrase=wanted.passphrase, show=show)


def play_invented(root: Path, invented: Invented, *, template: Template, passphrase: str, show: Show) -> Played:
    """Play a contest whose participants are invented already; raises ``demo.not_empty`` and the like."""
    layout, stages = claim_folder(root), Stages(show)
    with WorkPool() as pool:
        write_inputs(invented, rules=template.rules, layout=layout, pool=pool, stages=stages)
        begin_contest(layout, template=template, passphrase=passphrase, stages=stages)
        with ContestFolder.open(layout.contest) as folder:
            play = Play(
                layout=layout,
                folder=folder,
                office=unlock_office(folder, passphrase=passphrase),
                pool=pool,
                stages=stages,
                rules=template.rules,
                simulation=invented.simulation,
                entries={each.number: each for each in invented.entries},
                jurors=invented.jurors,
            )
            return _tell(play)


def _tell(play: Play) -> Played:
    """Tell the story from the import on."""
    members = [each.code for each in play.jurors if each.role is Role.MEMBER]
    import_inputs(play)
    play_round(play, round_number=1, per_entry=PER_ENTRY)
    play_fork(play, juror=members[0], round_number=1)
    play_loss(play, juror=members[1], round_number=1)
    finalists = close_round(play, round_number=1)
    play_round(play, round_number=2, per_entry=None)
    winners = close_round(play, round_number=2)
    with play.stages.run("letters") as running:
        letters = print_documents(play.folder, kinds=("letters",), out=play.layout.letters, progress=running.progress)
        running.count = sum(each.kind == "letter" for each in letters)
    with play.stages.run("documents") as running:
        others = [kind for kind in KINDS if kind != "letters"]
        papers = print_documents(play.folder, kinds=others, out=play.layout.documents, progress=running.progress)
        running.count = len(papers)
    return Played(
        layout=play.layout,
        entries=len(play.entries),
        finalists=len(finalists),
        winners=len(winners),
        packages=tuple(play.packages.values()),
        sheets=tuple(play.sheets),
        printed=(*letters, *papers, *play.printed),
        stages=tuple(play.stages.done),
    )
