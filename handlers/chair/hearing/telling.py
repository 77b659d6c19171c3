"""How things stand with an item, told in words where points are asked: the points are the person's to give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.chair.answers import reading
from handlers.chair.questions import question
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import unknown as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

SHORTEST, LONGEST = 1, 80
_TELLS = re.compile(
    r"有|没|做|开|搞|办|设|建|参加|组织|慰问|研究|制定|落实|支持|负责|管|每[年月学次个]|[去今前]年|一直|都|次|我们|咱们|学院|本院|老师|一般|还行|还可以|不错|挺|基本"
)
_TO_THE_BOT = re.compile(
    r"[你您]|看看|看一?下|给我|帮|发|交|提交|改|删|表|照片|总结|填|写|[几多打评得\d]分|分数|明白|懂|知道|驿站|小家|盖章|纸质|说什么|机器|系统|继续|等"
)


_PLAINLY = re.compile(
    r"^(?:我们|咱们?|我院|学院|本院|每[年月学]|[去今]年)[^不没报送换撤退]*(?:[了有过次都做开搞办]|组织|慰问|人)"
    r"|^[^不没报送换撤退]{0,10}我们(?:都|也)?有的?(?:[,，]|$)"
    r"|^[这那](?:一?块|项|个|方面).{0,6}(?:还行|一般|不错|还可以|挺好)$"
)


def hear_plain(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes what is nothing else than a report: it begins with who did it, or when."""
    return hear(talk, said) if _PLAINLY.search(said.compact) else None


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a report of how things stand, where the points of an item are asked."""
    track, (part, entry) = talk.track, reading.asked_of(talk)
    if track is None or part is None or entry is None or not talk.takes(track):
        return None
    if (
        said.is_question
        or "满" in said.compact
        or not kind_of(part).takes_points
        or not _tells(said.compact)
    ):
        return None
    again = (
        question(track, talk.application(track), talk.asked, is_again=True) if talk.asked else ""
    )
    return say(f"{wording.yours_to_give()}\n\n{again}")


def _tells(text: str) -> bool:
    is_short = SHORTEST <= sum(map(str.isalpha, text)) <= LONGEST
    return is_short and bool(_TELLS.search(text)) and not _TO_THE_BOT.search(text)
