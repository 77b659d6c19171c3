"""The words that say yes and no to what was asked back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

CONFIRM = ("确认", "确定", "确认提交", "我确认提交", "我确认", "提交吧")
SURE_YES = frozenset((*CONFIRM, *["对", "对的", "没错", "嗯对", "是这样", "就这样"]))
MAY_BE_THE_ANSWER = frozenset(["是", "是的", "有", "要"])
YES = (
    SURE_YES
    | MAY_BE_THE_ANSWER
    | frozenset(
        ["可以", "没问题", "同意", "好", "好的", "行", "嗯", "ok", "就这么改", "改吧", "改"]
    )
)
KEEP = frozenset(
    ["存", "要存", "当然存", "存上", "存进去", "存下", "放进去", "写进去", "加进去", "收下", "都存"]
)
HAND_IN = frozenset(["交吧", "交上去", "交了吧", "就这样交", "可以交", "可以提交", "没问题交吧"])
DELETE = frozenset(["删", "删吧", "删掉", "删了", "要删", "不要了"])
_PARTICLES = "呀啊吧呢哦哈嘛啦的"
NO = frozenset(
    [
        "取消",
        "否",
        "不",
        "不是",
        "不是的",
        "不用",
        "不用了",
        "不要",
        "不了",
        "先不",
        "先不用",
        "算了",
        "不提交",
        "不提交了",
        "不撤",
        "不撤了",
        "不撤回",
        "不撤回了",
        "先不撤",
        "先别撤",
        "别撤",
        "别撤回",
        "不删",
        "不删了",
        "先别",
        "先别删",
        "你先别删",
        "先不删",
        "先别交",
        "先不交",
        "你先别交",
        "别删",
        "不改",
        "别改",
        "不换",
        "不换了",
        "不删了",
        "再想想",
        "不对",
        "没有",
    ]
)
_BEFORE_NO = re.compile(r"^(?:算了|那就?|还是|先|暂时)+(?=不)")
_AGAIN = re.compile(r"^(.{1,3}?)\1+$")
_REST = re.compile(r"^[^,，;；。.!！~～]*[,，;；。.!！~～]*")
_CLAUSE = re.compile(r"[,;。.!~]+")


def is_all(said: Said, words: frozenset[str]) -> bool:
    """Whether a text is one of these words, or several of them: `是的，可以`, `对对`."""
    return all(_is_one(clause, words) for clause in _CLAUSE.split(said.compact))


def begins_with(said: Said, words: frozenset[str]) -> bool:
    """Whether the first clause of a longer text is one of these words."""
    return _is_one(_CLAUSE.split(said.compact)[0], words)


def rest_of(said: Said) -> str:
    """What follows the first clause of a text."""
    return _REST.sub("", said.words, count=1).strip()


def _is_one(clause: str, words: frozenset[str]) -> bool:
    """Whether a clause is one of these words, said once or more, with or without a particle."""
    once = _BEFORE_NO.sub("", _AGAIN.sub(r"\1", clause))
    return bool(words & {clause, once, once.rstrip(_PARTICLES)})
