"""What the list of entries shows: the package's nominations and entries as they stand on the desk."""

from __future__ import annotations

from core.exchange.package.model import PackageEntry
from core.words.words import Words
from ui.juror.marking.view import count_digits, show_total
from ui.models.entries import EntryGroup, EntryLine, EntryState, Node
from ui.operations.changes import NoteKind, Standing
from ui.operations.desk import JurorDesk

_STATES: dict[Standing, EntryState] = {
    Standing.EMPTY: "empty",
    Standing.PARTLY: "partly",
    Standing.DONE: "done",
    Standing.RECUSED: "recused",
}


def make_groups(desk: JurorDesk, words: Words) -> tuple[EntryGroup, ...]:
    """Return the nominations in the order in which the package first names them, each with its entries."""
    by_nomination: dict[int, list[PackageEntry]] = {}
    for each in desk.package.entries:
        by_nomination.setdefault(each.nomination, []).append(each)
    return tuple(
        EntryGroup(
            title=f"{number}. {desk.rules.nomination(number).title}",
            lines=tuple(make_line(desk, each, words) for each in entries),
        )
        for number, entries in by_nomination.items()
    )


def make_line(desk: JurorDesk, entry: PackageEntry, words: Words) -> EntryLine:
    """Return one entry as it stands."""
    criteria, standing = desk.criteria_of(entry.number), desk.standing_of(entry.number)
    has_total = standing in {Standing.PARTLY, Standing.DONE}
    digits = count_digits(criteria, digits=desk.round.digits)
    total = desk.state.total(entry.number, criteria)
    return EntryLine(
        number=entry.number,
        name=entry.applicant,
        title=entry.title,
        link=entry.link,
        state=_STATES[standing],
        total=show_total(total, digits=digits, words=words) if has_total else "",
        flagged=bool(desk.state.words_of(NoteKind.FLAG, entry.number)),
    )


def describe(node: Node, words: Words) -> str:
    """Return a line of the list as it is read aloud."""
    if isinstance(node, EntryGroup):
        return words.say("entries.group_name", title=node.title, done=node.settled, total=len(node.lines))
    parts = [
        words.say("entries.line_name", name=node.name, entry=node.number),
        words.say(f"entry_list.is_{node.state}"),
    ]
    if node.total:
        parts.append(words.say("entries.line_total", total=node.total))
    if node.flagged:
        parts.append(words.say("entry_list.is_flagged"))
    return ". ".join(parts)
