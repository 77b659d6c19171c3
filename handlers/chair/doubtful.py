"""A text that may not be meant as what stands on the form: asked back before it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from campaign.model import Track
from campaign.parts import Field, Fields
from handlers.chair import answers
from handlers.chair.questions import position
from handlers.outcomes import Outcome
from handlers.parts.fields import NONE
from handlers.talk import ChairTalk
from handlers.wording import chair, checks
from handlers.words import compact, plain, visible

FILL = "fill"
LONGEST_COMMAND = 30
NO = ("取消", "否", "不", "不是", "不用", "先不", "算了", "不提交", "再想想")
_STOPS = {
    *NO,
    *("不填", "不填了", "先不填", "不想填", "不会填", "不知道", "等一下", "等等", "稍等", "退出"),
}
_QUESTION = re.compile(
    r"(?:怎么|怎样|为什么|什么|如何|哪|谁).{0,15}|.*[吗呢么?][\s。.!~?]*", re.DOTALL
)
_BEFORE = re.compile(
    r"^(?:请问|请|麻烦|帮我|帮忙|给我|我|想|要|先|看看|看一下|看下|看|查一下|查查|查|能不能|能|可以|现在|那)+"
)
_AFTER = re.compile(r"(?:一下|谢谢|[吗呢吧啊呀了嘛])$")


def ask_back(talk: ChairTalk, text: str, is_command: Callable[[str], bool]) -> Outcome | None:
    """Ask whether a text is really to be written down; None where there is no doubt."""
    field, track = _field_asked(talk), talk.track
    if field is None or track is None or not field.required and visible(text) in NONE:
        return None
    cores = _without_politeness(text)
    command = next(filter(is_command, cores), "")
    if not (command or _STOPS.intersection(cores) or _QUESTION.fullmatch(plain(text))):
        return None
    answered = answers.answer(talk, text)
    if answered.application is None:
        return answered
    head = chair.said(track, chair.not_yet_saved(), position(track, talk.application(track)))
    asking = checks.as_it_is(field, visible(text))
    return Outcome(
        ("\n".join(filter(None, (head, checks.only_the_word(command), asking))),),
        session=replace(talk.session, confirming=f"{FILL}:{track.id}:{text}"),
    )


def is_asked(talk: ChairTalk) -> bool:
    """True while a text waits to be confirmed."""
    return (talk.session.confirming or "").startswith(f"{FILL}:")


def do_fill(talk: ChairTalk, _track: Track, text: str) -> Outcome:
    """Write the text down as it is."""
    return answers.answer(talk, text)


def _field_asked(talk: ChairTalk) -> Field | None:
    """The text field that is asked just now."""
    track, asked = talk.track, talk.asked
    part = track.part(asked.part) if track and asked else None
    if asked is None or not isinstance(part, Fields):
        return None
    return next((f for f in part.fields if f.id == asked.entry and f.type == "text"), None)


def _without_politeness(text: str) -> list[str]:
    """What a short text may come to without the words people put around a command."""
    said = compact(text)
    if len(said) > LONGEST_COMMAND:
        return []
    cores = []
    for core in (said, _BEFORE.sub("", said)):
        while core not in cores:
            cores.append(core)
            core = _AFTER.sub("", core)
    return [core for core in cores if core]
