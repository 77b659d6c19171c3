"""What the office reads about those who have handed in."""

from __future__ import annotations

from datetime import date

from campaign.applications import Submission
from campaign.condition import Condition, PaperState
from campaign.model import Branch, Campaign, Track
from handlers.wording import conditions
from handlers.wording.office import short
from handlers.wording.times import short_time


def how(campaign: Campaign) -> str:
    names = " 或 ".join(f"已提交 {track.short_name}" for track in campaign.awards)
    return f"请回复 已提交，或 {names}；只看几天：已提交 昨天，已提交 这周。"


def head(track: Track, count: int, further: int) -> str:
    if not count:
        return f"{track.short_name}：还没有人提交。"
    with_further = f"（含第二个的 {further} 个）" if further else ""
    return f"{track.short_name}已提交 {count} 个{with_further}："


def no_such_day(said: str) -> str:
    return f"日历上没有“{said}”这一天。请这样写：已提交 昨天；已提交 这周；已提交 5月8日"


def on_days(said: str, first: date, last: date) -> str:
    days = f"{first.month}月{first.day}日"
    if last > first:
        days += f"到 {last.month}月{last.day}日"
    return f"{said}（{days}）交的：" if said != days else f"{days} 交的："


def head_between(track: Track, count: int) -> str:
    return f"{track.short_name} {count} 个：" if count else f"{track.short_name}：没有"


def line_between(branch: Branch, submission: Submission, how: Condition, campaign: Campaign) -> str:
    parts = [submission.receipt, short_time(submission.at, campaign.zone)]
    if not how.is_handed_in:
        parts.append(f"现在{conditions.STATUS[how.status] if how.status else ''}")
    elif how.receipt != submission.receipt:
        parts.append(f"现在是 {how.receipt}")
    return f"{short(branch)}　{' · '.join(parts)}"


def line(
    branch: Branch, submission: Submission, how: Condition, reviewed: int | None, campaign: Campaign
) -> str:
    parts = [submission.receipt, short_time(submission.at, campaign.zone)]
    parts += [f"自评 {how.points}"] if how.points is not None else []
    parts += [f"核定 {reviewed}"] if reviewed is not None else []
    parts += [conditions.CHANGED] if how.is_changed else []
    return f"{short(branch)}　{' · '.join([*parts, *_paper(how)])}"


def _paper(how: Condition) -> list[str]:
    told = {
        PaperState.RIGHT: "纸质已收",
        PaperState.OUTDATED: f"纸质是 v{how.paper_version}，要换",
        PaperState.REFUSED: conditions.GIVEN_BACK,
        PaperState.WAIVED: f"纸质{conditions.WAIVED}",
        PaperState.AWAITED: "缺纸质",
    }
    return [told[how.paper]] if how.paper in told else []
