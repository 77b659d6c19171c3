"""What the office reads about those who have not handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from campaign.condition import Condition, State
from campaign.model import Branch, Track
from handlers.wording import conditions
from handlers.wording.office import short


def nobody(track: Track) -> str:
    return f"{track.short_name}：该交的都交了。"


def head(track: Track, count: int) -> str:
    return f"{track.short_name}没交的 {count} 个："


def changed_head(track: Track, count: int) -> str:
    return f"{track.short_name}{conditions.CHANGED}的 {count} 个："


def line(branch: Branch, how: Condition, pending: str, now: datetime, zone: ZoneInfo) -> str:
    """One branch: what it lacks, or what it must correct and by when, or what it changed."""
    return f"{short(branch)}　{_told(how, pending, conditions.due(how, now, zone))}"


def _told(how: Condition, pending: str, due: str) -> str:
    orphan = conditions.orphan(how)
    paper = f"（{orphan}）" if orphan else ""
    match how.state:
        case State.RETURNED:
            left = f"待改 {pending}" if pending else "都已改过，没交回"
            return "，".join(filter(None, ("已退回", due, left))) + paper
        case State.WITHDRAWN:
            return f"已撤回 {how.receipt}，{conditions.lacking(how.lacks)}{paper}"
        case State.CHANGED:
            lacks = f"（{conditions.lacking(how.lacks)}）" if how.lacks else ""
            return f"{conditions.with_changes(how)}{lacks}"
    return conditions.lacking(how.lacks)


def silent(branches: Sequence[Branch]) -> str:
    return f"还没打开过 {len(branches)} 个：{'、'.join(short(branch) for branch in branches)}"


def not_begun(branches: Sequence[Branch]) -> str:
    return f"未开始：{'、'.join(short(branch) for branch in branches)}"
