"""Decisions: with a reason, only where there is something to decide."""

from __future__ import annotations

import pytest

from core.base.errors import Fact, RefusedError
from core.base.ids import sha256
from core.services.decisions import record_decision
from tests.unit.services.small_contest import Play, clock
from tests.unit.services.test_forks import fork


def refuse_decision(play: Play, text: str, *, code: str, facts: dict[str, Fact]) -> None:
    """Expect a refusal that changes nothing."""
    before = play.snapshot()
    with pytest.raises(RefusedError) as refused:
        play.decide(text)
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
    assert play.snapshot() == before


@pytest.mark.parametrize(
    "text, code, facts",
    [
        ("kind = tie", "template.broken", {"file": "decision.toml"}),
        ('kind = "lunch"', "decision.wrong", {"place": "kind"}),
        ('juror = "J1"', "decision.wrong", {"place": "kind"}),
        ('kind = "revoke"', "decision.needs", {"field": "juror", "kind": "revoke", "file": "decision.toml"}),
        ('kind = "tie"\nround = 1\nnomination = 1\norder = []', "decision.needs", {"field": "order"}),
        ('kind = "revoke"\njuror = "J1"\nnoise = 1', "decision.wrong", {"place": "noise"}),
        ('kind = "revoke"\njuror = "Q9"', "decision.nothing_issued", {"juror": "Q9"}),
        ('kind = "fork"\njuror = "J1"\nsheet = "0123456789"', "decision.sheet_unknown", {"sheet": "0123456789"}),
        ('kind = "fork"\njuror = "J1"\nsheet = "no hash"', "decision.wrong", {"place": "sheet"}),
        ('kind = "key_conflict"\njuror = "J1"\nfingerprint = "AAAA"', "fingerprint.unreadable", {}),
        (
            'kind = "key_conflict"\njuror = "J1"\nfingerprint = "7F3A 91C2 08DE 55B1 E6A4"',
            "decision.no_key_conflict",
            {"juror": "J1"},
        ),
        ('kind = "reopen"\nround = 1', "decision.round_open", {"round": 1}),
        ('kind = "reopen"\nround = 7', "round.unknown", {"round": 7}),
        ('kind = "tie"\nround = 3\nnomination = 1\norder = ["101"]', "round.unknown", {"round": 3}),
        ('kind = "tie"\nround = 1\nnomination = 9\norder = ["101"]', "nomination.unknown", {"nomination": "9"}),
        ('kind = "tie"\nround = 1\nnomination = 1\norder = ["201"]', "decision.entry_unknown", {"entry": "201"}),
        (
            'kind = "tie"\nround = 1\nnomination = 1\norder = ["101", "101"]',
            "decision.order_twice",
            {"nomination": 1},
        ),
        ('kind = "tie"\nround = 1\nnomination = 1\norder = ["101", "102"]', "decision.no_tie", {"nomination": 1}),
        ('kind = "tie"\nround = 1\nnomination = 1\norder = ["101"]', "decision.no_tie", {"round": 1}),
        ('kind = "revoke"\njuror = "J1"\nround = 9', "round.unknown", {"round": 9}),
        ('kind = "no_award"\nnomination = 1\naward = "medal"', "decision.award_unknown", {"award": "medal"}),
        ('kind = "no_award"\nnomination = 9\naward = "winner"', "nomination.unknown", {"nomination": "9"}),
        ('kind = "special_prize"\nentry = "999"\naward = "Приз"', "decision.entry_unknown", {"entry": "999"}),
        ('kind = "revoke"\njuror = "J1"\nmeeting = 4', "decision.meeting_unknown", {"meeting": 4}),
        ('kind = "revoke"\njuror = "J1"\nquestion = 1', "decision.needs", {"field": "meeting"}),
        ('kind = "revoke"\njuror = "J1"\nscan = "нет.pdf"', "file.missing", {"file": "нет.pdf"}),
    ],
)
def test_a_decision_about_nothing_is_refused(merged: Play, text: str, code: str, facts: dict[str, Fact]) -> None:
    refuse_decision(merged, text, code=code, facts=facts)


def test_a_decision_needs_its_reason(merged: Play) -> None:
    with pytest.raises(RefusedError) as refused:
        record_decision(merged.folder, data=b'kind = "revoke"\njuror = "J1"', name="d.toml", clock=clock)
    assert (refused.value.code, refused.value.facts["place"]) == ("decision.wrong", "reason")


def test_a_fork_is_decided_among_its_heads_only(issued: Play) -> None:
    first, _ = fork(issued)
    other = issued.sign("J2")
    issued.merge_one(other)
    text = 'kind = "fork"\njuror = "J1"\nsheet = "{}"'
    refuse_decision(issued, text.format(other.scores.hash), code="decision.sheet_unknown", facts={})
    third = issued.sign("J1", changed={("101", "K1"): 1})
    issued.merge_one(third)
    facts: dict[str, Fact] = {"sheet": first.scores.hash[:12], "juror": "J1"}
    refuse_decision(issued, text.format(first.scores.hash), code="decision.not_a_head", facts=facts)
    issued.decide(text.format(third.scores.hash))
    refuse_decision(issued, text.format(third.scores.hash), code="decision.no_fork", facts={"juror": "J1", "round": 1})


def test_a_decision_rests_on_an_adopted_question_where_it_names_one(merged: Play) -> None:
    merged.meet(1, kind="other")
    merged.meet(2, kind="other", in_favour="1", against="2")
    merged.meet(3, kind="other", present='["J1", "J2"]', in_favour="2")
    text = 'kind = "revoke"\njuror = "J1"\nmeeting = {}\nquestion = {}'
    refuse_decision(merged, text.format(1, 7), code="decision.question_unknown", facts={"meeting": 1, "question": "7"})
    for number in (2, 3):
        facts: dict[str, Fact] = {"meeting": number, "question": "1"}
        refuse_decision(merged, text.format(number, 1), code="decision.not_adopted", facts=facts)
    assert merged.decide(text.format(1, 1)).number == 1


def test_an_order_names_all_who_are_tied_and_may_be_decided_anew(issued: Play) -> None:
    same = {("102", "K1"): 5, ("102", "K2"): 5, ("103", "K1"): 5, ("103", "K2"): 5}
    issued.merge(*(issued.sign(juror, changed=same).file for juror in ("J1", "J2", "J3", "J4")))
    text = 'kind = "tie"\nround = 1\nnomination = 1\norder = {}'
    facts: dict[str, Fact] = {"nomination": 1, "entries": "102"}
    refuse_decision(issued, text.format('["103"]'), code="decision.order_incomplete", facts=facts)
    refuse_decision(issued, text.format('["103", "104"]'), code="decision.order_incomplete", facts=facts)
    issued.decide(text.format('["103", "102"]'))
    assert issued.decide(text.format('["102", "103", "104"]')).number == 2


def test_a_scan_is_kept_with_the_decision(merged: Play) -> None:
    (merged.root / "приказ.pdf").write_bytes(b"%PDF-1.7 scan")
    decision = merged.decide('kind = "revoke"\njuror = "J1"\nscan = "приказ.pdf"')
    assert decision.scan == sha256(b"%PDF-1.7 scan")
    assert merged.folder.evidence_path(decision.scan).read_bytes() == b"%PDF-1.7 scan"


def test_a_refused_decision_keeps_no_scan(merged: Play) -> None:
    (merged.root / "приказ.pdf").write_bytes(b"%PDF-1.7 scan")
    text = 'kind = "revoke"\njuror = "Q9"\nscan = "приказ.pdf"'
    refuse_decision(merged, text, code="decision.nothing_issued", facts={"juror": "Q9"})
    assert not merged.folder.evidence_path(sha256(b"%PDF-1.7 scan")).exists()


def test_nothing_about_a_closed_round_is_decided_but_its_reopening(issued: Play) -> None:
    first, _ = fork(issued)
    issued.merge(*(issued.sign(juror).file for juror in ("J2", "J3", "J4")))
    issued.decide(f'kind = "fork"\njuror = "J1"\nsheet = "{first.scores.hash}"')
    issued.close_first_round()
    for text in (
        f'kind = "fork"\njuror = "J1"\nsheet = "{first.scores.hash}"',
        'kind = "tie"\nround = 1\nnomination = 1\norder = ["101", "102"]',
    ):
        refuse_decision(issued, text, code="round.closed", facts={"round": 1})
    assert issued.decide('kind = "reopen"\nround = 1').number == 2
