"""What came too late although it was sent in time: what the chair and the office read about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from campaign.condition import Condition
from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from handlers.wording import conditions
from handlers.wording.chair import call
from handlers.wording.office import short
from handlers.wording.times import short_time

if TYPE_CHECKING:
    from handlers.office.review.late_words import CarriedOut, Played

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
    return (
        f"按原话收下：争议 {branch.shown} 收\n"
        f"{_extend(branch, campaign, now, '让其重发')}\n"
        f"不收：争议 {branch.shown} 不收 理由"
    )


def _extend(branch: Branch, campaign: Campaign, now: datetime, what_for: str) -> str:
    until = (now + _LATER).astimezone(campaign.zone)
    return f"{what_for}：延期 {branch.shown} {until:%Y-%m-%d %H}:00 理由"


def _shown(said: str) -> str:
    said = said.replace("\n", " ")
    return said if len(said) <= SHOWN_OF_SAID else f"{said[:SHOWN_OF_SAID]}…"


def _line(dispute: Dispute, campaign: Campaign) -> str:
    said = _shown(dispute.said)
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


def to_be_sent_again() -> str:
    return "要本人重发"


def ask_to_accept(
    branch: Branch, result: CarriedOut, campaign: Campaign, reason: str, code: str
) -> str:
    lines = [
        f"{short(branch)}　将按原话收下 {len(result.done)} 条，当作截止前送达，还没有办：",
        *_played(result.done, campaign),
        *_left(result.left, campaign),
        f"收下以后　{_after(result.stands)}",
        f"理由：{reason}" if reason else "",
        f"确认请回复 确认 {code}",
    ]
    return "\n".join(filter(None, lines))


def accepted(
    branch: Branch, result: CarriedOut, told: Sequence[str], campaign: Campaign, now: datetime
) -> str:
    lines = [
        f"{short(branch)}的 {len(result.done)} 条争议已按原话收下，已通知 {'、'.join(told)}。",
        _after(result.stands),
        *_left(result.left, campaign),
    ]
    if any(how.is_left_open for _, how in result.stands) or result.left:
        lines.append(_extend(branch, campaign, now, "让其接着办"))
    return "\n".join(lines)


def cannot_accept(branch: Branch, left: Sequence[Played], campaign: Campaign, now: datetime) -> str:
    """That none of it can be carried out, and why not."""
    return "\n".join(
        (
            f"{short(branch)}的争议不能照原话办，没有保存：",
            *_played(left, campaign),
            _extend(branch, campaign, now, "让其重发"),
        )
    )


def was_accepted(
    done: Sequence[Played],
    stands: Sequence[tuple[Track, Condition]],
    campaign: Campaign,
    reason: str,
) -> str:
    lines = [
        f"您截止前发出、过后才送达的 {len(done)} 条内容，校工会已收下，当作截止前送达：",
        *(f"· “{_shown(one.dispute.said)}”：{one.told}" for one in done),
        _after(stands),
        f"理由：{reason}" if reason else "",
        f"有问题请联系{call(campaign.contact)}。",
    ]
    return "\n".join(filter(None, lines))


def _played(played: Sequence[Played], campaign: Campaign) -> list[str]:
    return [f"· {_line(one.dispute, campaign)} → {one.told}" for one in played]


def _left(left: Sequence[Played], campaign: Campaign) -> list[str]:
    return [f"收不了 {len(left)} 条，留着：", *_played(left, campaign)] if left else []


def _after(stands: Sequence[tuple[Track, Condition]]) -> str:
    told = []
    for track, how in stands:
        lacks = f"，{conditions.lacking(how.lacks)}" if how.is_left_open and how.lacks else ""
        told.append(f"{track.short_name}：{conditions.stands_to_chair(how)}{lacks}")
    return "；".join(told)


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
