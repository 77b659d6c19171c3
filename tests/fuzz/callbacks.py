"""The callback URL: envelopes, what is in them, and what people say."""

from __future__ import annotations

import base64
import os
import struct
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from handlers.chair.hearing.said import Book
from handlers.office.table import OFFICE_COMMANDS
from handlers.wording import chair as wording
from simulator.crypto import Parcel
from tests.bot.served import campaign
from tests.fuzz.mutations import garbled, mutated
from tests.fuzz.product import CALLBACK, CHAIRS, SAMPLE, Product, cdata, inner
from tests.fuzz.verdict import Verdict, judged

PEOPLE = (*CHAIRS, "office01", "stranger01")
APOLOGY = wording.failed(campaign().contact)
OTHER_WORDS = (
    *(
        "4",
        "4 3 5 4 4",
        "满分",
        "全满分 除了 3=2",
        "是",
        "否",
        "有 没有",
        "是 是 否",
        "0",
        "改 2.3 4",
    ),
    *("确认", "确认 1234", "信工 小家", "小家 照片 缺盖章", "未完成", "2023-05-13 12:00 理由补交"),
    *("chair05 信工", "@all 信工", "除了信工", "82322450", "2023年5月8日", "建家工作总结" * 40),
)
WORDS = (
    *(word for command in Book(campaign()).commands for word in command.words),
    *(word for command in OFFICE_COMMANDS for word in command.words),
    *OTHER_WORDS,
)
EVENTS = ("enter_agent", "subscribe", "click", "template_card_event", "view", "LOCATION", "")
KINDS = ("text", "image", "event", "voice", "video", "file", "location", "link", "")


def envelope(dice: Random, product: Product) -> Verdict:
    """An envelope somebody forged, damaged or kept back; nothing it holds may be done."""
    # what it carries was said before, so that even an unharmed one changes nothing
    parcel = dice.choice(ENVELOPES)(dice, product, product.said_before)
    before = product.last_state or product.state()
    method = dice.choice(("POST", "POST", "POST", "GET", "PUT"))
    path = dice.choice((CALLBACK, f"{CALLBACK}/"))
    answer = product.client.open(path, method=method, query_string=parcel.query, data=parcel.body)
    verdict = judged(product, answer)
    return verdict if product.state() == before else verdict.failing("changed what is stored")


def content(dice: Random, product: Product) -> Verdict:
    """Sealed as it must be, but no callback inside; what is refused may change nothing."""
    xml = _any_inner(dice)
    if dice.random() < 0.9:
        xml = mutated(dice, xml.encode()).decode(errors="replace")
    before, others = product.last_state or product.state(), product.record("02")
    verdict = judged(product, product.post(product.sealed(xml)))
    product.last_state = ""
    if verdict.is_refused and product.state() != before:
        return verdict.failing("refused, but changed what is stored")
    if "chair02" not in xml.casefold() and product.record("02") != others:
        return verdict.failing("changed another branch")
    return verdict


def text(dice: Random, product: Product) -> Verdict:
    """What people may write; it is answered, and touches nobody else's application."""
    said = dice.choice(("", " ", "\n", "，")).join(dice.choices(WORDS, k=dice.randint(1, 4)))
    if dice.random() < 0.8:
        said = garbled(dice, said)
    user_id = dice.choice(PEOPLE)
    own = user_id[-2:] if user_id in CHAIRS else ""
    others = [f"{n:02}" for n in range(1, 5) if f"{n:02}" != own and user_id != "office01"]
    before = [product.record(branch) for branch in others]
    answer = product.post(product.sealed(product.text(user_id, said)))
    product.last_state = ""
    verdict = judged(product, answer)
    if verdict.is_refused:
        return verdict.failing(f"a text of {user_id} was refused: {said!r}")
    if APOLOGY in product.opened(answer):
        return verdict.failing(f"the apology to {user_id}: {said!r}")
    if [product.record(branch) for branch in others] != before:
        return verdict.failing(f"{user_id} changed another branch: {said!r}")
    return verdict


def _any_inner(dice: Random) -> str:
    said = dice.choice(WORDS)
    payload = "".join(
        dice.sample(
            [
                f"<Content>{cdata(said)}</Content>",
                f"<Event>{cdata(dice.choice(EVENTS))}</Event>",
                f"<EventKey>{cdata(said)}</EventKey>",
                f"<MediaId>{cdata('media' * dice.randint(0, 9))}</MediaId>",
                "<SelectedItems><SelectedItem><QuestionKey>1.1</QuestionKey><OptionIds>"
                f"<OptionId>{cdata(said)}</OptionId></OptionIds></SelectedItem></SelectedItems>",
                "<a>" * dice.choice((1, 50, 5000)) + "</a>" * dice.choice((0, 1, 50, 5000)),
            ],
            k=dice.randint(0, 5),
        )
    )
    return inner(dice.choice(PEOPLE), dice.choice(KINDS), payload, dice.getrandbits(63))


def _damaged(dice: Random, product: Product, xml: str) -> Parcel:
    parcel = product.sealed(xml)
    return Parcel(parcel.query, mutated(dice, parcel.body))


def _query_damaged(dice: Random, product: Product, xml: str) -> Parcel:
    parcel = product.sealed(xml)
    fields: dict[str, Any] = dict(parse_qsl(parcel.query))
    name = dice.choice([*fields, "echostr"])
    match dice.randrange(3):
        case 0:
            fields.pop(name, None)
        case 1:
            fields[name] = mutated(dice, fields.get(name, "").encode())
        case _:
            fields[name] = dice.choice(("", "0", "-1", "9" * 15, "9" * 400, "１６", "x" * 5000))
    return Parcel(urlencode(fields), parcel.body)


def _held_back(dice: Random, product: Product, xml: str) -> Parcel:
    wall = product.clock.wall().timestamp()
    return product.sealed(
        xml, timestamp=int(wall) + dice.choice((-1, 1)) * dice.randint(700, 10**9)
    )


def _for_another(dice: Random, product: Product, xml: str) -> Parcel:
    return _signed(product, _encrypted(_frame(xml.encode(), dice.randbytes(dice.randint(0, 20)))))


def _framed_badly(dice: Random, product: Product, xml: str) -> Parcel:
    """Signed and encrypted, but the length is wrong, the text no text or the padding no padding."""
    whole = _frame(xml.encode(), SAMPLE.corp_id.encode())
    match dice.randrange(4):
        case 0:
            plain = whole[:16] + struct.pack(">I", dice.getrandbits(32)) + whole[20:]
        case 1:
            plain = whole[: dice.randint(0, 19)]
        case 2:
            noise = b"\xff" + dice.randbytes(dice.randint(0, 99))
            plain = _frame(noise, SAMPLE.corp_id.encode())
        case _:
            return _signed(product, _encrypted(whole, padding=dice.randint(33, 255)))
    return _signed(product, _encrypted(plain))


def _encrypted_badly(dice: Random, product: Product, _xml: str) -> Parcel:
    noise = dice.randbytes(dice.choice((0, 1, 16, 31, 32, 64, 4096)))
    return _signed(product, base64.b64encode(noise).decode())


def _signed(product: Product, encrypted: str) -> Parcel:
    """An envelope with the right signature round this ciphertext."""
    stamp, nonce = str(int(product.clock.wall().timestamp())), "7"
    signature = product.envelope.sign(stamp, nonce, encrypted)
    query = urlencode({"msg_signature": signature, "timestamp": stamp, "nonce": nonce})
    return Parcel(query, f"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode())


def _frame(message: bytes, receiver: bytes) -> bytes:
    return os.urandom(16) + struct.pack(">I", len(message)) + message + receiver


def _encrypted(plain: bytes, padding: int = 0) -> str:
    key = base64.b64decode(SAMPLE.aes_key + "=")
    pad = 32 - len(plain) % 32
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    sealed = encryptor.update(plain + bytes([padding or pad]) * pad)
    return base64.b64encode(sealed + encryptor.finalize()).decode()


ENVELOPES: tuple[Callable[[Random, Product, str], Parcel], ...] = (
    _damaged,
    _query_damaged,
    _held_back,
    _for_another,
    _framed_badly,
    _encrypted_badly,
)
