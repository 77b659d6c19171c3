"""What a chair said, and how it can be read: each reading is worked out once, when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from campaign.model import Campaign
from handlers.chair.answers.reading import read_answer
from handlers.chair.hearing.states import states_of
from handlers.chair.table import ChairCommand, commands_of
from handlers.commands import CommandIndex
from handlers.hearing import catalogue
from handlers.hearing.clean import compact, cores, without_quote
from handlers.hearing.forms import form_of
from handlers.hearing.names import Names
from handlers.hearing.remarks import is_remark
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import Reading, understand
from handlers.parts.kind import Refused, Values
from handlers.talk import ChairTalk

LONGEST_COMMAND = 30
LONGEST_QUESTION = 30
_ASKS_FIRMLY = re.compile(
    r"[吗么?？]|^(?!.*[没还正在]).*(?<!着)呢$|会不会|能不能|是不是|可不可以|要不要|怎么|怎样|什么|多少|(?<![那这好])几[项个道题分](?![没不])|谁|哪"
)
_STOPS = frozenset(
    [
        "取消",
        "否",
        "不",
        "不是",
        "不用",
        "先不",
        "算了",
        "不提交",
        "再想想",
        "不填",
        "先不填",
        "不想填",
        "不会填",
        "等一下",
        "等等",
        "稍等",
        "退出",
    ]
)


class Book:
    """What words and sentences mean to the chairs of a campaign."""

    def __init__(self, campaign: Campaign) -> None:
        self.commands = commands_of(campaign)
        self.index = CommandIndex(self.commands)
        self.names = Names.of(campaign)

    @cached_property
    def catalogue(self) -> catalogue.Catalogue:
        """What sentences may mean."""
        return catalogue.chairs()

    def read(self, text: str, talk: ChairTalk) -> Said:
        """A text as it can be understood where this person is."""
        return Said(text, self, talk)


@dataclass(frozen=True)
class Said:
    """A text as it was typed, and what it may be."""

    text: str
    book: Book
    talk: ChairTalk

    @cached_property
    def compact(self) -> str:
        """The text without spaces and closing punctuation."""
        return compact(self.text)

    @cached_property
    def words(self) -> str:
        """The person's own words, without the message they answer to."""
        return without_quote(self.text)

    @cached_property
    def command(self) -> tuple[ChairCommand, str] | None:
        """The command it calls, with what follows the word; politeness around it does not count."""
        if found := self.book.index.find(self.words):
            return found
        if self.is_question or len(self.compact) > LONGEST_COMMAND:
            return None
        bare = map(self.book.index.find, cores(self.text))
        return next((found for found in bare if found and not found[1]), None)

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return form_of(self.compact).asks or self.words.endswith(("?", "？"))

    @cached_property
    def asks_firmly(self) -> bool:
        """Whether it asks in words that no answer has: 怎么, 会不会, 吗."""
        return len(self.compact) > 3 and bool(_ASKS_FIRMLY.search(self.compact))

    @cached_property
    def answer(self) -> Values | Refused | None:
        """What it gives as an answer to what is asked; None where nothing is that is written."""
        track = self.talk.track
        return read_answer(self.talk, track, self.text) if track else None

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """What it may mean, by the catalogue: one that is sure, or some to choose from."""
        if self.compact and not any(map(str.isalpha, self.compact)):
            return ()
        return understand(self.text, states_of(self.talk), self.book.catalogue, self.book.names)

    @cached_property
    def slots(self) -> Slots:
        """What it names: an award, an item, a photo."""
        return self.readings[0].slots if self.readings else Slots()

    @cached_property
    def is_remark(self) -> bool:
        """Whether it is said in passing, and hardly meant to be kept."""
        ends_asking = self.words.endswith(("?", "？", "吗", "呢"))
        if ends_asking and len(self.compact) <= LONGEST_QUESTION:
            return True
        return is_remark(self.text, self.book.names) is not None

    @cached_property
    def is_no_value(self) -> bool:
        """Whether it is hardly meant to stand on a form: said in passing, or a short question."""
        is_asking = self.is_question and len(self.compact) <= LONGEST_QUESTION
        return is_asking or self.compact in _STOPS or self.is_remark
