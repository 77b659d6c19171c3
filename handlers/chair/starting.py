"""People who say which award they want to fill in, and people who answer before they said so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.chair import applying, cutoff, tracks
from handlers.hearing.names import Names
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import read_scores
from handlers.talk import ChairTalk
from handlers.wording import chair as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 24
_FILLER = r"(?:[嗯哦噢啊唉哎]|行|好的?|那|就|先|吧|来|了|我们?|咱们?|单位|学院|今年|这次|还是|直接|想|要|打算|准备|决定|商量|可以|开始|一下|给|帮|请|,|，)*"
_VERB = r"(?:报名?|申报|申请|填写?|弄|做|选|搞|参加|参评|评|开始|整)?"
_START = re.compile(
    rf"{_FILLER}{_VERB}(?:一下|个|那个|这个|第一个)?T(?:那个|这个|这项|那项)?(?:的)?(?:{_VERB})(?:吧|了|呗|啊|呀|哈|先|好了|就行|开始|一下)*"
)
_SCORE = re.compile(r"\d|[零一二两三四五六七八九十满]分|满分")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes the name of an award with nothing but a wish around it: it is begun, or gone on with."""
    if said.command or said.is_question or len(said.compact) > LONGEST:
        return None
    masked = Names.of(talk.campaign).masked(said.compact)
    if len(masked.tracks) != 1 or not _START.fullmatch(masked.said):
        return None
    if refusal := cutoff.closed(talk):
        return refusal
    return applying.apply_for(talk, talk.campaign.tracks[masked.tracks[0]].short_name)


def hear_too_early(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a score where no award is in hand: it says what to begin, and keeps nothing."""
    if (
        said.compact.isdecimal()
        or talk.track
        or not cutoff.takes_answers(talk)
        or not _SCORE.search(said.compact)
    ):
        return None
    scored = [track for track in tracks.open_tracks(talk) if track.scorecard]
    if len(scored) != 1 or said.asks_firmly or not scored[0].scorecard:
        return None
    card = scored[0].scorecard
    read = read_scores(said.words, card, {}, card.order[0])
    is_score = not isinstance(read, Refused) or isinstance(read, Doubtful) or not read.is_unclear
    if not is_score:
        return None
    return say(wording.score_too_early(scored[0], is_new=tracks.is_new(talk, scored[0])))
