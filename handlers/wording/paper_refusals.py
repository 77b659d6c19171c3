"""What is said about a stamped paper that the office gives back."""

from __future__ import annotations

from datetime import datetime

from campaign.model import Branch, Campaign, Track
from campaign.office_notes import PaperRefusal
from handlers.wording.chair import call, head
from handlers.wording.office import short
from handlers.wording.times import day_and_time


def refused(branch: Branch, track: Track, refusal: PaperRefusal) -> str:
    was = f"（原登记 v{refusal.version} 已取消）" if refusal.version else ""
    return (
        f"{head(track)}{short(branch)} 的纸质已退{was}，理由：{refusal.reason}。已告知本人，网上的提交不受影响。\n"
        f"补好送来请回复 收 {branch.short_name} {track.short_name}；"
        f"退错了：退 {branch.short_name} {track.short_name} 纸质 取消"
    )


def to_chair(
    track: Track, receipt: str, refusal: PaperRefusal, campaign: Campaign, now: datetime
) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    when = f"{deadline} 前" if now < campaign.deadline else "尽快"
    return (
        f"{head(track)}{receipt} 的纸质被退回，理由：{refusal.reason}。\n"
        f"请补好后{when}重新送校工会；网上填的内容不用改。有问题请联系{call(campaign.contact)}。"
    )


def taken_back(branch: Branch, track: Track) -> str:
    return (
        f"{head(track)}{short(branch)} 的纸质不算退了，已告知本人。"
        f"纸质已在手里请回复 收 {branch.short_name} {track.short_name}"
    )


def taken_back_to_chair(track: Track) -> str:
    return f"{head(track)}更正：纸质没有退回，请不用再补；收到登记后会再告诉您。"


def not_handed_in(branch: Branch, track: Track) -> str:
    return (
        f"{head(track)}{short(branch)} 现在没有已提交的，退不了纸质。看：状态 {branch.short_name}"
    )


def why(branch: Branch, track: Track) -> str:
    return f"退纸质要写理由，会原样发给主席，如：退 {branch.short_name} {track.short_name} 纸质 没盖公章"


def too_long(length: int, longest: int) -> str:
    return f"理由有 {length} 字，请写在 {longest} 字以内。没有退。"


def not_refused(branch: Branch, track: Track) -> str:
    return f"{head(track)}{short(branch)} 的纸质没有退过，不用取消。"
