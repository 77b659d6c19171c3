"""What the office reads in the morning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.wording import closing
from handlers.wording.office import branches_line, far, short
from handlers.wording.times import duration, weekday
from storage.standings import Standing
from storage.strangers import Stranger

NAMED_AT_MOST = 6
_NEW = {
    Status.SUBMITTED: "提交",
    Status.DECLINED: "不申报",
    Status.RETURNED: "退回",
    Status.FILLING: "在填",
    Status.NOT_STARTED: "未开始",
}

disputed = closing.disputed


def head(campaign: Campaign, now: datetime) -> str:
    local = now.astimezone(campaign.zone)
    left = campaign.deadline - now
    time = f"离截止 {duration(left)}" if left > timedelta() else "已截止"
    return f"【早报】{local.month}月{local.day}日（{weekday(local)}），{time}"


def new(track: Track, found: Mapping[Status, Sequence[Branch]]) -> str:
    told = [
        f"{word} {len(found[status])}{_named(found[status])}"
        for status, word in _NEW.items()
        if status in found
    ]
    return f"{track.short_name}有动静：{'；'.join(told)}"


def _named(branches: Sequence[Branch]) -> str:
    more = " 等" if len(branches) > NAMED_AT_MOST else ""
    return f"（{'、'.join(short(branch) for branch in branches[:NAMED_AT_MOST])}{more}）"


def stuck(track: Track, found: Sequence[tuple[Branch, Standing]]) -> str:
    return branches_line(f"三天没动（{track.short_name}）", [far(track, *one) for one in found])


def silent(branches: Sequence[Branch]) -> Iterator[str]:
    yield f"还没打开过 {len(branches)} 个，请打个电话："
    for branch in branches[:NAMED_AT_MOST]:
        who = branch.chair_name or branch.chair
        yield f"· {short(branch)}　{who} {branch.phone}".rstrip()
    if len(branches) > NAMED_AT_MOST:
        yield f"· 另有 {len(branches) - NAMED_AT_MOST} 个，看：未完成"


def strangers(found: Sequence[Stranger]) -> str:
    named = "、".join(stranger.user_id for stranger in found[:NAMED_AT_MOST])
    more = f" 等 {len(found)} 人" if len(found) > NAMED_AT_MOST else ""
    return f"没登记的人来过：{named}{more}，看：陌生人"


def will_be_sent(at: datetime, name: str, count: int) -> str:
    return f"今天 {at:%H:%M} 自动提醒（{name}），约 {count} 个分工会"
