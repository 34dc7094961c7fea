from __future__ import annotations

import base64
import hmac
import json

import pytest

from core.base.errors import RefusedError
from core.trust import base64url, certificates, jws, keys
from core.trust.jws import ARCHIVE, PACKAGE, RECEIPT, Operator

CONTEST = "5f" * 16
PAYLOAD = '{"contest":"Лучший госпаблик"}'.encode()


def standard(data: bytes) -> str:
    return base64.b64encode(data).decode()


def forge(signer: Operator, changes: dict[str, object] | None = None, *, key: keys.PrivateKey | None = None) -> bytes:
    """Sign any header at all by hand; a value of None takes a name away."""
    full = {"alg": "ES256", "typ": PACKAGE, "x5c": [standard(signer.certificate), standard(signer.root)]}
    told = {name: value for name, value in (full | (changes or {})).items() if value is not None}
    start = base64url.encode(json.dumps(told).encode()) + "."
    signature = keys.sign((start + base64url.encode(PAYLOAD)).encode(), key=key or signer.key)
    return f"{start}.{base64url.encode(signature)}".encode()


def refusal_of(data: bytes, root: bytes, *, payload: bytes = PAYLOAD, typ: str = PACKAGE) -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        jws.verify_detached(payload, data, typ=typ, root=root)
    return refusal.value


@pytest.mark.parametrize("payload", [b"", PAYLOAD, bytes(500_000)], ids=["empty", "small", "large"])
def test_detached_signature_names_the_operator(signer: Operator, payload: bytes) -> None:
    data = jws.sign_detached(payload, typ=PACKAGE, signer=signer)
    operator = jws.verify_detached(payload, data, typ=PACKAGE, root=signer.root)
    assert operator.whole == signer.certificate
    assert data.count(b".") == 2
    assert b".." in data


def test_compact_signature_carries_its_payload(signer: Operator) -> None:
    data = jws.sign_compact(PAYLOAD, typ=RECEIPT, signer=signer)
    found = jws.verify_compact(data, typ=RECEIPT, root=signer.root)
    assert (found.payload, found.operator.public) == (PAYLOAD, keys.public_of(signer.key))


def test_header_says_what_it_is_for_and_who_signed(signer: Operator) -> None:
    segment = jws.sign_detached(PAYLOAD, typ=ARCHIVE, signer=signer).split(b".")[0].decode()
    assert json.loads(base64url.decode(segment)) == {
        "alg": "ES256",
        "typ": "jury-archive+jws",
        "x5c": [standard(signer.certificate), standard(signer.root)],
    }


def test_forger_makes_a_good_signature_when_nothing_differs(signer: Operator) -> None:
    assert jws.verify_detached(PAYLOAD, forge(signer), typ=PACKAGE, root=signer.root).public


def test_changed_payload_is_broken(signer: Operator) -> None:
    data = jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer)
    for payload in [b"", PAYLOAD + b" ", PAYLOAD[:-1], PAYLOAD.replace(b"c", b"C", 1)]:
        assert refusal_of(data, signer.root, payload=payload).code == "signature.broken"


def test_no_changed_character_is_accepted(signer: Operator) -> None:
    data = jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer)
    for position in range(len(data)):
        mutant = bytearray(data)
        mutant[position] ^= 1 << (position % 7)
        assert refusal_of(bytes(mutant), signer.root).code.split(".")[0] in {"signature", "certificate"}


def test_one_purpose_does_not_serve_for_another(signer: Operator) -> None:
    data = jws.sign_detached(PAYLOAD, typ=RECEIPT, signer=signer)
    refusal = refusal_of(data, signer.root)
    assert (refusal.code, refusal.facts) == ("signature.type", {"found": RECEIPT, "expected": PACKAGE})
    assert refusal_of(forge(signer, {"typ": None}), signer.root).code == "signature.type"


def test_detached_and_compact_do_not_pass_for_each_other(signer: Operator) -> None:
    compact = jws.sign_compact(PAYLOAD, typ=PACKAGE, signer=signer)
    assert refusal_of(compact, signer.root).code == "signature.malformed"
    with pytest.raises(RefusedError, match=r"^signature\.broken"):
        jws.verify_compact(jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer), typ=PACKAGE, root=signer.root)


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256", "ES384", "RS256", "es256", "", 256, None, ["ES256"]])
def test_every_other_algorithm_is_refused(signer: Operator, algorithm: object) -> None:
    refusal = refusal_of(forge(signer, {"alg": algorithm}), signer.root)
    assert (refusal.code, refusal.facts) == ("signature.algorithm", {"found": str(algorithm)})


def test_public_key_used_as_a_secret_is_refused(signer: Operator) -> None:
    start = forge(signer, {"alg": "HS256"}).split(b".")[0] + b"."
    secret = keys.public_bytes(keys.public_of(signer.key))
    signature = hmac.digest(secret, start + base64url.encode(PAYLOAD).encode(), "sha256") * 2
    forged = start + b"." + base64url.encode(signature).encode()
    assert refusal_of(forged, signer.root).code == "signature.algorithm"


@pytest.mark.parametrize(
    "extra",
    [
        {"crit": ["b64"], "b64": False},
        {"crit": []},
        {"b64": False},
        {"kid": "1"},
        {"jwk": {"kty": "EC"}},
        {"jku": "https://example.org"},
        {"x5t": "AA"},
        {"cty": "json"},
    ],
)
def test_every_other_header_is_refused(signer: Operator, extra: dict[str, object]) -> None:
    refusal = refusal_of(forge(signer, extra), signer.root)
    assert (refusal.code, refusal.facts) == ("signature.header", {"name": next(iter(extra))})


def test_chain_must_lead_to_the_pinned_root(signer: Operator) -> None:
    data = jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer)
    other = certificates.issue_root(keys.new_key(), contest=CONTEST)
    assert refusal_of(data, other).code == "signature.other_root"
    dressed = forge(signer, {"x5c": [standard(signer.certificate), standard(other)]})
    assert refusal_of(dressed, signer.root).code == "signature.other_root"
    assert refusal_of(dressed, other).code == "signature.chain"


def test_foreign_operator_under_the_pinned_root_is_refused(signer: Operator) -> None:
    foreign_root, foreign_key = keys.new_key(), keys.new_key()
    root = certificates.issue_root(foreign_root, contest=CONTEST)
    certificate = certificates.issue_operator(
        keys.public_of(foreign_key), operator="Секретарь", root_key=foreign_root, root=root, contest=CONTEST
    )
    forged = forge(signer, {"x5c": [standard(certificate), standard(signer.root)]}, key=foreign_key)
    assert refusal_of(forged, signer.root).code == "signature.chain"


def test_root_and_juror_do_not_sign_as_operators(
    signer: Operator, root_key: keys.PrivateKey, juror_key: keys.PrivateKey, juror_certificate: bytes
) -> None:
    by_root = forge(signer, {"x5c": [standard(signer.root), standard(signer.root)]}, key=root_key)
    by_juror = forge(signer, {"x5c": [standard(juror_certificate), standard(signer.root)]}, key=juror_key)
    assert refusal_of(by_root, signer.root).code == "signature.chain"
    assert refusal_of(by_juror, signer.root).code == "signature.chain"


def test_operators_certificate_without_the_operators_key_is_broken(signer: Operator) -> None:
    assert refusal_of(forge(signer, key=keys.new_key()), signer.root).code == "signature.broken"


def test_root_certified_again_after_a_recovery_is_the_same_root(signer: Operator, root_key: keys.PrivateKey) -> None:
    again = certificates.issue_root(root_key, contest=CONTEST)
    data = jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer)
    assert again != signer.root
    assert jws.verify_detached(PAYLOAD, data, typ=PACKAGE, root=again).whole == signer.certificate


@pytest.mark.parametrize(
    "chain",
    [None, [], ["AA=="], "AA==", ["AA==", "AA==", "AA=="], [1, 2], ["A", "AA=="], ["ключ", "AA=="], ["AB==", "AA=="]],
)
def test_senseless_chain_is_malformed(signer: Operator, chain: object) -> None:
    assert refusal_of(forge(signer, {"x5c": chain}), signer.root).code == "signature.malformed"


def test_chain_of_noise_is_an_unreadable_certificate(signer: Operator) -> None:
    forged = forge(signer, {"x5c": [standard(signer.certificate), "AAAA"]})
    assert refusal_of(forged, signer.root).code == "certificate.unreadable"


@pytest.mark.parametrize("data", [b"", b".", b"..", b"...", b"a..b", "ё..ё".encode(), b"e30.." + b"A" * 85 + b"="])
def test_noise_is_malformed(signer: Operator, data: bytes) -> None:
    assert refusal_of(data, signer.root).code == "signature.malformed"


@pytest.mark.parametrize("header", [b"[]", b"1", b"{", b'{"alg":1,"alg":2}', b"\xff", b'{"a":"' + b"a" * 9000 + b'"}'])
def test_header_that_is_no_object_is_malformed(signer: Operator, header: bytes) -> None:
    signature = forge(signer).split(b".")[2]
    data = base64url.encode(header).encode() + b".." + signature
    assert refusal_of(data, signer.root).code == "signature.malformed"


def test_second_spelling_of_the_signature_is_refused(signer: Operator) -> None:
    data = forge(signer)
    last = data[-1:]  # 64 bytes leave four unused bits in the last character
    assert last in b"AQgw"
    assert refusal_of(data[:-1] + bytes([last[0] + 1]), signer.root).code == "signature.malformed"


def test_carried_root_is_what_a_desk_pins(signer: Operator) -> None:
    data = jws.sign_detached(PAYLOAD, typ=PACKAGE, signer=signer)
    shown = keys.fingerprint(certificates.read_certificate(signer.root).public)
    assert jws.carried_root(data) == signer.root
    assert jws.carried_root(data, fingerprint=shown) == signer.root
    with pytest.raises(RefusedError, match=r"^signature\.other_root"):
        jws.carried_root(data, fingerprint="0000 0000 0000 0000 0000")
