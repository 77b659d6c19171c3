"""Short sentences that mean one thing wherever they are said: no likeness has to be guessed.

They are heard before anything is taken for an answer, a piece of text or a wish to delete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from campaign.applications import Status
from handlers.chair import gate, tracks
from handlers.chair.answers import reading, saving
from handlers.chair.asking.next_steps import lines, told
from handlers.chair.confirming.yes_no import YES, is_all
from handlers.chair.hearing import meaning
from handlers.chair.hearing.small_talk import SMALL_TALK, fine
from handlers.chair.questions import position
from handlers.hearing.clean import compact, visible
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import plain_words as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 24
_WHO = "(?:你们?|机器人|系统|它|这东西)"
_GONE = "(?:删|清空|清|弄没|弄丢|搞没|搞丢|整没|吞|冲)"
_REMOVED = re.compile(
    rf"谁(?:让|叫|准|允许|同意|要){_WHO}?.{{0,6}}{_GONE}.*|谁{_GONE}.{{0,8}}"
    rf"|{_WHO}?(?:为什么|为啥|干嘛|干吗|凭什么|凭啥){_WHO}?又?(?:把|给)?.{{0,10}}{_GONE}.{{0,8}}"
    rf"|{_WHO}(?:怎么|咋)又?(?:把|给)?.{{0,10}}{_GONE}.{{0,6}}|(?:怎么|咋)(?:又|都|全)*(?:把|给)?.{{0,10}}{_GONE}(?:掉|光|没)?了.{{0,6}}"
    rf"|{_WHO}(?:是不是)?又?(?:把|给)我(?:(?!第?\d|第[一二三四五]).){{0,8}}{_GONE}(?:掉|光|没)?了[啊呀吗么吧]?"
    r"|我?(?:之前|刚才|刚刚|昨天|上次)?(?:写|填|发|拍|传|存|答)(?:好|完)?的?(?:东西|内容|总结|照片|分数?|答案)*(?:怎么|咋)?(?:全|都)*"
    r"(?:没了|不见了|丢了|没有了|哪去了|哪儿去了|去哪了|去哪儿了|被删了?)[啊呀吗么]?"
    r"|我的?(?:东西|内容|总结|照片|答案)?(?:怎么|咋)(?:全|都)*(?:没了|不见了|丢了)[啊呀]?"
)
_NOT_TAKEN = re.compile(
    r"(?:照片|图片|相片|图|照)(?:都|也|那边)?还?(?:没|未)(?:有)?(?:来得及|顾上|工夫)?(?:拍|照|弄|找|选|挑|准备|整理|修)(?:好|完|全|呢|的)*[啊呀呢]?"
    r"|还?没(?:来得及|顾上|工夫)?(?:拍照|照相|拍图|拍照片)(?:片)?[啊呀呢]?"
)
_NOT_HANDING_IN = re.compile(
    r"(?:那|就|我们?|咱们?|这次|今年|还是|干脆|我看)*不(?:想|打算|准备)?(?:再)?交了(?:吧|啊|呀|哈)?"
)
_LEFT = re.compile(
    r"(?:到底|究竟|那|我|现在)*(?:还|都|都还)(?:要|得|需要|用|有)(?:我)?(?:填|写|弄|交|做|办|答)?(?:些|点)?"
    r"(?:啥|什么|哪些|哪几项|多少项?)(?:东西|内容|要填|没填|没弄)?(?:的)?[啊呀呢嘛]?"
)
_TO_CORRECT = re.compile(
    r"(?:那|我)*(?:要|该|得|需要|要我|让我|叫我)?改(?:些)?(?:什么|啥|哪里|哪儿|哪些|哪几处|哪一?[项处])(?:地方|东西|内容)?[啊呀呢]?"
)
_HURRY = re.compile(
    r"(?:你|能不能|可不可以|就|麻烦|请|能)*(?:搞|弄)?(?:快|赶紧|抓紧|利索|麻利)(?:一?点|一?些|着)?儿?(?:行吗|行不行|好不好|吧|啊|呀|嘛)?"
    r"|别磨[蹭叽叨]了?|磨[蹭叽](?:啥|什么)|急死(?:我|个?人)了?|(?:太|真|这么)慢了?[啊呀]?|等不及了"
)
_SPEAKS_OF_CHANGE = re.compile("改|换|错|删|不对|不是|重")
Answer = Callable[[ChairTalk, "Said"], Outcome | None]


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes what one of the forms fits as a whole."""
    if said.command or len(said.compact) > LONGEST:
        return None
    for form, answer in _ANSWERS:
        if form.fullmatch(said.compact) and (outcome := answer(talk, said)):
            return outcome
    return None


def hear_beside_a_name(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes where a name is asked: a bare yes, which is none, and what ends with the field's own label."""
    part, asked = reading.asked_of(talk)
    track = talk.track
    if track is None or part is None or asked is None or gate.closed_to(talk, track):
        return None
    kind = kind_of(part)
    if not kind.takes_any_text(part, asked.id, said.text) or not kind.is_one_line(part, asked.id):
        return None
    if is_all(said, YES - {"有", "要", "改", "改吧"}):
        return fine(talk)
    if said.is_question or _SPEAKS_OF_CHANGE.search(said.compact) or said.command:
        return None
    if not _ends_like(said.compact, compact(kind.name(part, asked.id))):
        return None
    return saving.ask_first(talk, track, part, {asked.id: visible(said.text)})


def _ends_like(text: str, label: str) -> bool:
    """Whether something stands before the end of a label: `第27号暖心驿站名称`."""
    endings = [label[at:] for at in range(len(label) - 2)]
    ending = next((end for end in endings if text.endswith(end)), "")
    return bool(ending) and len(text) >= len(ending) + 2


def _removed(talk: ChairTalk, _: Said) -> Outcome:
    """Say what is kept, and how the last step can be taken back."""
    begun = [track for track in tracks.open_tracks(talk) if not tracks.is_new(talk, track)]
    kept = [wording.kept(track, position(track, talk.application(track))) for track in begun]
    undo = wording.undo() if talk.session.steps else ""
    return told(talk, lines(wording.removes_nothing(), *kept, undo))


def _not_taken(talk: ChairTalk, said: Said) -> Outcome | None:
    """Say that photos may come later; nothing moves."""
    if said.is_question and said.words.endswith(("吗", "?", "？")):
        return None
    return told(talk, wording.photos_later())


def _not_handing_in(talk: ChairTalk, said: Said) -> Outcome | None:
    """Ask what is meant: to leave it for now, not to apply, or to take back what is handed in."""
    track = talk.track or next(iter(tracks.in_hand(talk)), None)
    if track is None or not talk.takes(track):
        return None
    is_in = talk.application(track).status is Status.SUBMITTED
    return meaning.ask_which(talk, ["leave", "withdraw" if is_in else "decline"], said)


def _left(talk: ChairTalk, said: Said) -> Outcome | None:
    """Say what is missing, where something was begun."""
    return meaning.act(talk, "missing", said) if tracks.in_hand(talk) else None


def _to_correct(talk: ChairTalk, said: Said) -> Outcome | None:
    """Say what is to be corrected, where something was sent back."""
    return meaning.act(talk, "missing", said) if talk.returned else None


def _hurry(talk: ChairTalk, _: Said) -> Outcome:
    return SMALL_TALK["ok"](talk)


_ANSWERS: tuple[tuple[re.Pattern[str], Answer], ...] = (
    (_REMOVED, _removed),
    (_NOT_TAKEN, _not_taken),
    (_NOT_HANDING_IN, _not_handing_in),
    (_LEFT, _left),
    (_TO_CORRECT, _to_correct),
    (_HURRY, _hurry),
)
