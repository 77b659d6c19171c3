"""What is read about a deadline that is put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Track
from handlers.wording import office_help
from handlers.wording.chair import call
from handlers.wording.office import NAMED_AT_MOST, short
from handlers.wording.times import day_and_time, short_time, weekday

WORD = "延期"
ALL = "全部"


def how(campaign: Campaign) -> str:
    return f"请写明谁、延到什么时候、理由：\n{office_help.ways(WORD, campaign)}"


def when(campaign: Campaign, name: str, likely: datetime | None) -> str:
    what = "延到几点" if likely else "延到哪天几点"
    return f"请写明{what}，没有改：{_example(campaign, name, likely)}"


def no_such_time(campaign: Campaign, name: str) -> str:
    return f"没有这样的日期或时间，没有改。请这样写：{_example(campaign, name)}"


def is_past(until: datetime, now: datetime, campaign: Campaign) -> str:
    zone = campaign.zone
    return (
        f"{day_and_time(until, zone)} 已经过去（现在 {short_time(now, zone)}），没有改。"
        "请写一个以后的时间。"
    )


def is_no_later(until: datetime, present: datetime, campaign: Campaign) -> str:
    zone = campaign.zone
    return (
        f"现在的截止就是 {day_and_time(present, zone)}，{day_and_time(until, zone)} 不比它晚，没有改。"
        "只能往后延，请写更晚的时间。"
    )


def is_too_far(until: datetime, days: int, campaign: Campaign) -> str:
    at = until.astimezone(campaign.zone)
    return f"{at.year}年{at.month}月{at.day}日太远了，最多延 {days} 天，没有改。请核对日期。"


def reason_needed(name: str, until: datetime) -> str:
    return f"请写上理由，会告诉主席，没有改：{WORD} {name} {until:%Y-%m-%d %H:%M} 理由"


def reason_too_long(length: int, most: int) -> str:
    return f"理由有 {length} 字，最多 {most} 字，没有改。请写短一些。"


def nobody_left(until: datetime) -> str:
    return f"各分工会的截止都不早于 {until:%Y-%m-%d %H:%M}，没有要改的。"


def said_again(whom: str, until: datetime, reason: str, campaign: Campaign) -> str:
    """The command that says it again, whatever was typed."""
    return f"{WORD} {whom} {until.astimezone(campaign.zone):%Y-%m-%d %H:%M} {reason}"


def odd_hour(local: datetime, *, is_off: bool, is_night: bool) -> str:
    """What to think of before a deadline falls on a day off or into the night; "" at other times."""
    if is_off:
        return f"{weekday(local)}休息，办公室没人收纸质"
    return f"{local:%H:%M} 在免打扰时间，办公室没人收纸质，之前也不会提醒" if is_night else ""


def week_later(local: datetime) -> str:
    return f"{weekday(local)}当作 {local.month}月{local.day}日，截止以后的那个"


def really(
    branch: Branch, until: datetime, doubt: str, reason: str, campaign: Campaign, code: str
) -> str:
    return (
        f"将把 {short(branch)}的截止延到 {day_and_time(until, campaign.zone)}，还没有改。\n"
        f"请注意：{doubt}。\n理由：{reason}\n就这样办请回复 确认 {code}；要换时间请重发。"
    )


def preview(
    branches: Sequence[Branch],
    later: Sequence[Branch],
    own: Mapping[str, datetime],
    until: datetime,
    doubt: str,
    reason: str,
    campaign: Campaign,
    code: str,
) -> str:
    zone = campaign.zone
    people = sum(len(branch.people) for branch in branches)
    lines = [
        f"将把 {len(branches)} 个分工会的截止延到 {day_and_time(until, zone)}，通知 {people} 人。"
    ]
    earlier = [branch for branch in branches if branch.number in own]
    if earlier:
        lines.append(f"其中已延过的：{_with_deadlines(earlier, own, campaign)}")
    if later:
        lines.append(f"不动（已延到同时或更晚）：{_with_deadlines(later, own, campaign)}")
    if doubt:
        lines.append(f"请注意：{doubt}。")
    return "\n".join([*lines, f"理由：{reason}", f"要办请回复 确认 {code}"])


def _with_deadlines(
    branches: Sequence[Branch], own: Mapping[str, datetime], campaign: Campaign
) -> str:
    named = [
        f"{short(b)} {short_time(own[b.number], campaign.zone)}" for b in branches[:NAMED_AT_MOST]
    ]
    more = f" 等 {len(branches)} 个" if len(branches) > NAMED_AT_MOST else ""
    return "、".join(named) + more


def extended(
    branch: Branch,
    until: datetime,
    before: datetime,
    reason: str,
    disputes: int,
    campaign: Campaign,
) -> str:
    zone = campaign.zone
    settled = f"\n{disputes} 条争议随之了结，已请主席重发。" if disputes else ""
    return (
        f"{short(branch)}的截止延到 {day_and_time(until, zone)}（原 {short_time(before, zone)}），"
        f"已通知 {'、'.join(branch.people)}。\n理由：{reason}{settled}"
    )


def all_extended(
    branches: int, people: int, until: datetime, reason: str, campaign: Campaign
) -> str:
    return (
        f"{branches} 个分工会的截止延到 {day_and_time(until, campaign.zone)}，"
        f"正在通知 {people} 人。\n理由：{reason}"
    )


def to_chair(
    branch: Branch,
    until: datetime,
    reason: str,
    campaign: Campaign,
    tracks: Sequence[Track],
    decided: Sequence[Track],
    *,
    is_filling: bool,
    has_submitted: bool,
    was_disputed: bool,
) -> str:
    lines = [
        f"{short(branch)}分工会：申报和纸质材料的截止延到 {day_and_time(until, campaign.zone)}。",
        f"理由：{reason}",
    ]
    if was_disputed:
        lines.append("上次没有保存的内容，请重发一次。")
    if decided:
        names = "、".join(track.short_name for track in decided)
        lines.append(f"{names}已有评审结果，不再改动，不用做什么。")
    if has_submitted:
        lines.append("已提交的仍然有效，要改可以直接改，改好再回复 提交。")
    if is_filling:
        lines.append("之前填的都在，接着填请回复 继续。")
    elif tracks and not has_submitted:
        starts = " 或 ".join(f"申报{track.short_name}" for track in tracks)
        lines.append(f"还可以申报：回复 {starts}。")
    return "\n".join([*lines, f"有问题请联系{call(campaign.contact)}。"])


def _example(campaign: Campaign, name: str, likely: datetime | None = None) -> str:
    at = likely or office_help.next_deadline(campaign)
    return f"{WORD} {name} {at:%Y-%m-%d %H:%M} 理由"
