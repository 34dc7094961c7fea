"""Merging: between two acts the order of files is free and repetition changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from core.base.ids import sha256
from core.domain.acts import Act, Decision, FileArrived, Outcome, PackageIssued, PackageWithdrawn, RoundClosed, RulesSet
from core.domain.merging import MergeState, Status, replay
from core.domain.sheets import SheetFacts

OLD_RULES, NEW_RULES = sha256(b"rules 1"), sha256(b"rules 2")
JURORS = ("J1", "J2")
KEYS = ("AAAA", "BBBB")


def package_of(juror: str, round_number: int, generation: int) -> str:
    return sha256(f"{juror}/{round_number}/{generation}".encode())


def issue(juror: str, round_number: int, generation: int) -> PackageIssued:
    return PackageIssued(
        package=package_of(juror, round_number, generation),
        juror=juror,
        round=round_number,
        generation=generation,
        rules=OLD_RULES,
    )


BEGINNING: tuple[Act, ...] = (
    RulesSet(rules=OLD_RULES),
    *(issue(juror, number, generation) for juror in JURORS for number in (1, 2) for generation in (1, 2)),
)


def make_sheet(name: str, *, ancestors: frozenset[str] = frozenset(), **changes: str | int) -> SheetFacts:
    facts: dict[str, str | int] = {
        "juror": "J1",
        "round": 1,
        "generation": 1,
        "fingerprint": "AAAA",
        "rules": OLD_RULES,
        "revision": 1,
        "sheet_id": name,
        **changes,
    }
    return SheetFacts(
        hash=sha256(name.encode()),
        sheet_id=str(facts["sheet_id"]),
        juror=str(facts["juror"]),
        round=int(facts["round"]),
        generation=int(facts["generation"]),
        fingerprint=str(facts["fingerprint"]),
        package=package_of(str(facts["juror"]), int(facts["round"]), int(facts["generation"])),
        rules=str(facts["rules"]),
        revision=int(facts["revision"]),
        ancestors=ancestors,
    )


def arrive(sheet: SheetFacts) -> FileArrived:
    return FileArrived(file=sha256(sheet.hash.encode()), sheet=sheet.hash)


def state_after(*acts: Act, sheets: tuple[SheetFacts, ...]) -> MergeState:
    known = {each.hash: each for each in sheets}
    return replay((*BEGINNING, *acts), facts_of=known.__getitem__)


def close(round_number: int) -> RoundClosed:
    outcome = Outcome(question="1", meeting=1, placings=(), sheets=())
    return RoundClosed(round=round_number, version=1, outcome=outcome)


def decide(about: str, **fields: str | int) -> Decision:
    return Decision.model_validate({"number": 1, "about": about, "reason": "because", **fields})


@dataclass(frozen=True)
class World:
    """Sheets, and epochs: an act followed by the sheets that arrive before the next act."""

    sheets: tuple[SheetFacts, ...]
    epochs: tuple[tuple[Act | None, tuple[int, ...]], ...]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    sheets: list[SheetFacts] = []
    for number in range(draw(st.integers(2, 7))):
        juror, round_number = draw(st.sampled_from(JURORS)), draw(st.integers(1, 2))
        mine = [each for each in sheets if (each.juror, each.round) == (juror, round_number)]
        parents = draw(st.sets(st.sampled_from(mine), max_size=3)) if mine else set()
        ancestors = frozenset(a for parent in parents for a in (parent.hash, *parent.ancestors))
        shared_id = draw(st.booleans()) and bool(mine) and draw(st.booleans())
        sheets.append(
            make_sheet(
                f"sheet {number}",
                ancestors=ancestors,
                juror=juror,
                round=round_number,
                generation=draw(st.sampled_from((1, 1, 1, 2))),
                fingerprint=draw(st.sampled_from(("AAAA", "AAAA", "BBBB"))),
                rules=draw(st.sampled_from((OLD_RULES, OLD_RULES, NEW_RULES))),
                sheet_id=mine[0].sheet_id if shared_id else f"sheet {number}",
                revision=number + 1,
            )
        )
    arrivals = st.lists(st.integers(0, len(sheets) - 1), max_size=8).map(tuple)
    epochs = draw(st.lists(st.tuples(st.none() | acts(), arrivals), min_size=1, max_size=5))
    return World(tuple(sheets), tuple(epochs))


def acts() -> st.SearchStrategy[Act]:
    juror, number = st.sampled_from(JURORS), st.integers(1, 2)
    return st.one_of(
        st.builds(close, number),
        st.builds(lambda r: decide("reopen", round=r), number),
        st.builds(lambda j: decide("revoke", juror=j), juror),
        st.builds(lambda j, k: decide("key_conflict", juror=j, fingerprint=k), juror, st.sampled_from(KEYS)),
        st.builds(lambda j, r: PackageWithdrawn(package=package_of(j, r, 1), reason="replaced"), juror, number),
        st.sampled_from((RulesSet(rules=OLD_RULES), RulesSet(rules=NEW_RULES))),
        st.builds(lambda index: index, st.integers(0, 6)).map(
            lambda index: decide("fork", sheet="0" * 63 + str(index))
        ),
    )


def play(world: World, orders: list[list[int]]) -> MergeState:
    """Replay a world with the arrivals of every epoch in a given order."""
    known = {each.hash: each for each in world.sheets}
    state = replay(BEGINNING, facts_of=known.__getitem__)
    for (act, _), order in zip(world.epochs, orders, strict=True):
        ready = resolve(act, world, state)
        if ready is not None:
            state.apply(ready)
        for index in order:
            state.apply(arrive(world.sheets[index]))
    return state


def resolve(act: Act | None, world: World, state: MergeState) -> Act | None:
    """A fork is decided in favour of a sheet that is held; other decisions need nothing."""
    if not isinstance(act, Decision) or act.about != "fork":
        return act
    index = int((act.sheet or "0")[-1]) % len(world.sheets)
    chosen = world.sheets[index].hash
    return act.model_copy(update={"sheet": chosen}) if state.is_admitted(chosen) else None


def summary(state: MergeState, world: World) -> list[object]:
    seats = list(state.seats())
    return [
        seats,
        [state.standing_of(juror, round_number=number) for juror, number in seats],
        [state.counted_sheets(number) for number in (1, 2)],
        [state.is_admitted(each.hash) and state.status_of(each.hash) for each in world.sheets],
        [state.old_refusal_of(each.hash) for each in world.sheets],
        state.pinned_keys(),
    ]


@given(worlds(), st.data())
def test_state_ignores_order_and_repetition_between_acts(world: World, data: st.DataObject) -> None:
    straight = [list(arrivals) for _, arrivals in world.epochs]
    mixed = [
        data.draw(st.permutations(order + data.draw(st.lists(st.sampled_from(order), max_size=4)))) if order else []
        for order in straight
    ]
    assert summary(play(world, mixed), world) == summary(play(world, straight), world)


@given(worlds())
def test_at_most_one_sheet_counts_for_a_juror_and_it_is_a_head(world: World) -> None:
    state = play(world, [list(arrivals) for _, arrivals in world.epochs])
    for juror, number in state.seats():
        standing = state.standing_of(juror, round_number=number)
        counted = standing.counted
        assert (counted is not None) == (standing.status is Status.CURRENT)
        assert counted is None or standing.heads == (counted,)


def test_a_revision_naming_the_current_sheet_supersedes_it() -> None:
    first = make_sheet("first")
    second = make_sheet("second", ancestors=frozenset({first.hash}), revision=2)
    for order in ((first, second), (second, first)):
        state = state_after(*(arrive(each) for each in order), sheets=(first, second))
        assert state.counted_sheets(1) == {"J1": second.hash}
        assert state.status_of(first.hash) is Status.HISTORY


def test_two_heads_are_a_fork_until_a_revision_names_both() -> None:
    left, right = make_sheet("left"), make_sheet("right")
    both = make_sheet("both", ancestors=frozenset({left.hash, right.hash}), revision=2)
    sheets = (left, right, both)
    forked = state_after(arrive(left), arrive(right), sheets=sheets)
    assert (forked.status_of(left.hash), forked.counted_sheets(1)) == (Status.FORK, {})
    settled = state_after(arrive(left), arrive(right), arrive(both), sheets=sheets)
    assert settled.counted_sheets(1) == {"J1": both.hash}


def test_one_id_with_two_contents_is_a_fork_even_if_one_names_the_other() -> None:
    first = make_sheet("first")
    copy = make_sheet("copy", ancestors=frozenset({first.hash}), sheet_id="first")
    state = state_after(arrive(first), arrive(copy), sheets=(first, copy))
    assert state.status_of(copy.hash) is Status.FORK


def test_a_decision_accepts_one_whole_sheet_and_a_later_stranger_forks_again() -> None:
    left, right, third = make_sheet("left"), make_sheet("right"), make_sheet("third")
    sheets = (left, right, third)
    arrived: tuple[Act, ...] = (arrive(left), arrive(right), decide("fork", juror="J1", sheet=left.hash))
    assert state_after(*arrived, sheets=sheets).counted_sheets(1) == {"J1": left.hash}
    assert state_after(*arrived, arrive(third), sheets=sheets).status_of(third.hash) is Status.FORK


def test_a_second_key_in_a_generation_stops_both_until_a_decision_names_one() -> None:
    mine, other = make_sheet("mine"), make_sheet("other", fingerprint="BBBB", round=2)
    sheets = (mine, other)
    state = state_after(arrive(mine), arrive(other), sheets=sheets)
    assert state.status_of(mine.hash) is Status.KEY_CONFLICT
    assert (state.counted_sheets(1), state.counted_sheets(2)) == ({}, {})
    decided = decide("key_conflict", juror="J1", fingerprint="AAAA")
    after = state_after(arrive(mine), arrive(other), decided, sheets=sheets)
    assert (after.counted_sheets(1), after.counted_sheets(2)) == ({"J1": mine.hash}, {})
    assert after.refusal_of(make_sheet("late", fingerprint="BBBB")) == "key.rejected"


def test_a_revoked_key_keeps_what_was_accepted_and_admits_nothing_more() -> None:
    before, after = make_sheet("before"), make_sheet("after")
    renewed = make_sheet("renewed", generation=2, fingerprint="BBBB", ancestors=frozenset({before.hash}))
    revoke = decide("revoke", juror="J1")
    known = {each.hash: each for each in (before, after, renewed)}
    beginning = [act for act in BEGINNING if not isinstance(act, PackageIssued) or act.generation == 1]
    state = replay((*beginning, arrive(before), revoke, arrive(after)), facts_of=known.__getitem__)
    assert state.counted_sheets(1) == {"J1": before.hash}
    assert state.old_refusal_of(after.hash) == "key.revoked"
    state.apply(issue("J1", 1, 2))
    state.apply(arrive(renewed))
    assert state.counted_sheets(1) == {"J1": renewed.hash}


def test_changed_rules_stop_accepted_sheets_from_counting() -> None:
    sheet = make_sheet("sheet")
    state = state_after(arrive(sheet), RulesSet(rules=NEW_RULES), sheets=(sheet,))
    assert (state.status_of(sheet.hash), state.counted_sheets(1)) == (Status.RULES_CHANGED, {})


def test_a_closed_round_refuses_and_a_reopened_one_admits_the_same_sheet() -> None:
    sheet = make_sheet("sheet")
    closed: tuple[Act, ...] = (close(1), arrive(sheet))
    assert state_after(*closed, sheets=(sheet,)).old_refusal_of(sheet.hash) == "round.closed"
    reopened = state_after(*closed, decide("reopen", round=1), arrive(sheet), sheets=(sheet,))
    assert reopened.counted_sheets(1) == {"J1": sheet.hash}
