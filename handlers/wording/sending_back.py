"""What the office reads on 退."""

from __future__ import annotations

from datetime import datetime

from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Return
from handlers.wording.chair import head
from handlers.wording.office import short
from handlers.wording.times import day_and_time


def which_places(branch: Branch, track: Track, example: str) -> str:
    return (
        f"{head(track)}没看到要退回哪几项，没有退回。请先写编号、照片或总结，再写理由，如\n"
        f"退 {branch.short_name} {track.short_name} {example} 请补充说明"
    )


def no_such_item(track: Track, name: str, branch: Branch) -> str:
    return (
        f"{head(track)}没有 {name} 这一项，没有退回。"
        f"理由要以数字开头时，请在前面写“理由”，如 退 {branch.short_name} {track.short_name} 照片 理由 …"
    )


def no_reason(branch: Branch, track: Track, names: str) -> str:
    return (
        f"{head(track)}退回要写理由，主席会看到，没有退回。请在后面写上，如\n"
        f"退 {branch.short_name} {track.short_name} {names} 请补充说明"
    )


def how_to_take_back(branch: Branch, track: Track) -> str:
    way = f"退 {branch.short_name} {track.short_name} 取消"
    return f"{head(track)}没有改动。要取消退回，不写哪几项，直接回复 {way}。"


def reason_too_long(given: int, most: int) -> str:
    return f"理由有 {given} 字，请写在 {most} 字以内，没有退回。"


def sent_back(
    branch: Branch,
    track: Track,
    receipt: str,
    names: str,
    returned: Return,
    campaign: Campaign,
    *,
    has_dropped: bool,
) -> str:
    lines = [
        f"{head(track)}{short(branch)} {receipt} 已退回，只开放：{names}。",
        f"理由：{returned.reason}",
        _due(branch, track, returned, campaign),
        "提交后改了没再提交的内容已恢复。" if has_dropped else "",
        "已通知本人，改好会自动交回并告诉您。退错了请回复 "
        f"退 {branch.short_name} {track.short_name} 取消。",
    ]
    return "\n".join(line for line in lines if line)


def _due(branch: Branch, track: Track, returned: Return, campaign: Campaign) -> str:
    """By when it shall be back, or the way to say so."""
    command = f"退 {branch.short_name} {track.short_name}"
    if returned.due_at is None:
        return f"没写期限；要定请回复 {command} 周五前"
    return f"期限：{day_and_time(returned.due_at, campaign.zone)} 前，改好前每个工作日提醒本人"


def due_put_off(branch: Branch, track: Track, returned: Return, campaign: Campaign) -> str:
    at = day_and_time(returned.due_at, campaign.zone) if returned.due_at else ""
    return f"{head(track)}{short(branch)} 退回的期限改为 {at} 前，已告知本人。"


def due_is_past(said: str, now: datetime, campaign: Campaign) -> str:
    return (
        f"“{said}”里的期限读不成以后的时间（现在是 {day_and_time(now, campaign.zone)}），没有退回。"
        "请写以后的日子，如 周五前、5月15日前、明天下午3点前。"
    )


def not_sent_back(branch: Branch, track: Track) -> str:
    return f"{head(track)}{short(branch)} 没有退回，不用取消。"


def return_taken_back(branch: Branch, track: Track, receipt: str) -> str:
    return f"{head(track)}{short(branch)} 的退回已取消，{receipt} 照原样有效，已通知本人。"
