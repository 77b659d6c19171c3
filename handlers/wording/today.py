"""What the office reads about the present day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short
from handlers.wording.times import short_time


class News(StrEnum):
    """What may have happened to an application; the values are what is read, in this order."""

    HANDED_IN = "提交"
    CORRECTED = "改好交回"
    PAPER = "收到纸质"
    PAPER_REFUSED = "拒收纸质"
    BEGUN = "开始填"
    WITHDRAWN = "撤回"
    RETURNED = "退回"
    RETURN_CANCELLED = "取消退回"
    DECLINED = "不申报"
    REOPENED = "又要申报"
    NO_PAPER = "取消收纸质"
    NOT_REFUSED = "取消拒收"


def head(now: datetime, campaign: Campaign, *, any_news: bool, any_handed_in: bool) -> str:
    at = f"今天（到 {short_time(now, campaign.zone)}）"
    if not any_news:
        return f"{at}还没有动静。"
    return f"{at}：" if any_handed_in else f"{at}还没有人提交。"


def line(
    track: Track, news: News, acts: Sequence[tuple[Branch, datetime]], campaign: Campaign
) -> str:
    in_order = sorted(acts, key=lambda act: act[1])
    named = [f"{short(branch)} {at.astimezone(campaign.zone):%H:%M}" for branch, at in in_order]
    return f"{track.short_name}{news} {len(named)}：{'、'.join(named)}"
