"""Scores as people speak of them: `联席会议那个改成3分`, `上一个改回6分`, `前三个满分，第四个3分`.

What is called by an id is sure; everything else is asked about before it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from campaign.applications import Answers
from campaign.parts.roles import Scored
from handlers.parts.kind import Refused
from handlers.parts.score_reading.fitting import FULL, Scores, fit_all, in_doubt
from handlers.parts.score_reading.targets import Scene, Target, read_targets
from handlers.reading.numerals import arabic
from handlers.wording import refusals

LONGEST = 80
_OFF = re.compile(
    r"(?P<sign>再?(?:扣|减|少[给打]|^少(?=\s*\d\s*分)|降低?)|再?(?:加|多[给打]|提高))[掉去了个上]*\s*(?P<by>\d)\s*分?"
)
_SCORE = re.compile(
    r"(?:(?:改|换|调|变|降|升|减|加|提)(?:成|为|回|到|作|低到|高到)?|(?:应该?|还)?(?:是|打|给|得|记|填|算|写|评)(?:成|为|作|个)?|[=:])?"
    r"\s*(?P<score>满分?|\d{1,6})(?![.\d])\s*(?P<points>分)?(?![\d数之管钟]|\s*[%次个人项份年月日名位条张])"
)
_SIGN = re.compile(
    r"改(?:[成为回到]|\s*[\d满])|换成|调[成到]|[降升][到为成]|(?:[打填写说记给评算报弄]|搞|分)[得的]?太?[错高低多少]|错了|不对"
    r"|[扣减]\s*\d|(?<=[\d项条题个])\s*少\s*\d\s*分|满分?[,，]?\s*[扣减]|(?:那|这)1?[个条项题道]|第\d+[个条项题道]|[上前]1?[个条项题道]|[前后]\d[个条项题道]|刚才|刚刚"
)
_CORRECTS = re.compile(r"改|换成|调[成到]|[降升][到为成]|[错高低多少][了啦]|错|不对|刚才|刚刚")
_LEAVE = re.compile(
    r"[?]|[吗么]$|呢$|怎么|什么|多少|几分|能不能|可不可以|要不要|是不是|如果|要是|上次|上届|人家|别人"
    r"|[不没别未甭](?:要|用|能|想|需要)*(?:改|扣|减|动)|第\d+[段张]|照片|总结|部分"
)
_CLAUSES = re.compile(r"[,，。;；!！\n、]+|\s{1,}(?=第|\d+\.\d)|(?:然后|另外|还有)(?=.)")
_COUNTS = re.compile(r"\d+\s*(?:[%次个人项份年月日名位条张届场篇]|多)")
_PLAIN_WORDS = re.compile(
    r"(?:我|再|又|想想?|看|觉得|还是|吧|了|的|应该?|就|都|全|均|各|也|一律|那|嗯|请|帮|把|将|给|要|得|打|填|写|分|错|高|低|多|少|点"
    r"|说|记|评|太|改|成|为|回|到|是|1下|1点|更正|修改|好|行|呀|啊|哦|哈|[:=\s])*"
)


@dataclass(slots=True)
class _Said:
    """What a sentence has claimed so far, and the items it named that still want a score."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    pending: tuple[str, ...] = ()
    taken_off: tuple[str, ...] = ()
    names_any: bool = False
    is_sure: bool = True


def read_spoken(
    text: str, card: Scored, answers: Answers, asked: str | None, last: tuple[str, ...]
) -> Scores | Refused | None:
    """The scores a sentence gives to items it speaks of; None where it speaks of none."""
    text = arabic(text)
    if len(text) > LONGEST or not _SIGN.search(text) or _LEAVE.search(text):
        return None
    scene = Scene(card, answers, asked, last, corrects=bool(_CORRECTS.search(text)))
    said = _Said()
    for clause in map(str.strip, _CLAUSES.split(text)):
        heard = _hear(clause, scene, said)
        if heard is not True:
            return heard or None
    if set(said.pending) - dict(said.pairs).keys():
        return None
    if not said.pairs or not (said.names_any or scene.corrects):
        return None
    scores = fit_all([(card.items[item], score) for item, score in said.pairs])
    return scores if said.is_sure else in_doubt(scores)


def _hear(clause: str, scene: Scene, said: _Said) -> Refused | bool:
    """Note what a clause says; False where it cannot be read, Refused where it contradicts."""
    target = read_targets(clause, scene)
    if isinstance(target, Refused):
        return target
    off = _OFF.search(target.rest)
    rest = _OFF.sub("", target.rest)
    score = _SCORE.search(rest)
    left = _SCORE.sub("", rest, count=1)
    if score and not _is_score(score, target, rest):
        score, left = None, rest
    if re.search(r"\d|满(?!分)", _COUNTS.sub("", left)):
        return False
    if target.items:
        said.pending = (*said.pending, *target.items)
    plainly = target.is_sure and bool(_PLAIN_WORDS.fullmatch(left))
    said.is_sure = said.is_sure and (plainly or not said.pending)
    said.names_any = said.names_any or bool(target.items or off)
    return _give(off, score, scene, said, "满分" in target.rest) if off or score else True


def _give(
    off: re.Match[str] | None,
    score: re.Match[str] | None,
    scene: Scene,
    said: _Said,
    from_full: bool,
) -> Refused | bool:
    """Give the score to the items that were named, else to the one that is implied."""
    items = said.pending or said.taken_off or scene.implied(said.pairs)
    said.is_sure = said.is_sure and bool(said.pending) and not off
    said.pending = ()
    if not items:
        return False
    if off:
        said.taken_off = items
        said.pairs += [(item, _less(item, off, scene, from_full)) for item in items]
    if score and not (off and score["score"].startswith(FULL)):
        return _give_one(score["score"], items, scene, said)
    return True


def _give_one(score: str, items: tuple[str, ...], scene: Scene, said: _Said) -> Refused | bool:
    """The same score to all; after points were taken off it must come to the same."""
    had = dict(said.pairs)
    for item in items:
        if item in said.taken_off and had[item] != score:
            return Refused(refusals.two_scores(scene.card.items[item], had[item], score), item)
    said.pairs += [(item, score) for item in items]
    return True


def _is_score(score: re.Match[str], target: Target, rest: str) -> bool:
    """Whether a number is meant as the score: by its word, its 分, or by standing at the end."""
    has_word = score.start() != score.start("score")
    is_last = bool(target.items) and not rest[score.end() :].strip()
    return bool(score["points"]) or score["score"].startswith(FULL) or has_word or is_last


def _less(item: str, off: re.Match[str], scene: Scene, from_full: bool) -> str:
    """The points with so many taken off, or added: of the present ones, else of the full marks."""
    base = scene.answers.get(item)
    points = scene.card.items[item].points if base is None or from_full else int(base)
    is_less = re.match(r"再?[扣减少降]", off["sign"])
    return str(max(points - int(off["by"]), 0) if is_less else points + int(off["by"]))
