"""What the office reads in the morning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from campaign.closing import Found
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track
from handlers.wording import closing, conditions, today
from handlers.wording.office import branches_line, far, short
from handlers.wording.times import duration, weekday
from storage.standings import Standing
from storage.strangers import Stranger

NAMED_AT_MOST = 6


class News(StrEnum):
    """What happened to an application, in the order in which it is told; in the words of 今天."""

    SUBMITTED = today.News.HANDED_IN.value
    CORRECTED = today.News.CORRECTED.value
    CHANGED = "提交后又改、没再交"
    WITHDRAWN = today.News.WITHDRAWN.value
    RETURNED = today.News.RETURNED.value
    RETURN_CANCELLED = today.News.RETURN_CANCELLED.value
    CORRECTING = "在改退回的"
    DECLINED = today.News.DECLINED.value
    PAPER_REFUSED = today.News.PAPER_REFUSED.value
    REFILLING = "撤回后在改"
    FILLING = "在填"


LEFT = {
    State.RETURNED: "退回没交回",
    State.CHANGED: conditions.CHANGED,
    State.WITHDRAWN: conditions.WITHDRAWN,
}
PAPER_LEFT = {
    PaperState.OUTDATED: conditions.TO_EXCHANGE,
    PaperState.REFUSED: conditions.GIVEN_BACK,
}

disputed = closing.disputed


def head(campaign: Campaign, now: datetime) -> str:
    local = now.astimezone(campaign.zone)
    left = campaign.deadline - now
    time = f"离截止 {duration(left)}" if left > timedelta() else "已截止"
    return f"【早报】{local.month}月{local.day}日（{weekday(local)}），{time}"


def new(track: Track, found: Mapping[News, Found], now: datetime, zone: ZoneInfo) -> str:
    told = [
        f"{news} {len(found[news])}{_named(found[news], now, zone)}"
        for news in News
        if news in found
    ]
    return f"{track.short_name}有动静：{'；'.join(told)}"


def left(track: Track, found: Mapping[str, Found], now: datetime, zone: ZoneInfo) -> str:
    told = [
        f"{word} {len(found[word])}{_named(found[word], now, zone)}"
        for word in (*LEFT.values(), *PAPER_LEFT.values())
        if word in found
    ]
    return f"{track.short_name}等着办：{'；'.join(told)}"


def _named(found: Found, now: datetime, zone: ZoneInfo) -> str:
    """Those that are due and late first, by name."""
    more = " 等" if len(found) > NAMED_AT_MOST else ""
    urgent = sorted(found, key=lambda pair: not pair[1].is_overdue(now))
    return f"（{'、'.join(_one(*pair, now, zone) for pair in urgent[:NAMED_AT_MOST])}{more}）"


def _one(branch: Branch, how: Condition, now: datetime, zone: ZoneInfo) -> str:
    is_orphan = how.paper is PaperState.ORPHANED
    notes = [conditions.due(how, now, zone)]
    notes += [f"纸质 v{how.paper_version} 在校工会"] if is_orphan else []
    return "，".join([short(branch), *filter(None, notes)])


def stuck(track: Track, found: Sequence[tuple[Branch, Standing]]) -> str:
    return branches_line(f"三天没动（{track.short_name}）", [far(*one) for one in found])


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
