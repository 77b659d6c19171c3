"""What a chair said, and how it can be read: each reading is worked out once, when it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from campaign.model import Campaign
from handlers.chair.table import ChairCommand, commands_of
from handlers.commands import CommandIndex
from handlers.words import compact, plain

_STOPS = frozenset(
    [
        "取消",
        "不是",
        "不用",
        "先不",
        "算了",
        "不提交",
        "再想想",
        "不填",
        "不填了",
        "先不填",
        "不想填",
        "不会填",
        "不知道",
        "等一下",
        "等等",
        "稍等",
        "退出",
    ]
)
_QUESTION = re.compile(
    r"(?:怎么|怎样|为什么|什么|如何|哪|谁).{0,15}|.*[吗呢么?][\s。.!~?]*", re.DOTALL
)
_BEFORE = re.compile(
    r"^(?:请问|请|麻烦|帮我|帮忙|给我|我|想|要|先|看看|看一下|看下|看|查一下|查查|查|能不能|能|可以|现在|那)+"
)
_AFTER = re.compile(r"(?:一下|谢谢|[吗呢吧啊呀了嘛])$")
LONGEST_COMMAND = 30


class Book:
    """What words mean to the chairs of a campaign."""

    def __init__(self, campaign: Campaign) -> None:
        self.commands = commands_of(campaign)
        self.index = CommandIndex(self.commands)

    def read(self, text: str) -> Said:
        """A text as it can be understood here."""
        return Said(text, self)


@dataclass(frozen=True)
class Said:
    """A text as it was typed, and what it may be."""

    text: str
    book: Book

    @cached_property
    def compact(self) -> str:
        """The text without spaces and closing punctuation."""
        return compact(self.text)

    @cached_property
    def command(self) -> tuple[ChairCommand, str] | None:
        """The command it calls, with what follows the word."""
        return self.book.index.find(self.text)

    @cached_property
    def remark(self) -> bool:
        """Whether it is said in passing, a question or a command, and hardly meant to be kept."""
        if self.compact in _STOPS or _QUESTION.fullmatch(plain(self.text)):
            return True
        return any(core in _STOPS or self.book.index.find(core) for core in self._cores())

    def _cores(self) -> list[str]:
        """What a short text may come to without the words people put around a command."""
        if len(self.compact) > LONGEST_COMMAND:
            return []
        cores: list[str] = []
        for core in (self.compact, _BEFORE.sub("", self.compact)):
            while core and core not in cores:
                cores.append(core)
                core = _AFTER.sub("", core)
        return cores
