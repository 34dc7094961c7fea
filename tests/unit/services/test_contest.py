"""Making a contest: folder, keys and rules from a template; opening it again; who may not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.acts import ContestMade
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.services.contest import make_contest, read_papers, read_rules
from core.services.issuing.packages import issue_packages
from core.services.office import unlock_office
from core.services.templates import SHIPPED, load_template, read_toml
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.trust import certificates, keys
from tests.unit.services.season import PASSPHRASE, TEMPLATE, template
from tests.unit.services.small_contest import Play, clock


def make(path: Path, *, passphrase: str = PASSPHRASE) -> str:
    return make_contest(path, template=template(), passphrase=passphrase, clock=clock).fingerprint


def test_a_new_contest_has_its_own_root_operator_and_rules(tmp_path: Path) -> None:
    fingerprint = make(tmp_path / "contest")
    with ContestFolder.open(tmp_path / "contest") as folder:
        with folder.reading() as tx:
            root, operators, lines = tx.keys.root(), tx.keys.operators(), tx.journal.lines()
            assert not tx.rules.is_frozen()
        assert read_rules(folder) == template().rules
        assert read_papers(folder) == template().papers
        office = unlock_office(folder, passphrase=PASSPHRASE)
    assert root is not None
    assert root.fingerprint == fingerprint
    assert [line.act for line in lines] == [
        ContestMade(contest=folder.contest, root=fingerprint, operator=operators[0].fingerprint)
    ]
    assert keys.public_of(office.operator.key) == certificates.read_certificate(operators[0].der).public


def test_two_contests_share_nothing(tmp_path: Path) -> None:
    assert make(tmp_path / "one") != make(tmp_path / "two")


def test_no_secret_is_shown_by_chance(assigned: Play) -> None:
    issued = assigned.issue(juror="J1")["J1"]
    assert issued.code is not None
    assert issued.code not in repr(issued)
    assert assigned.office.identity.secret not in repr(assigned.office)


@pytest.mark.parametrize("passphrase, code", [("другой пароль", "passphrase.wrong"), ("", "passphrase.empty")])
def test_a_wrong_passphrase_opens_no_office(assigned: Play, passphrase: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        unlock_office(assigned.folder, passphrase=passphrase)
    assert refused.value.code == code


@pytest.mark.parametrize("passphrase", ["", "   ", "\t\u00a0"])
def test_an_empty_passphrase_makes_no_contest(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(RefusedError, match=r"passphrase\.empty"):
        make(tmp_path / "contest", passphrase=passphrase)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_keys_issues_nothing(tmp_path: Path, assigned: Play) -> None:
    with ContestFolder.create(tmp_path / "bare", contest="c0" * 16, made_at="t") as folder:
        with pytest.raises(RefusedError, match=r"contest\.no_keys"):
            unlock_office(folder, passphrase=PASSPHRASE)
        with folder.writing() as tx:
            tx.rules.put(template().rules, frozen=False)
            tx.entries.put([Entry(number="1", nomination=1, applicant="Школа")])
            tx.jury.put_jurors([Juror(code="J1", name="Имя")])
            tx.jury.put_assignments(1, {"J1": ["1"]})
        with pytest.raises(RefusedError, match=r"contest\.no_keys"):
            issue_packages(folder, office=assigned.office, round_number=1, out=tmp_path / "out", clock=clock)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("важное", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"contest\.exists"):
        make(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_template_makes_rules(name: str) -> None:
    rules = load_template(name).rules
    assert rules.rounds[-1].number == len(rules.rounds)
    assert any(each.given == "place" for each in rules.awards)


def test_the_real_contest_has_twelve_nominations_and_thirty_nine_finalists() -> None:
    rules = load_template("best-public").rules
    assert len(rules.nominations) == 12
    assert sum(each.places for each in rules.rounds[0].quotas) == 39
    assert {each.places for each in rules.rounds[0].quotas} == {3, 4}
    assert [len(each.criteria) for each in rules.rounds] == [5, 5]


def test_a_template_of_ones_own_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "наш конкурс.toml"
    path.write_text(TEMPLATE, encoding="utf-8-sig")
    assert load_template(str(path)) == template()


@pytest.mark.parametrize(
    "old, new, code, facts",
    [
        ('title = "Лучший', "title = Лучший", "template.broken", {"file": "template.toml"}),
        ("number = 3\n", "number = 2\n", "template.wrong", {"file": "template.toml", "place": "."}),
        ("places = [1]", 'places = ["first"]', "template.wrong", {"place": "awards.0.places.0"}),
        ("step = 0.5", "step = 0.3", "template.wrong", {"place": "rounds.0.criteria.1.scale"}),
        ('criterion = "K2"', 'criterion = "K9"', "template.wrong", {}),
        ("nomination = 2, places = 2", "nomination = 2, places = 0", "template.wrong", {
            "place": "rounds.0.quotas.1.places", "reason": "Input should be greater than or equal to 1",
        }),
        ("[papers]", '[quorum]\nshare = "3/2"\n[papers]', "template.wrong", {"place": "quorum.share"}),
        ("[papers]", '[quorum]\nshare = "2/2"\nabove = true\n[papers]', "template.wrong", {"place": "quorum.share"}),
        ("nomination = 3, places", "nomination = 9, places", "template.wrong", {}),
        ("round = 2\nplaces", "round = 3\nplaces", "template.wrong", {}),
        ('season = "2025"', 'seasons = "2025"', "template.wrong", {"place": "seasons"}),
        ('issuer = "Оргкомитет"', "issuer = 7", "template.wrong", {"place": "issuer"}),
    ],
)  # fmt: skip
def test_a_wrong_template_is_refused_by_its_place(old: str, new: str, code: str, facts: dict[str, Fact]) -> None:
    assert old in TEMPLATE
    with pytest.raises(RefusedError) as refused:
        template(TEMPLATE.replace(old, new, 1))
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()


def test_an_unknown_template_names_those_there_are() -> None:
    with pytest.raises(RefusedError) as refused:
        load_template("нет такого")
    assert refused.value.code == "template.unknown"
    assert refused.value.facts["known"] == "best-public, blank"


def test_decimals_of_a_template_never_become_binary() -> None:
    document = read_toml(b"[scale]\nstep = 0.10\nmaximum = 5\n", name="t.toml")
    assert document == {"scale": {"step": "0.1", "maximum": "5"}}


def open_elsewhere(path: Path, *, opener: str) -> subprocess.Popen[str]:
    """Open a folder in another process and wait until it holds it."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from core.storage.contest.folder import ContestFolder\nfrom core.storage.desk.desk import Desk\n"
        f"held = {opener}.open(Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.read()\nheld.close()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_contest_or_desk_open_elsewhere_says_since_when_and_where(tmp_path: Path) -> None:
    make(tmp_path / "contest")
    Desk.open(tmp_path / "desk").close()
    for name, opener in (("contest", "ContestFolder"), ("desk", "Desk")):
        with open_elsewhere(tmp_path / name, opener=opener) as process:
            with pytest.raises(RefusedError) as refused:
                (ContestFolder if name == "contest" else Desk).open(tmp_path / name)
            process.communicate("", timeout=60)
        assert refused.value.code == f"{name}.open_elsewhere"
        assert set(refused.value.facts) == {"folder", "since", "host"}
    ContestFolder.open(tmp_path / "contest").close()
    Desk.open(tmp_path / "desk").close()
