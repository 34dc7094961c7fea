"""Letters of gratitude for what was awarded: one for each, all in one file, the same at every printing."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.domain.acts import Noted
from core.services.printing.papers import print_documents
from tests.unit.services.small_contest import Play, clock


def award(play: Play) -> None:
    play.meet(2, kind="winners", round_number=2)
    play.award()


def print_letters(play: Play, folder: str = "letters") -> dict[str, bytes]:
    printed = print_documents(play.folder, kinds=["letters"], out=play.root / folder, clock=clock)
    return {each.file.name: each.file.read_bytes() for each in printed}


def test_every_winner_gets_a_letter_and_the_printer_one_file(final: Play) -> None:
    award(final)
    letters = print_letters(final)
    assert set(letters) == {
        "letter-01-winner-101.pdf",
        "letter-02-winner-201.pdf",
        "letter-03-winner-301.pdf",
        "letters.pdf",
    }
    assert all(data.startswith(b"%PDF") for data in letters.values())
    with final.folder.reading() as tx:
        noted = [act for act in tx.journal.acts() if isinstance(act, Noted) and act.what == "papers_printed"]
    assert [act.counts for act in noted] == [{"letter": 3, "letters": 1}]


def test_letters_printed_again_are_the_same_to_the_byte(final: Play) -> None:
    award(final)
    assert print_letters(final, "one") == print_letters(final, "two")


def test_a_special_prize_gets_its_letter_whatever_it_is_called(final: Play) -> None:
    final.decide('kind = "special_prize"\nentry = "105"\naward = "Приз зрителей / «Сердце»' + " и ещё" * 20 + '"')
    award(final)
    (name,) = (each for each in print_letters(final) if each.startswith("letter-01-Приз"))
    assert "/" not in name
    assert len(name.encode()) < 200


def test_nothing_is_printed_before_there_are_winners(final: Play) -> None:
    with pytest.raises(RefusedError, match=r"documents\.no_winners"):
        print_letters(final)
    assert not (final.root / "letters").exists()


def test_reopened_awards_are_no_longer_printed(final: Play) -> None:
    award(final)
    final.decide('kind = "reopen"\nround = 2')
    with pytest.raises(RefusedError, match=r"documents\.no_winners"):
        print_letters(final)


def test_a_paper_that_nobody_knows_is_refused(final: Play) -> None:
    with pytest.raises(RefusedError) as refused:
        print_documents(final.folder, kinds=["diary"], out=final.root, clock=clock)
    assert (refused.value.code, refused.value.facts["kind"]) == ("documents.unknown_kind", "diary")
