"""Whether a text is said in passing: a question, thanks, a command, talk; not the answer to store.

It only doubts: whoever stores the text asks the person first.
"""

from __future__ import annotations

from enum import StrEnum

from handlers.hearing.catalogue import chairs
from handlers.hearing.clean import compact, visible, without_quote
from handlers.hearing.faces import is_face
from handlers.hearing.forms import form_of
from handlers.hearing.names import Names
from handlers.hearing.signs import sign
from handlers.hearing.speech import is_aside, is_talking, is_to_somebody
from handlers.hearing.understanding import understand


class Remark(StrEnum):
    """Why a text is hardly meant to be stored."""

    QUOTE = "quote"  # it answers to another message, quoted above it
    FACE = "face"
    QUESTION = "question"
    THANKS = "thanks"
    GREETING = "greeting"
    COMMAND = "command"  # it is one, or like one
    LOOK = "look"  # it names people who shall look at it
    PROCESS = "process"  # it tells what the person is going to do, or did just now
    TALK = "talk"  # 好的, 不知道, 等一下
    ANSWER = "answer"  # a bare yes or no
    ASIDE = "aside"  # it is meant for somebody else, or a notice passed on


LONGEST_TALK = 40  # characters; who writes more writes the text itself
LONGEST_QUESTION = 24
LONGEST_WORD = 2  # characters; a name of a post or a thing may be like many sentences
LIKE_A_COMMAND = 0.75  # what only informs is asked for in words that are near
SHORTEST_PROSE, WORD_FOR_WORD = 8, 0.9
_TALK = {"thanks": Remark.THANKS, "hello": Remark.GREETING, "will_bring": Remark.PROCESS}
_PROCESS_INTENTS = ("leave", "move_photos")
_NO_REMARKS = ("nothing",)  # 没有 and 无 are values of a field
_OPINIONS = ("同意", "同意推荐", "同意申报", "同意上报")
_ADDRESSES_YOU = ("请问", "想问", "问一下", "麻烦问")


def is_remark(said: str, names: Names | None = None) -> Remark | None:
    """Why a text is hardly the answer to store; None where it may well be."""
    if without_quote(said) != visible(said):
        return Remark.QUOTE
    if is_face(said):
        return Remark.FACE
    text = compact(said)
    if is_aside(text):
        return Remark.ASIDE
    if len(text) > LONGEST_TALK or sign("numbered").match(text):
        return None
    if text.endswith(_OPINIONS):
        return None
    if sign("yes_no").fullmatch(text):
        return Remark.ANSWER
    if sign("look").search(text):
        return Remark.LOOK
    if is_to_somebody(text):
        return Remark.ASIDE
    if sign("answered").search(text):
        return None
    return _by_meaning(said, text, names) or _by_form(text)


def _by_meaning(said: str, text: str, names: Names | None) -> Remark | None:
    """What the catalogue makes of it, if it is sure."""
    readings = understand(said, (), chairs(), names)
    if not readings or not readings[0].is_sure:
        return None
    is_prose = bool(sign("prose").search(text)) or (len(text) >= SHORTEST_PROSE and "。" in said)
    if is_prose and readings[0].score < WORD_FOR_WORD:
        return None
    if len(text) <= LONGEST_WORD and readings[0].score < WORD_FOR_WORD:
        return None
    name = readings[0].intent
    kind = chairs().intents[name].kind
    if kind == "talk":
        return None if name in _NO_REMARKS else _TALK.get(name, Remark.TALK)
    if name in _PROCESS_INTENTS:
        return Remark.PROCESS
    if form_of(text).asks or text.endswith("吗"):
        return Remark.QUESTION
    is_likely = kind == "lead" or readings[0].score >= LIKE_A_COMMAND
    return Remark.COMMAND if is_likely else None


def _by_form(text: str) -> Remark | None:
    if sign("prose").search(text):
        return None
    if text.startswith(_ADDRESSES_YOU) or sign("allows").fullmatch(text):
        return Remark.QUESTION
    if len(text) <= LONGEST_QUESTION and sign("asks_you").search(text):
        asks = form_of(text).asks or text[-1] in "吗么呢?"
        return Remark.QUESTION if asks else None
    if sign("process").search(text):
        return Remark.PROCESS
    return Remark.TALK if is_talking(text) else None
