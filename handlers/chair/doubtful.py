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
_STOPS = {
    "不填",
    "不填了",
    "先不填",
    "先不填了",
    "不想填",
    "不知道",
    "不会填",
    "等一下",
    "等等",
    "稍等",
    "退出",
}
_QUESTION = re.compile(
    r"(?:怎么|怎样|为什么|什么|如何|哪|谁).{0,15}|.*[吗呢么?][\s。.!~?]*", re.DOTALL
)
_PADDED = re.compile(
    r"(?:请问|请|麻烦|帮我|帮忙|给我|我|想|要|先|看看|看一下|看下|看|查一下|查查|查|能不能|能|可以|现在|那)*"
    r"(?P<core>.+?)(?:一下|谢谢|[吗呢吧啊呀了嘛])*"
)


def ask_back(talk: ChairTalk, text: str, is_word: Callable[[str], bool]) -> Outcome | None:
    """Ask whether a text is really to be written down; None where there is no doubt.

    `is_word` tells whether a text is one the bot understands as something else than a value.
    """
    field, track = _field_asked(talk), talk.track
    if field is None or track is None or not field.required and visible(text) in NONE:
        return None
    meant = _meant(text, is_word)
    if not (meant or compact(text) in _STOPS or _QUESTION.fullmatch(plain(text))):
        return None
    answered = answers.answer(talk, text)
    if answered.application is None:
        return answered
    head = chair.said(track, chair.not_yet_saved(), position(track, talk.application(track)))
    asking = checks.as_it_is(field, visible(text))
    return Outcome(
        ("\n".join(filter(None, (head, checks.only_the_word(meant), asking))),),
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


def _meant(text: str, is_word: Callable[[str], bool]) -> str:
    """The word of the bot that a text is, but for some politeness around it; "" where it is none."""
    said = compact(text)
    padded = _PADDED.fullmatch(said) if len(said) <= LONGEST_COMMAND else None
    return next((word for word in (said, padded["core"]) if is_word(word)), "") if padded else ""
