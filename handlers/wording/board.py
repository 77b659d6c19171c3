"""What stands on the board: the picture of the whole campaign."""

from __future__ import annotations

from datetime import datetime

from campaign.applications import Status
from campaign.model import Campaign, Track
from handlers.office.views.board_content import Mark
from handlers.wording import conditions
from handlers.wording.times import day_and_time, duration, short_time

COMING = "看板马上发来。"
LOST = "看板没能发出来。请再回复一次 看板，或先回复 状态 看文字。"
SCORE = "得分"
GROUPS = {
    Status.NOT_STARTED: Mark.NOT_STARTED,
    Status.FILLING: Mark.FILLING,
    Status.SUBMITTED: Mark.SUBMITTED,
    Status.RETURNED: Mark.RETURNED,
    Status.DECLINED: Mark.DECLINED,
}
WORDS = {
    **{mark: conditions.COUNTED[status] for status, mark in GROUPS.items()},
    Mark.READY: "填齐未交",
    Mark.CHANGED: conditions.CHANGED,
    Mark.TITLED: conditions.HAS_TITLE,
    Mark.PAPER: conditions.WITH_PAPER,
}
LETTERS = {
    Mark.NOT_STARTED: "未",
    Mark.FILLING: "填",
    Mark.READY: "齐",
    Mark.SUBMITTED: "交",
    Mark.CHANGED: "改",
    Mark.RETURNED: "退",
    Mark.DECLINED: "不",
    Mark.TITLED: "有",
    Mark.PAPER: "纸",
}


def headline(campaign: Campaign, now: datetime) -> str:
    if now > campaign.deadline:
        return "申报已截止"
    return f"离截止 {duration(campaign.deadline - now)}"


def as_of(campaign: Campaign, now: datetime) -> str:
    return f"{short_time(now, campaign.zone)} 的情况"


def dates(campaign: Campaign) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"{deadline} 截止，共 {len(campaign.branches)} 个分工会"


def least_score(track: Track) -> str:
    return f"≥{track.minimum_score}" if track.minimum_score else ""


def reviewed(points: int) -> str:
    return f"核{points}"


def count(mark: Mark, number: int) -> str:
    """What is among those counted to the left of it is told so, as in the text of 状态."""
    return f"含 {number}" if number and mark in (Mark.READY, Mark.CHANGED) else str(number)


def left_out(total: int, to_do: int, shown: int) -> str:
    if not to_do:
        return f"{total} 个分工会都已办完，不再逐个列出。"
    if to_do == shown:
        return f"只列没办完的 {to_do} 个分工会，其余 {total - to_do} 个已提交或不用申报。"
    return f"没办完的有 {to_do} 个分工会，图中是较急的 {shown} 个；全部请回复 未完成。"
