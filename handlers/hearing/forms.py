"""The form of a sentence: whether it asks, and whether it says that something is not so."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ASKS = re.compile(
    r"[吗么?？]|[了过]没有?$|没有?$|不$|怎么|怎样|咋|如何|什么|啥|哪|几|多少|多久|多长|何时|为何|谁|"
    r"(.)[不没]\1|能不能|可不可以|可否|能否|是否|是不是|有没有|要不要|会不会|该不该|用不用|行不行|对不对|来得及"
)
# These ask politely that something be done, or only say so.
_POLITE = re.compile(
    r"(?:可以|好|行|能|成)吗$|什么的|没什么|怎么也|怎么都|几天前|几个人|那么|这么|要么"
)
# A yes and a no side by side are neither; these deny nothing.
_BOTH = re.compile(
    r"(.)[不没]\1|是否|能否|可否|不好意思|没关系|没问题|没事|差不多|不过|不错|不客气|对不起|来不及|不得了|[了过]没有?$|没有?$|不$"
)
_DENIES = re.compile(r"[不没别未勿甭]|无需|无法|算了")


@dataclass(frozen=True, slots=True)
class Form:
    """Whether a sentence asks, and whether it denies."""

    asks: bool
    denies: bool


def without_doubles(said: str) -> str:
    """A compact text less what only looks like a no: 是不是, 有没有, 交了没有."""
    return _BOTH.sub("", said)


def form_of(said: str) -> Form:
    """The form of a compact text."""
    return Form(
        bool(_ASKS.search(_POLITE.sub("", said))),
        bool(_DENIES.search(without_doubles(said))),
    )
