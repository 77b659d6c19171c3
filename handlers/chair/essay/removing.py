"""Sentences that want something out of the long text: `第3段删掉`, `总结全部重来`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.chair import cutoff
from handlers.chair.essay import essays
from handlers.chair.essay.writing import Writing, asked_for, writing_on
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import essays as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 30
_OUT = r"删|去掉|拿掉|不要|作废"
_PIECES = re.compile(r"第?(\d{1,3})段")
_INSIDE = re.compile(r"段(?:的|里面?|中间?|当中)(?:的|那个?|有)?(?!全|都|整|内容)[^,，。]{2,}")
_ALL = re.compile(
    r"总结.*(?:清空|重发|重新发|重贴|重新贴|重写|重来|全删|全部删)|(?:清空|全删|全部删掉?)总结"
)


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a sentence that wants a piece of the long text removed, or all of it."""
    writing = asked_for(talk) or (writing_on(talk, talk.track) if talk.track else None)
    if writing is None or not writing.pieces or len(said.compact) > LONGEST or said.command:
        return None
    text = arabic(said.compact)
    numbers = [int(number) for number in _PIECES.findall(text)]
    if numbers and re.search(_OUT, text) and not re.search(rf"别(?:{_OUT})", text):
        return _remove(talk, writing, said, numbers)
    if _ALL.search(text):
        link = talk.page_link(writing.track)
        return say(writing.refused(wording.how_to_start_over(link), ""))
    return None


def _remove(talk: ChairTalk, writing: Writing, said: Said, numbers: list[int]) -> Outcome:
    if refusal := cutoff.refusal(talk, said.text):
        return refusal
    if _INSIDE.search(arabic(said.compact)):
        return say(writing.refused(wording.only_whole_pieces(numbers[0]), ""))
    if len(numbers) > 1:
        return say(writing.refused(wording.one_at_a_time(max(numbers)), ""))
    return essays.remove_one(talk, str(numbers[0]))
