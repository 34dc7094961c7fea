"""What a package asks of its juror: entries in order, and the scales of each. Nothing is kept, no key is made."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.contest import Criterion
from core.exchange.package.container import open_package
from core.exchange.package.model import Package, PackageEntry


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry to mark, with the criteria by which it is marked in their order."""

    entry: PackageEntry
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A package as its juror has to know it before marking; ``title`` is the contest's, ``round_title`` the round's."""

    package: Package
    title: str
    round_title: str
    entries: tuple[ListedEntry, ...]

    def scales(self) -> dict[Criterion, tuple[int, ...]]:
        """Return every criterion with the nominations in which it is marked, in the order of their first entry."""
        found: dict[Criterion, tuple[int, ...]] = {}
        for each in self.entries:
            for criterion in each.criteria:
                known = found.get(criterion, ())
                number = each.entry.nomination
                found[criterion] = known if number in known else (*known, number)
        return found


def list_package(data: bytes, *, code: str) -> Listing:
    """Open a package with its code and list what it asks; raises what :func:`open_package` raises."""
    content = open_package(data, code=code).content
    round_ = content.rules.round(content.package.round)
    return Listing(
        package=content.package,
        title=content.rules.title,
        round_title=round_.title,
        entries=tuple(ListedEntry(each, round_.criteria_of(each.nomination)) for each in content.package.entries),
    )
