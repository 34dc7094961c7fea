"""Recording a decision: what only people may settle, with their reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base import strict_json
from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError, refuse
from core.base.files import read_file
from core.base.ids import sha256
from core.base.strict_json import Json
from core.domain.acts import Act, Decision
from core.domain.merging import MergeState, Status
from core.domain.rules import AwardKind, Rules
from core.services.meetings import read_meetings
from core.services.office import ACTOR
from core.services.rank import read_ranking
from core.services.state import closing_of, next_decision, read_state
from core.services.templates import read_toml
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.trust.keys import read_fingerprint

_MAX_BYTES = 400_000
_MAX_SCAN_BYTES = 50_000_000
_SHORT_HASH = 8
_NEEDS: dict[str, tuple[str, ...]] = {
    "fork": ("juror", "sheet"),
    "key_conflict": ("juror", "fingerprint"),
    "tie": ("round", "nomination", "order"),
    "no_award": ("nomination", "award"),
    "special_prize": ("entry", "award"),
    "revoke": ("juror",),
    "reopen": ("round",),
}


@dataclass(frozen=True, slots=True)
class _Context:
    tx: ContestReader
    rules: Rules
    state: MergeState
    acts: Sequence[Act]


def record_decision(
    folder: ContestFolder, *, data: bytes, name: str, beside: Path | None = None, clock: Clock = system_clock
) -> Decision:
    """Record a decision written as TOML (DESIGN: ``decision.toml``); a scan's path is relative to ``beside``.

    Raises ``template.broken``, ``decision.wrong`` (file, place, reason), ``decision.needs`` (field), or what
    makes the decision impossible: ``decision.no_fork``, ``decision.not_a_head``, ``decision.no_key_conflict``,
    ``decision.unknown_key``, ``decision.round_open``, ``decision.later_closed``, ``decision.meeting_unknown``,
    ``decision.not_adopted``, ``decision.no_tie``, ``decision.order_incomplete`` …
    """
    values = read_toml(data, name=name)
    values["about"] = values.pop("kind", None)
    scan = values.get("scan")
    scanned = read_file((beside or Path()) / scan, max_bytes=_MAX_SCAN_BYTES) if isinstance(scan, str) else None
    if scanned is not None:
        values["scan"] = sha256(scanned)
    with folder.writing() as tx:
        context = _Context(tx, tx.rules.current(), read_state(tx), tx.journal.acts())
        decision = _complete(_validate(values, name=name, number=next_decision(context.acts)), context)
        _CHECKS[decision.about](decision, context)
        _check_meeting(decision, context)
        if scanned is not None:
            folder.store_evidence(scanned)
        tx.journal.append(decision, at=stamp(clock()), actor=ACTOR)
    return decision


def _validate(values: dict[str, Json], *, name: str, number: int) -> Decision:
    about = values.get("about")
    if isinstance(values.get("question"), int):
        values["question"] = str(values["question"])
    for field in ("round", "meeting", "nomination"):
        written = values.get(field)
        if isinstance(written, str) and written.isdecimal():
            values[field] = int(written)
    if isinstance(about, str) and about in _NEEDS:
        missing = next((field for field in _NEEDS[about] if values.get(field) in (None, "", [])), None)
        if missing is None and values.get("question") is not None and values.get("meeting") is None:
            missing = "meeting"
        if missing is not None:
            refuse("decision.needs", file=name, field=missing, kind=about)
    sheet = values.get("sheet")
    short = sheet if isinstance(sheet, str) else None
    shown = {**values, "number": number, "sheet": None if short is None else short.rjust(64, "0")}
    try:
        decision = Decision.from_bytes(strict_json.encode(shown), max_bytes=_MAX_BYTES)
    except RefusedError as problem:
        place, reason = str(problem.facts.get("place", ".")), str(problem.facts.get("reason", problem.code))
        written = "kind" if place == "about" else place
        raise RefusedError("decision.wrong", file=name, place=written, reason=reason) from problem
    return decision.model_copy(update={"sheet": short})


def _complete(decision: Decision, context: _Context) -> Decision:
    """Spell out in full what people may write short: the sheet's hash, the key's fingerprint."""
    update: dict[str, str] = {}
    if decision.fingerprint is not None:
        update["fingerprint"] = read_fingerprint(decision.fingerprint)
    if decision.sheet is not None:
        known = [each for each in context.tx.sheets.facts() if each.startswith(decision.sheet)]
        if len(decision.sheet) < _SHORT_HASH or len(known) != 1:
            refuse("decision.sheet_unknown", sheet=decision.sheet)
        update["sheet"] = known[0]
    return decision.model_copy(update=update)


def _check_meeting(decision: Decision, context: _Context) -> None:
    if decision.meeting is None:
        return
    meeting = read_meetings(context.acts).get(decision.meeting)
    if meeting is None:
        refuse("decision.meeting_unknown", meeting=decision.meeting)
    if decision.question is None:
        return
    question = next((each for each in meeting.questions if each.id == decision.question), None)
    if question is None:
        refuse("decision.question_unknown", meeting=decision.meeting, question=decision.question)
    if not meeting.has_adopted(question, quorum=context.rules.quorum):
        refuse("decision.not_adopted", meeting=decision.meeting, question=decision.question)


def _check_fork(decision: Decision, context: _Context) -> None:
    facts = context.tx.sheets.facts_of(decision.sheet or "")
    if facts is None or facts.juror != decision.juror or decision.round not in {None, facts.round}:
        refuse("decision.sheet_unknown", sheet=decision.sheet or "")
    _refuse_closed(facts.round, context)
    standing = context.state.standing_of(facts.juror, round_number=facts.round)
    if standing.status is not Status.FORK:
        refuse("decision.no_fork", juror=facts.juror, round=facts.round)
    if facts.hash not in standing.heads:
        refuse("decision.not_a_head", sheet=facts.hash[:12], juror=facts.juror)


def _check_key_conflict(decision: Decision, context: _Context) -> None:
    juror = decision.juror or ""
    facts = [each for each in context.tx.sheets.facts().values() if each.juror == juror]
    conflicted = [
        keys
        for generation in sorted({each.generation for each in facts})
        if len(keys := context.state.keys_of(juror, generation=generation)) > 1
    ]
    if not conflicted:
        refuse("decision.no_key_conflict", juror=juror)
    if not any(decision.fingerprint in keys for keys in conflicted):
        refuse("decision.unknown_key", juror=juror, fingerprint=decision.fingerprint or "")


def _check_tie(decision: Decision, context: _Context) -> None:
    number = decision.round or 0
    context.rules.round(number)
    context.rules.nomination(decision.nomination or 0)
    _refuse_closed(number, context)
    entries = {each.number for each in context.tx.entries.all() if each.nomination == decision.nomination}
    stranger = next((each for each in decision.order if each not in entries), None)
    if stranger is not None:
        refuse("decision.entry_unknown", entry=stranger)
    if len(set(decision.order)) != len(decision.order):
        refuse("decision.order_twice", nomination=decision.nomination or 0)
    _check_tied(decision, context)


def _check_tied(decision: Decision, context: _Context) -> None:
    """See to it that the order decides something: it names every entry of a tie that stands without such decisions."""
    before = [act for act in context.acts if not (isinstance(act, Decision) and act.about == "tie")]
    ranking = read_ranking(context.tx, round_number=decision.round or 0, acts=before)
    placed = [each for found in ranking.nominations for each in found.placed if each.place is not None]
    numbers = {each.entry: (ranking.entries[each.entry].nomination, each.place) for each in placed}
    named = {numbers[each] for each in decision.order if each in numbers}
    tied = [each for each in named if sum(other == each for other in numbers.values()) > 1]
    if not tied:
        refuse("decision.no_tie", nomination=decision.nomination or 0, round=decision.round or 0)
    forgotten = [entry for entry, place in numbers.items() if place in tied and entry not in decision.order]
    if forgotten:
        refuse("decision.order_incomplete", nomination=decision.nomination or 0, entries=", ".join(forgotten))


def _check_no_award(decision: Decision, context: _Context) -> None:
    context.rules.nomination(decision.nomination or 0)
    kind = _award(decision, context)
    _refuse_closed(kind.round, context)


def _check_special_prize(decision: Decision, context: _Context) -> None:
    if context.tx.entries.get(decision.entry or "") is None:
        refuse("decision.entry_unknown", entry=decision.entry or "")
    # a special prize may be the meeting's own invention; only a declared kind has a round that can be closed
    declared = [each.round for each in context.rules.awards if each.code == decision.award]
    _refuse_closed(declared[0] if declared else context.rules.rounds[-1].number, context)


def _check_revoke(decision: Decision, context: _Context) -> None:
    if decision.round is not None:
        context.rules.round(decision.round)
    if context.tx.keys.newest_generation(decision.juror or "") is None:
        refuse("decision.nothing_issued", juror=decision.juror or "")


def _check_reopen(decision: Decision, context: _Context) -> None:
    number = context.rules.round(decision.round or 0).number
    if closing_of(context.acts, round_number=number) is None:
        refuse("decision.round_open", round=number)
    # what stands on a round falls first: awards given among finalists cannot outlive those finalists
    for later in context.rules.rounds[number:]:
        if closing_of(context.acts, round_number=later.number) is not None:
            refuse("decision.later_closed", round=number, later=later.number)


def _award(decision: Decision, context: _Context) -> AwardKind:
    kind = next((each for each in context.rules.awards if each.code == decision.award), None)
    return kind or refuse("decision.award_unknown", award=decision.award or "")


def _refuse_closed(number: int, context: _Context) -> None:
    if closing_of(context.acts, round_number=number) is not None:
        refuse("round.closed", round=number)


_CHECKS: dict[str, Callable[[Decision, _Context], None]] = {
    "fork": _check_fork,
    "key_conflict": _check_key_conflict,
    "tie": _check_tie,
    "no_award": _check_no_award,
    "special_prize": _check_special_prize,
    "revoke": _check_revoke,
    "reopen": _check_reopen,
}
