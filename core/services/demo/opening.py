"""The beginning of the sample contest: invented, written into files, made, imported."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.pool import WorkPool
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.domain.rules import Rules
from core.services.contest import make_contest
from core.services.demo.laptops import require_clean
from core.services.demo.layout import Layout
from core.services.demo.play import Play
from core.services.demo.stages import Stages
from core.services.importing.entries import import_entries
from core.services.importing.evidence import import_evidence
from core.services.importing.figures import import_figures
from core.services.importing.jurors import import_jurors
from core.services.inventing.applicants import invent_entries
from core.services.inventing.chance import Chance
from core.services.inventing.inputs import followers_of, write_entries, write_figures, write_jurors, write_posts
from core.services.inventing.jurors import invent_jurors
from core.services.inventing.names import read_winners
from core.services.inventing.screenshots import draw_screenshots
from core.services.inventing.simulate import Simulation
from core.services.templates import Template

ENTRIES, JURORS, FIGURES = "entries.xlsx", "jurors.xlsx", "figures.xlsx"


@dataclass(frozen=True, slots=True)
class Invented:
    """Who takes part, and the truth about them."""

    entries: tuple[Entry, ...]
    jurors: tuple[Juror, ...]
    simulation: Simulation


def invent_contest(rules: Rules, *, entries: int, jurors: int, seed: int) -> Invented:
    """Invent who takes part; raises ``demo.too_few_entries`` and the like."""
    chance = Chance(seed)
    quotas = {each.nomination: each.places for each in rules.round(1).quotas}
    applications = invent_entries(chance, count=entries, quotas=quotas)
    real = set(read_winners().values())
    winners = frozenset(each.number for each in applications if each.applicant in real)
    return Invented(
        entries=applications,
        jurors=invent_jurors(chance, count=jurors, entries=applications),
        simulation=Simulation(chance, winners),
    )


def write_inputs(invented: Invented, *, rules: Rules, layout: Layout, pool: WorkPool, stages: Stages) -> None:
    """Write everything that applicants and organisers would have sent."""
    simulation = invented.simulation
    with stages.run("invent") as running:
        write_entries(layout.input / ENTRIES, invented.entries, nominations=rules.nominations)
        write_jurors(layout.input / JURORS, invented.jurors)
        write_figures(layout.input / FIGURES, invented.entries, simulation=simulation)
        write_posts(layout.evidence, invented.entries, simulation=simulation)
        running.count = len(invented.entries)
    with stages.run("pictures") as running:
        running.count = draw_screenshots(
            invented.entries,
            seed=simulation.chance.seed,
            followers=lambda entry: followers_of(entry, simulation),
            folder=layout.evidence,
            pool=pool,
            progress=running.progress,
        )


def begin_contest(layout: Layout, *, template: Template, passphrase: str, stages: Stages) -> None:
    """Make the contest and its keys; its papers say that it is a sample."""
    with stages.run("new") as running:
        make_contest(layout.contest, template=template, passphrase=passphrase, sample=True)
        running.count = len(template.rules.nominations)


def import_inputs(play: Play) -> None:
    """Import applications, figures, evidence and the jury; raises the first fatal problem of a table."""
    folder, pool, layout = play.folder, play.pool, play.layout
    with play.stages.run("import") as running:
        imported = import_entries(folder, layout.input / ENTRIES, pool=pool)
        require_clean(imported.problems)
        running.count = imported.accepted
    with play.stages.run("figures") as running:
        figures = import_figures(folder, layout.input / FIGURES, pool=pool)
        require_clean(figures.problems)
        running.count = figures.accepted
    with play.stages.run("evidence") as running:
        evidence = import_evidence(folder, layout.evidence, pool=pool, progress=running.progress)
        require_clean(evidence.problems)
        running.count = evidence.accepted
    with play.stages.run("jurors") as running:
        jurors = import_jurors(folder, layout.input / JURORS, pool=pool)
        require_clean(jurors.problems)
        running.count = jurors.jurors
