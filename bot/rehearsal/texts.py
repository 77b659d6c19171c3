"""Long texts a chair might write, of which every letter counts as one."""

from __future__ import annotations

from random import Random

A_MESSAGE = 500  # safely below what one message holds
_WHEN = ("今年以来", "上半年", "新学期", "一年来", "换届以后", "疫情之后")
_WHO = ("分工会", "工会小组", "工会委员", "女工委员", "青年教师", "工会积极分子")
_WHAT = (
    "走访慰问教职工",
    "组织健步走",
    "开展读书活动",
    "听取意见建议",
    "完善规章制度",
    "帮扶困难职工",
)
_HOW = (
    "做到件件有回音",
    "参与人数比去年多",
    "受到普遍欢迎",
    "形成长效机制",
    "得到党政支持",
    "办成了几件实事",
)


def essay(length: int, dice: Random) -> list[str]:
    """A text a little longer than this, in pieces for one message each, no two alike."""
    pieces: list[str] = []
    written = 0
    while written < length:
        piece = ""
        while len(piece) < min(A_MESSAGE, length - written) or piece in pieces:
            piece += "，".join(dice.choice(words) for words in (_WHEN, _WHO, _WHAT, _HOW)) + "。"
        pieces.append(piece)
        written += len(piece)
    return pieces
