"""Promises of the trust room for any input: codes find every slip, seals and signatures give back what went in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.trust import age, age_passphrase, base64url, certificates, cms, der, jws, keys
from core.trust.codes import damm, read_code

ROOT_KEY, OPERATOR_KEY = keys.new_key(), keys.new_key()
ROOT = certificates.issue_root(ROOT_KEY, contest="c")
SIGNER = jws.Operator(
    key=OPERATOR_KEY,
    certificate=certificates.issue_operator(
        keys.public_of(OPERATOR_KEY), operator="o", root_key=ROOT_KEY, root=ROOT, contest="c"
    ),
    root=ROOT,
)
IDENTITY = age.new_identity()
REFUSALS = age_passphrase.Refusals(wrong="wrong", damaged="damaged", costly="costly")

nineteen_digits = st.text("0123456789", min_size=19, max_size=19)


@st.composite
def codes(draw: st.DrawFn) -> str:
    digits = draw(nineteen_digits)
    return digits + str(damm(digits))


@given(codes(), st.integers(0, 19), st.integers(1, 9))
def test_every_wrong_digit_is_found(code: str, place: int, shift: int) -> None:
    wrong = str((int(code[place]) + shift) % 10)
    with pytest.raises(RefusedError, match=r"^code\.check_digit"):
        read_code(code[:place] + wrong + code[place + 1 :])


@given(codes(), st.integers(0, 18))
def test_every_swap_of_neighbours_is_found(code: str, place: int) -> None:
    first, second = code[place], code[place + 1]
    swapped = code[:place] + second + first + code[place + 2 :]
    if first == second:
        assert read_code(swapped) == read_code(code)
    else:
        with pytest.raises(RefusedError, match=r"^code\.check_digit"):
            read_code(swapped)


@given(codes(), st.lists(st.sampled_from(" -\u00a0\u202f–"), min_size=20, max_size=20))
def test_code_is_read_with_any_separators(code: str, separators: list[str]) -> None:
    typed = "".join(separator + digit for separator, digit in zip(separators, code, strict=True))
    assert read_code(typed).replace(" ", "") == code


@given(st.text(max_size=19))
def test_text_that_is_no_code_is_refused_for_a_reason(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^code\.(letters|length|check_digit)"):
        read_code(text)


@given(st.binary(max_size=300))
def test_base64url_gives_back_what_went_in(data: bytes) -> None:
    assert base64url.decode(base64url.encode(data)) == data


@given(st.binary(max_size=400), st.text(max_size=20))
def test_passphrase_layer_gives_back_what_went_in(plain: bytes, passphrase: str) -> None:
    data = age_passphrase.seal(plain, passphrase=passphrase, log_n=1)
    assert age_passphrase.unseal(data, passphrase=passphrase, refusals=REFUSALS) == plain


@given(st.binary(max_size=400), st.data())
def test_no_changed_byte_of_a_passphrase_file_is_accepted(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(age_passphrase.seal(plain, passphrase="p", log_n=1))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] = data.draw(st.integers(0, 255).filter(lambda value: value != sealed[place]))
    with pytest.raises(RefusedError, match=r"^(wrong|damaged)"):
        age_passphrase.unseal(bytes(sealed), passphrase="p", refusals=REFUSALS)


@given(st.binary(max_size=400))
def test_identity_layer_gives_back_what_went_in(plain: bytes) -> None:
    data = age.seal_for(plain, recipients=[IDENTITY.recipient])
    assert age.open_with(data, identity=IDENTITY) == plain


@given(st.binary(max_size=400))
def test_noise_is_refused_by_every_reader(noise: bytes) -> None:
    with pytest.raises(RefusedError):
        age.open_with(noise, identity=IDENTITY)
    with pytest.raises(RefusedError):
        age_passphrase.unseal(noise, passphrase="p", refusals=REFUSALS)
    with pytest.raises(RefusedError):
        cms.verify_cms(noise, digest=bytes(32))
    with pytest.raises(RefusedError):
        certificates.read_certificate(noise)
    with pytest.raises(RefusedError):
        jws.verify_detached(b"", noise, typ=jws.PACKAGE, root=ROOT)
    with pytest.raises(RefusedError):
        keys.private_from_bytes(noise)


@given(st.integers(0, 0xFF), st.lists(st.binary(max_size=300), max_size=4), st.binary(max_size=20))
def test_element_gives_back_its_body(tag: int, parts: list[bytes], rest: bytes) -> None:
    found = der.take(der.element(tag, *parts) + rest, tag=tag)
    assert (found.body, found.rest) == (b"".join(parts), rest)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.binary(min_size=32, max_size=32))
@settings(max_examples=50)
def test_any_jurors_name_fits_certificate_and_signature(name: str, digest: bytes) -> None:
    certificate = certificates.issue_juror(OPERATOR_KEY, contest="5f" * 16, juror=name or "J", name=name)
    field = cms.sign_cms(digest, key=OPERATOR_KEY, certificate=certificate)
    signed = cms.verify_cms(field.ljust(cms.FIELD_BYTES, b"\x00"), digest=digest)
    assert signed.public == keys.public_of(OPERATOR_KEY)
    assert signed.subject == certificates.subject_name(contest="5f" * 16, code=name or "J", name=name)


@given(st.binary(max_size=1000))
@settings(max_examples=50)
def test_operators_signature_gives_back_its_payload(payload: bytes) -> None:
    data = jws.sign_compact(payload, typ=jws.RECEIPT, signer=SIGNER)
    assert jws.verify_compact(data, typ=jws.RECEIPT, root=ROOT).payload == payload


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_enrolment_style_signature_holds(statement: bytes) -> None:
    signature = keys.sign(statement, key=OPERATOR_KEY)
    assert keys.is_signed(statement, signature=signature, public=keys.public_of(OPERATOR_KEY))
    assert not keys.is_signed(statement + b"\x00", signature=signature, public=keys.public_of(OPERATOR_KEY))
