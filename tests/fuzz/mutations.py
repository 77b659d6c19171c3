"""Sound input made wrong, the same way for the same dice."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

MOST_CHANGES = 6
LONGEST_RUN = 400
NASTY = (
    *("\x00", "\x0b", "\u202e", "\u2028", "\ufeff", "\ufffd", "\U0010ffff", "]]>", "<![CDATA["),
    *("&#0;", "&#xD800;", "&x;", '<!DOCTYPE x [<!ENTITY x "y">]>', "<a", "</xml>", "%00", "../"),
    *("{{7*7}}", "@all", "|", "'", '"', "１２", "负一", "-1", "99999999999999999999", "1e309"),
    *("NaN", "\r\n", "\t", "👍🏽", "不", "是", "，，，", "/", "//", "<a href='http://x'>x</a>"),
)


def mutated(dice: Random, data: bytes) -> bytes:
    """The bytes with some of them changed, dropped, doubled or replaced."""
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data = dice.choice(CHANGES)(dice, data)
    return data


def garbled(dice: Random, text: str) -> str:
    """The text with pieces put in, dropped or doubled; still a text."""
    for _ in range(dice.randint(1, MOST_CHANGES)):
        at, until = sorted(dice.choices(range(len(text) + 1), k=2))
        match dice.randrange(4):
            case 0:
                text = text[:at] + dice.choice(NASTY) + text[at:]
            case 1:
                text = text[:at] + text[min(until, at + LONGEST_RUN) :]
            case 2:
                text = text[:at] + text[at : at + LONGEST_RUN] * 2 + text[at:]
            case _:
                text = text[:at] + chr(dice.randrange(0x20, 0xD800)) + text[at:]
    return text


def _flipped(dice: Random, data: bytes) -> bytes:
    if not data:
        return dice.randbytes(1)
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def _cut(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data[at + dice.randint(1, LONGEST_RUN) :]


def _ended(dice: Random, data: bytes) -> bytes:
    return data[: dice.randint(0, len(data))]


def _filled(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.randbytes(dice.randint(1, 40)) + data[at:]


def _doubled(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data[at : at + LONGEST_RUN] * 2 + data[at:]


def _nasty(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(NASTY).encode() + data[at:]


CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _flipped,
    _cut,
    _ended,
    _filled,
    _doubled,
    _nasty,
)
