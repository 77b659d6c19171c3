"""What the office reads where the store has lost something."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch

ALL = (
    "数据库被清空或换成了另一个，以前填的都不在里面。请马上联系管理服务器的同事，先不要让大家重填。"
)
SOME = "数据库出过故障，最后一刻写的几句没有留住。"


def lost(branches: Sequence[Branch], *, is_all: bool) -> str:
    if is_all:
        return ALL
    if not branches:
        return f"{SOME}各分工会填的都在；校工会刚办的事请再核对一下。"
    names = "、".join(f"{branch.shown} {branch.short_name}" for branch in branches)
    return f"{SOME}请让这些分工会回复 总览，核对最后填的一两项：{names}。"
