"""What came too late although it was sent in time: what the chair and the office read about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from handlers.wording.chair import call
from handlers.wording.office import short
from handlers.wording.times import short_time

WORD = "争议"
PICTURE = "图片"
SUBMIT, DECLINE = "提交", "本次不申报"
SHOWN_OF_SAID = 40
SHOWN_PER_BRANCH = 3
BRANCHES_SHOWN = 12
_LATER = timedelta(hours=3)


def confirming(said: str, what: str, track: Track) -> str:
    return f"{said}（{what}{track.short_name}）"


def came_too_late(dispute: Dispute, campaign: Campaign) -> str:
    return (
        f"这条没有保存：{_clock(dispute.stated_at, campaign)} 发出，"
        f"{_clock(dispute.arrived_at, campaign)} 才送达，{_too_late(campaign)}。\n"
        f"已转校工会，收不收由校工会决定；请联系{call(campaign.contact)}。"
    )


def pictures_too_late(campaign: Campaign) -> str:
    return (
        f"照片没有保存：截止前发出，但送达时{_too_late(campaign)}。\n"
        f"已转校工会，收不收由校工会决定；请联系{call(campaign.contact)}。"
    )


def _too_late(campaign: Campaign) -> str:
    minutes = campaign.late_tolerance_minutes
    deadline = short_time(campaign.deadline, campaign.zone)
    grace = f"后 {minutes} 分钟的宽限" if minutes else ""
    return f"超过了截止（{deadline}）{grace}"


def new(branch: Branch, dispute: Dispute, campaign: Campaign) -> str:
    return (
        f"【争议】{short(branch)}有内容截止前发出、过后才送达，没有保存：\n"
        f"{_line(dispute, campaign)}\n"
        f"{ways(branch, campaign, dispute.arrived_at)}\n全部：争议"
    )


def ways(branch: Branch, campaign: Campaign, now: datetime) -> str:
    until = (now + _LATER).astimezone(campaign.zone)
    return (
        f"让其重发：延期 {branch.shown} {until:%Y-%m-%d %H}:00 理由\n"
        f"不收：争议 {branch.shown} 不收 理由"
    )


def _line(dispute: Dispute, campaign: Campaign) -> str:
    said = dispute.said.replace("\n", " ")
    said = said if len(said) <= SHOWN_OF_SAID else f"{said[:SHOWN_OF_SAID]}…"
    shown = said if said == PICTURE else f"“{said}”"
    track = campaign.tracks.get(dispute.track)
    head = f"{track.short_name} " if track else ""
    sent, arrived = _clock(dispute.stated_at, campaign), _clock(dispute.arrived_at, campaign)
    return f"{dispute.user_id} {sent} 发、{arrived} 到：{head}{shown}"


def none() -> str:
    return "现在没有争议。"


def none_of(branch: Branch) -> str:
    return f"{short(branch)}没有要决定的争议。"


def listed(
    undecided: Mapping[str, Sequence[Dispute]],
    branches: Mapping[str, Branch],
    campaign: Campaign,
    now: datetime,
) -> str:
    count = sum(map(len, undecided.values()))
    lines = [f"争议 {count} 条，{len(undecided)} 个分工会（截止前发出，过后才送达，都没有保存）："]
    for number, disputes in list(undecided.items())[:BRANCHES_SHOWN]:
        branch = branches[number]
        lines.append(f"{short(branch)}　{len(disputes)} 条")
        lines += [f"· {_line(dispute, campaign)}" for dispute in disputes[:SHOWN_PER_BRANCH]]
    if len(undecided) > BRANCHES_SHOWN:
        lines.append(f"另有 {len(undecided) - BRANCHES_SHOWN} 个分工会，处理后再看。")
    first = branches[next(iter(undecided))]
    return "\n".join([*lines, f"看单位：争议 {first.shown}", ways(first, campaign, now)])


def of_branch(
    branch: Branch, disputes: Sequence[Dispute], campaign: Campaign, now: datetime
) -> str:
    lines = [f"{short(branch)}　争议 {len(disputes)} 条，都没有保存："]
    lines += [f"· {_line(dispute, campaign)}" for dispute in disputes]
    return "\n".join([*lines, ways(branch, campaign, now)])


def reason_needed(branch: Branch) -> str:
    return f"请写上理由，会告诉主席：争议 {branch.shown} 不收 理由。还没有办。"


def extend_instead(branch: Branch, campaign: Campaign, now: datetime) -> str:
    return f"争议的内容没有保存，要收请延期让其重发。\n{ways(branch, campaign, now)}"


def rejected(branch: Branch, count: int, reason: str, told: Sequence[str]) -> str:
    return f"{short(branch)}的 {count} 条争议已记为不收，已通知 {'、'.join(told)}。\n理由：{reason}"


def was_rejected(
    disputes: Sequence[Dispute], receipts: Sequence[str], campaign: Campaign, reason: str
) -> str:
    stands = f"以截止前已提交的 {'、'.join(receipts)} 为准。" if receipts else "没有已提交的申报。"
    return (
        f"截止前发出、{_clock(disputes[0].arrived_at, campaign)} 起送达的 {len(disputes)} 条内容，"
        f"校工会没有收下。\n理由：{reason}\n{stands}有问题请联系{call(campaign.contact)}。"
    )


def _clock(at: datetime, campaign: Campaign) -> str:
    return f"{at.astimezone(campaign.zone):%H:%M:%S}"
