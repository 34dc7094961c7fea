from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.trust import keys
from core.trust.enrolment import enrolment_statement, sign_enrolment, verify_enrolment

CONTEST = "5f" * 16


def test_statement_is_the_canonical_json_of_its_label_and_parts() -> None:
    statement = enrolment_statement(contest=CONTEST, juror="Ж07", generation=2, public="AAA")
    assert statement == f'["jury/enrol/1","{CONTEST}","Ж07",2,"AAA"]'.encode()


def test_enrolment_holds_for_exactly_what_it_says() -> None:
    enrolment_key, public = keys.new_key(), keys.public_of(keys.new_key())
    by = keys.public_of(enrolment_key)
    signature = sign_enrolment(enrolment_key, contest=CONTEST, juror="Ж07", generation=1, public=public)
    verify_enrolment(signature, enrolment_public=by, contest=CONTEST, juror="Ж07", generation=1, public=public)
    other = keys.public_of(keys.new_key())
    for contest, juror, generation, enrolled, vouching in [
        ("6f" * 16, "Ж07", 1, public, by),
        (CONTEST, "Ж08", 1, public, by),
        (CONTEST, "Ж07", 2, public, by),
        (CONTEST, "Ж07", 1, other, by),
        (CONTEST, "Ж07", 1, public, other),
    ]:
        with pytest.raises(RefusedError) as refusal:
            verify_enrolment(
                signature,
                enrolment_public=vouching,
                contest=contest,
                juror=juror,
                generation=generation,
                public=enrolled,
            )
        assert (refusal.value.code, refusal.value.facts) == ("sheet.enrolment_broken", {"juror": juror})


@pytest.mark.parametrize("signature", ["", "A" * 86, "A" * 85 + "=", "подпись"])
def test_senseless_enrolment_is_refused(signature: str) -> None:
    public = keys.public_of(keys.new_key())
    with pytest.raises(RefusedError, match=r"^sheet\.enrolment_broken"):
        verify_enrolment(signature, enrolment_public=public, contest=CONTEST, juror="Ж07", generation=1, public=public)


def test_enrolled_key_must_be_a_key() -> None:
    enrolment_key = keys.new_key()
    signature = sign_enrolment(enrolment_key, contest=CONTEST, juror="Ж07", generation=1, public="AAA")
    with pytest.raises(RefusedError, match=r"^key\.unreadable"):
        verify_enrolment(
            signature,
            enrolment_public=keys.public_of(enrolment_key),
            contest=CONTEST,
            juror="Ж07",
            generation=1,
            public="AAA",
        )
