"""Promises of the domain for any input: exact scales, one spelling of data, folding, panels, quorum."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.domain.acts import Line, Noted
from core.domain.contest import Criterion, Nomination, Scale
from core.domain.journal import FIRST_PREVIOUS, chain_line, check_chain
from core.domain.jury import fold, read_panel
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.domain.meetings import Meeting, Question
from core.domain.nominations import find_nomination
from core.domain.rules import Quorum

steps = st.sampled_from([Decimal(text) for text in ("0.001", "0.01", "0.1", "0.25", "0.3", "0.5", "1", "2", "5", "10")])


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    step = draw(steps)
    lowest = draw(st.integers(-50, 50))
    highest = draw(st.integers(lowest + 1, lowest + 100))
    return Scale(minimum=lowest * step, maximum=highest * step, step=step)


@given(scales(), st.data())
def test_every_step_of_a_scale_is_a_score_and_every_score_its_step(scale: Scale, data: st.DataObject) -> None:
    taken = data.draw(st.integers(scale.lowest, scale.highest))
    score = scale.to_score(taken)
    assert scale.minimum <= score <= scale.maximum
    assert scale.to_steps(score) == taken
    assert Scale.from_bytes(scale.to_bytes(), max_bytes=1000) == scale


@given(scales(), st.decimals(-1000, 1000, places=4))
def test_a_scale_takes_its_own_scores_and_refuses_all_others(scale: Scale, score: Decimal) -> None:
    own = scale.minimum <= score <= scale.maximum and score % scale.step == 0
    if own:
        assert scale.to_score(scale.to_steps(score)) == score
    else:
        with pytest.raises(RefusedError, match=r"mark\.off_s"):
            scale.to_steps(score)


@given(scales(), st.sampled_from([Decimal(text) for text in ("0.1", "0.3", "1", "2.5")]), st.data())
def test_weighing_is_exact_and_adds_up(scale: Scale, weight: Decimal, data: st.DataObject) -> None:
    criterion = Criterion(code="K", title="Стиль", weight=weight, scale=scale)
    marks = data.draw(st.lists(st.integers(scale.lowest, scale.highest), max_size=8))
    total = sum((criterion.weigh(mark) for mark in marks), Fraction(0))
    assert total == Fraction(weight) * sum((Fraction(scale.to_score(mark)) for mark in marks), Fraction(0))


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Mn")), max_size=30)


@given(words)
def test_folding_is_settled_after_one_time(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"  {text}\t") == fold(text)


@given(st.lists(st.integers(1, 999), min_size=1, max_size=20))
def test_a_list_of_nominations_is_read_in_any_order(numbers: list[int]) -> None:
    assert read_panel(", ".join(map(str, numbers))) == set(numbers)


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_range_of_nominations_may_run_either_way(first: int, last: int) -> None:
    assert read_panel(f"{first}-{last}") == read_panel(f"{last} – {first}")
    assert read_panel(f"{first}-{last}") == set(range(min(first, last), max(first, last) + 1))


@given(st.lists(words.filter(lambda text: bool(text.strip())), min_size=1, max_size=8, unique_by=fold))
def test_a_nomination_is_found_by_its_number_and_by_its_title(titles: list[str]) -> None:
    # a title that is itself a number of the list means the nomination that bears it as a title
    assume(not any(fold(title).strip("№.):-–— ").isdigit() for title in titles))
    among = tuple(Nomination(number=number, title=title) for number, title in enumerate(titles, 1))
    for each in among:
        assert find_nomination(str(each.number), among=among) == each
        assert find_nomination(each.title, among=among) == each


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 20), st.integers(1, 20), st.booleans())
def test_one_more_present_never_loses_a_quorum(present: int, members: int, top: int, bottom: int, above: bool) -> None:  # noqa: FBT001
    quorum = Quorum(share=f"{min(top, bottom)}/{bottom}", above=above)
    before = quorum.holds(present=present, members=members)
    assert not before or quorum.holds(present=present + 1, members=members)
    assert not quorum.holds(present=0, members=members)


@given(st.sets(st.sampled_from("ABCDEFG")), st.sets(st.sampled_from("ABCDEFG")), st.integers(0, 7), st.integers(0, 7))
def test_nothing_is_adopted_without_a_quorum_or_a_majority(
    present: set[str], recused: set[str], in_favour: int, against: int
) -> None:
    meeting = Meeting(
        number=1, date="d", round=1, chair="A", secretary="S", present=tuple(sorted(present)), members=tuple("ABCDEFG")
    )
    question = Question(id="1", in_favour=in_favour, against=against, recused=tuple(sorted(recused)))
    if meeting.has_adopted(question, quorum=Quorum()):
        assert len(present) > 3.5
        assert 2 * len(present - recused) > 7 - len(recused)
        assert in_favour > against


hashes = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
numbers_ = st.text("0123456789абв-", min_size=1, max_size=6)


@st.composite
def sheets(draw: st.DrawFn) -> Scores:
    entries = draw(st.lists(numbers_, max_size=6, unique=True))
    rows = [tuple(draw(st.lists(st.none() | st.integers(-100, 100), min_size=2, max_size=2))) for _ in entries]
    said = draw(st.dictionaries(st.sampled_from(entries), words.filter(bool), max_size=3)) if entries else {}
    return Scores(
        contest="c0" * 16,
        round=draw(st.integers(1, 9)),
        package=draw(hashes),
        rules=draw(hashes),
        juror="J1",
        generation=draw(st.integers(1, 999)),
        public_key="k" * 40,
        enrolment="e" * 40,
        sheet="d0" * 16,
        revision=draw(st.integers(1, 9999)),
        ancestors=tuple(sorted(draw(st.sets(hashes, max_size=4)))),
        signed_at="2025-12-12T14:05:00+07:00",
        nonce="f0" * 16,
        entries=tuple(entries),
        marks=tuple(rows),
        remarks=said,
    )


@given(sheets())
def test_a_sheets_data_have_one_spelling(scores: Scores) -> None:
    data = scores.to_bytes()
    again = Scores.from_canonical(data, max_bytes=MAX_SCORES_BYTES)
    assert again == scores
    assert again.to_bytes() == data


@given(sheets(), st.data())
def test_a_changed_byte_is_another_sheet_or_none(scores: Scores, data: st.DataObject) -> None:
    body = scores.to_bytes()
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([data.draw(st.integers(0, 255).filter(lambda byte: byte != body[at]))]) + body[at + 1 :]
    with suppress(RefusedError):
        assert Scores.from_canonical(changed, max_bytes=MAX_SCORES_BYTES).hash != scores.hash


@given(st.lists(st.text("abc", max_size=4), min_size=1, max_size=6), st.data())
def test_no_line_of_the_journal_can_be_changed_dropped_or_moved(texts: list[str], data: st.DataObject) -> None:
    lines: list[Line] = []
    for number, text in enumerate(texts, 1):
        previous = lines[-1].hash if lines else FIRST_PREVIOUS
        lines.append(chain_line(Noted(what=text), number=number, at="t", actor="op", previous=previous))
    head = (len(lines), lines[-1].hash)
    check_chain(lines, head=head)
    changed = data.draw(
        st.one_of(
            st.permutations(lines),
            st.integers(0, len(lines) - 1).map(lambda at: [*lines[:at], *lines[at + 1 :]]),
            st.integers(0, len(lines) - 1).map(
                lambda at: [*lines[:at], lines[at].model_copy(update={"act": Noted(what="other")}), *lines[at + 1 :]]
            ),
        )
    )
    assume(changed != lines)
    with pytest.raises(RefusedError, match=r"journal\.broken"):
        check_chain(changed, head=head)
