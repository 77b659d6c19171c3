"""What is read at the deadline and after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from campaign.applications import Submission
from campaign.closing import Found
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track
from handlers.wording import conditions
from handlers.wording.chair import call, ended_line
from handlers.wording.conditions import counts as counts
from handlers.wording.office import short
from handlers.wording.papers import on_the_way
from handlers.wording.times import day_and_time, second, short_time

LISTED_AT_MOST = 40
DISPUTED_NAMED = 8


def to_chair(branch: Branch, campaign: Campaign, now: datetime, lines: Iterable[str]) -> str:
    until = campaign.deadline + _tolerance(campaign)
    in_time = "在此之前发出的仍会收下。" if now <= until else ""
    return "\n".join(
        (
            f"{short(branch)}分工会：{ended_line(campaign)}{in_time}",
            *lines,
            f"有特殊情况请联系{call(campaign.contact)}。",
        )
    )


def stands(track: Track, how: Condition) -> str:
    changes = "，之后的改动没有提交，不算在内" if how.is_changed else ""
    return f"{track.short_name}：已提交的 {how.receipt} 有效{changes}。{_paper_out(how)}"


def _paper_out(how: Condition) -> str:
    match how.paper:
        case PaperState.AWAITED:
            return "纸质还没收到，请尽快盖章送来。"
        case PaperState.OUTDATED:
            return f"已送的纸质是 v{how.old_paper}，要换。"
        case PaperState.REFUSED:
            return f"纸质被退回（{how.refused_for}），请补好送来。"
    return ""


def not_handed_in(track: Track, how: Condition) -> str:
    if how.state is State.WITHDRAWN:
        return f"{track.short_name}：{how.receipt} 撤回后没有再提交。"
    if how.is_ready:
        return f"{track.short_name}：填齐了，但没有提交。"
    return f"{track.short_name}：没有提交（{conditions.lacking(how.lacks)}）。"


def not_handed_in_again(track: Track) -> str:
    return (
        f"{track.short_name}：退回后还没有重新提交，现在仍可改好再交，请回复 {track.short_name}。"
    )


def submitted_at(track: Track, submission: Submission, campaign: Campaign) -> str:
    at = second(submission.at, campaign.zone)
    return f"{track.short_name} {submission.receipt} 于 {at} 提交。"


def office_head(campaign: Campaign, branches: int, *, is_final: bool) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    final = "（最终）" if is_final else ""
    return f"【截止】{deadline} 已到，{branches} 个分工会的申报{final}："


def office_note(campaign: Campaign) -> str:
    end = campaign.deadline + _tolerance(campaign)
    sent, arrived = (f"{at.astimezone(campaign.zone):%H:%M}" for at in (campaign.deadline, end))
    return f"{sent} 前发出、{arrived} 前送达的仍会收下；有变化再发一次。"


def unfinished_head(count: int) -> str:
    return f"没交成的 {count} 个："


def more(track: Track, count: int) -> str:
    return f"另有 {count} 个，回复 未完成 {track.short_name}"


def not_started(branches: Sequence[Branch]) -> str:
    return f"没有开始：{_named([short(branch) for branch in branches])}"


def changed(found: Found) -> str:
    return f"提交后的改动没再交：{_named([_with(*pair) for pair in found])}"


def paperless(found: Found) -> str:
    named = [f"{_with(branch, how)}{on_the_way(how)}" for branch, how in found]
    return f"还没收到纸质 {len(found)} 份：{_named(named)}"


def disputed(count: int, branches: Sequence[Branch]) -> str:
    named = [short(branch) for branch in branches[:DISPUTED_NAMED]]
    more = f" 等 {len(branches)} 个" if len(branches) > DISPUTED_NAMED else ""
    return f"争议 {count} 条：{'、'.join(named)}{more}，回复 争议 查看"


def still_open(later: Sequence[tuple[Branch, datetime]], campaign: Campaign) -> str:
    soonest_first = sorted(later, key=lambda found: (found[1], found[0].number))
    named = [f"{short(b)} 到 {short_time(until, campaign.zone)}" for b, until in soonest_first]
    return f"延期中 {len(later)} 个：{_named(named)}"


def _named(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > LISTED_AT_MOST else ""
    return "、".join(names[:LISTED_AT_MOST]) + more


def _with(branch: Branch, how: Condition) -> str:
    return f"{short(branch)} {how.receipt}"


def _tolerance(campaign: Campaign) -> timedelta:
    return timedelta(minutes=campaign.late_tolerance_minutes)
