"""«Порядок подсчёта»: the rules in words, for the jury to approve before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from core.documents.prose import draw_prose, plan_prose
from core.documents.prose_text import Heading, Item, Numbered, Paragraph, ProseTable, ProseText, TableColumn
from core.domain.contest import Criterion
from core.domain.rules import AwardKind, Round
from core.services.printing.basis import Basis
from core.services.printing.criteria_words import show_levels, show_scale
from core.services.printing.drafts import Draft
from core.services.printing.figures import show_decimal
from core.services.printing.headings import sample_line
from core.services.printing.minutes import tell_share
from core.services.printing.people import head_signatories
from core.services.printing.rule_words import tell_rule

_HASH_GROUP = 8


def compose_rules(basis: Basis) -> list[Draft]:
    """Return the rules in words; raises ``paper.*``."""
    plan = plan_prose(write_rules(basis))
    return [Draft("rules", "rules.pdf", partial(draw_prose, plan))]


def write_rules(basis: Basis) -> ProseText:
    """Return the words of the rules."""
    rules, words = basis.rules, basis.words
    about = "rules.subtitle_season" if rules.season else "rules.subtitle"
    digits = rules.hash
    return ProseText(
        kind="rules",
        issuer=rules.organisers[0] if rules.organisers else basis.papers.issuer,
        title=words.say("rules.title"),
        subtitle=words.say(about, contest=rules.title, season=rules.season),
        items=tuple(_write_items(basis)),
        closing=(Paragraph(text=words.say("rules.approved"), tied=True),),
        signatories=head_signatories(basis.jurors, words=words),
        signature=words.say("sign.caption"),
        foot=((words.say("rules.hash"), " ".join(digits[i : i + _HASH_GROUP] for i in range(0, 64, _HASH_GROUP))),),
        sample=sample_line(basis),
        author=basis.papers.issuer or rules.title,
        language=words.language,
    )


def _write_items(basis: Basis) -> Iterator[Item]:
    rules, words = basis.rules, basis.words
    sections: list[tuple[str, list[str | Item]]] = [(words.say("rules.section.general"), [*_tell_general(basis)])]
    sections += [
        (words.say("rules.section.round", round=each.number, title=each.title), list(_tell_round(each, basis)))
        for each in rules.rounds
    ]
    sections.append((words.say("rules.section.awards"), [*_tell_awards(basis)]))
    for number, (title, parts) in enumerate(sections, start=1):
        yield Heading(number=f"{number}.", text=title)
        clause = 0
        for part in parts:
            if isinstance(part, str):
                clause += 1
                yield Numbered(number=f"{number}.{clause}.", text=part)
            else:
                yield part
    yield Heading(text=words.say("rules.nominations"))
    yield _list_nominations(basis)


def _tell_general(basis: Basis) -> Iterator[str]:
    rules, words = basis.rules, basis.words
    yield words.count("rules.nominations_count", n=len(rules.nominations))
    yield words.say("rules.sheets")
    yield words.say("rules.quorum", share=tell_share(rules.quorum, words=words))
    if rules.minimum_entries > 1:
        yield words.count(f"rules.too_few.{rules.too_few_entries}", n=rules.minimum_entries)
    yield words.say(f"rules.past_winners.{rules.past_winners}")


def _tell_round(round_: Round, basis: Basis) -> Iterator[str | Item]:
    words = basis.words
    yield words.say("rules.criteria")
    yield _list_criteria(round_.criteria, basis)
    yield from _tell_levels(round_.criteria, basis)
    for own in round_.own_criteria:
        yield words.say("rules.own_criteria", nomination=own.nomination)
        yield _list_criteria(own.criteria, basis)
        yield from _tell_levels(own.criteria, basis)
    yield words.say("rules.incomplete" if round_.incomplete_sheets else "rules.complete")
    yield from tell_rule(round_, round_.criteria, words=words)
    if round_.quotas:
        yield words.say("rules.quotas")
        yield words.say(f"rules.boundary.{round_.boundary}")


def _list_criteria(criteria: Sequence[Criterion], basis: Basis) -> ProseTable:
    words = basis.words
    weighted = any(each.weight != 1 for each in criteria)
    heads = ("code", "criterion", "scale", *(["weight"] if weighted else []))
    shares = (0.1, 0.6, 0.18, 0.12) if weighted else (0.1, 0.68, 0.22)
    rows = [
        (
            each.code,
            each.title,
            show_scale(each, words=words),
            *([show_decimal(each.weight, words=words)] if weighted else []),
        )
        for each in criteria
    ]
    columns = tuple(
        TableColumn(
            head=words.say(f"rules.column.{head}"),
            share=share,
            align="right" if head in {"scale", "weight"} else "left",
        )
        for head, share in zip(heads, shares, strict=True)
    )
    return ProseTable(columns=columns, rows=tuple(rows))


def _tell_levels(criteria: Sequence[Criterion], basis: Basis) -> Iterator[str]:
    """Yield what marks mean: once where all criteria are described alike, else for each that is described."""
    words = basis.words
    described = [each for each in criteria if each.levels]
    if described and len(described) == len(criteria) and len({each.levels for each in described}) == 1:
        yield words.say("rules.levels.all", levels=show_levels(described[0], words=words))
        return
    for each in described:
        yield words.say("rules.levels.one", criterion=each.code, levels=show_levels(each, words=words))


def _tell_awards(basis: Basis) -> Iterator[str]:
    words = basis.words
    if not basis.rules.awards:
        yield words.say("rules.no_awards")
    for each in basis.rules.awards:
        parts = [
            words.count(f"rules.award.{each.given}", n=len(each.places), award=each.title, **_award_facts(each, basis))
        ]
        if each.count is not None:
            parts.append(words.count(f"rules.award.count.{each.per}", n=each.count))
        elif each.per == "contest":
            parts.append(words.say("rules.award.contest"))
        parts.append(words.say("rules.award.shared" if each.shared else "rules.award.alone"))
        if each.one_per_applicant:
            parts.append(words.say("rules.award.one_each"))
        yield " ".join(parts)


def _award_facts(kind: AwardKind, basis: Basis) -> dict[str, str | int]:
    score = "" if kind.minimum_score is None else show_decimal(kind.minimum_score, words=basis.words)
    return {"round": kind.round, "places": ", ".join(map(str, kind.places)), "score": score}


def _list_nominations(basis: Basis) -> ProseTable:
    """Return the nominations, and how many entries of each go on from every round but the last."""
    rules, words = basis.rules, basis.words
    going = [each for each in rules.rounds if each.quotas]
    columns = [
        TableColumn(head=words.say("rules.column.number"), share=0.08, align="centre"),
        TableColumn(head=words.say("rules.column.nomination"), share=0.92 - 0.16 * len(going)),
        *(
            TableColumn(head=words.say("rules.column.quota", round=each.number), share=0.16, align="right")
            for each in going
        ),
    ]
    rows = tuple(
        (str(each.number), each.title, *(_show_quota(one, each.number) for one in going)) for each in rules.nominations
    )
    return ProseTable(columns=tuple(columns), rows=rows)


def _show_quota(round_: Round, nomination: int) -> str:
    quota = round_.quota_of(nomination)
    return "—" if quota is None else str(quota)
