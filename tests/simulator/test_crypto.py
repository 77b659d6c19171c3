"""Our envelope against wechatpy's, in both directions, and its strictness."""

import base64
import hashlib
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from wechatpy.enterprise.crypto import WeChatCrypto

from simulator.credentials import Credentials
from simulator.crypto import Envelope, EnvelopeError

OURS = Credentials.sample()
ENVELOPE = Envelope(OURS.token, OURS.aes_key, OURS.corp_id)
OTHER = WeChatCrypto(OURS.token, OURS.aes_key, OURS.corp_id)


def sealed(reply: str = "<xml>回复</xml>") -> str:
    text = OTHER.encrypt_message(reply, "nonce", "1409659813")
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 28, 29, 500])
def test_wechatpy_opens_what_we_seal(length: int) -> None:
    xml = f"<xml>{'中' * length}</xml>"
    parcel = ENVELOPE.seal(xml, OURS.agent_id)
    query = {name: values[0] for name, values in parse_qs(parcel.query).items()}
    opened = OTHER.decrypt_message(
        parcel.body, query["msg_signature"], query["timestamp"], query["nonce"]
    )
    assert opened == xml


def test_we_open_what_wechatpy_seals() -> None:
    assert ENVELOPE.open_reply(sealed().encode()) == "<xml>回复</xml>"


def test_signature_is_sha1_of_the_sorted_strings() -> None:
    joined = "".join(sorted([OURS.token, "1409659813", "1372623149", "RypEvHKD8QQ="]))
    right = hashlib.sha1(joined.encode()).hexdigest()  # noqa: S324 - the platform's choice
    assert ENVELOPE.sign("1409659813", "1372623149", "RypEvHKD8QQ=") == right


def test_ciphertext_fills_blocks_of_32_with_pads_beyond_16() -> None:
    sizes = [len(base64.b64decode(ENVELOPE.encrypt("x" * n))) for n in range(33)]
    assert all(size % 32 == 0 for size in sizes)
    whole = [16 + 4 + n + len(OURS.corp_id) for n in range(33)]
    assert {size - plain for size, plain in zip(sizes, whole, strict=True)} == set(range(1, 33))


def test_same_text_never_seals_alike() -> None:
    assert ENVELOPE.encrypt("x") != ENVELOPE.encrypt("x")


def foreign(text: str) -> str:
    return Envelope(OURS.token, OURS.aes_key, "wwffffffffffffffff").encrypt(text)


def flip_last(encrypted: str) -> str:
    raw = bytearray(base64.b64decode(encrypted))
    raw[-33] ^= 1  # flips one bit of the last padding byte
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize(
    ("encrypted", "reason"),
    [
        ("not base64!", "base64"),
        (base64.b64encode(bytes(31)).decode(), "padding: 31"),
        ("", "padding: 0"),
        (foreign("x"), "receiveid"),
        (flip_last(ENVELOPE.encrypt("x" * 5)), "padding: wrong"),
    ],
    ids=["not base64", "too short", "empty", "of another corp", "padding"],
)
def test_decrypt_names_what_is_wrong(encrypted: str, reason: str) -> None:
    with pytest.raises(EnvelopeError, match=reason):
        ENVELOPE.decrypt(encrypted)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda reply: reply.replace("1409659813", "1409659814"), "signature"),
        (lambda reply: reply.replace("MsgSignature", "Other"), "<MsgSignature>"),
        (lambda reply: reply.replace("Encrypt>", "Secret>"), "<Encrypt>"),
        (lambda reply: reply[:-5], "xml"),
    ],
)
def test_open_reply_names_what_is_wrong(spoil: Callable[[str], str], reason: str) -> None:
    with pytest.raises(EnvelopeError, match=reason):
        ENVELOPE.open_reply(spoil(sealed()).encode())


@pytest.mark.parametrize("key", ["short", "A" * 42 + "+", "A" * 44])
def test_a_key_that_is_not_43_letters_and_digits_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        Envelope("t", key, "c")
