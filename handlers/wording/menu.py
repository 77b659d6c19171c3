"""The menu below the chat. A top name holds 5 characters, an entry 13; each entry is a command."""

from __future__ import annotations

from campaign.model import Track

APPLY = "申报"
LOOK = "查看"
MORE = "更多"
GO_ON = "继续"
PROGRESS = "进度"
OVERVIEW = "总览"
MENU = "菜单"
HELP = "帮助"
STATUS = "状态"


def hand_in(track: Track) -> str:
    return f"提交{track.short_name}"


def start(track: Track) -> str:
    return f"申报{track.short_name}"
