"""What the office reads about those who have handed in."""

from __future__ import annotations

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short
from handlers.wording.times import short_time


def how(campaign: Campaign) -> str:
    names = " 或 ".join(f"已提交 {track.short_name}" for track in campaign.awards)
    return f"请回复 已提交，或 {names}。"


def head(track: Track, count: int) -> str:
    return (
        f"{track.short_name}已提交 {count} 个：" if count else f"{track.short_name}：还没有人提交。"
    )


def line(
    branch: Branch,
    application: Application,
    points: int | None,
    reviewed: int | None,
    campaign: Campaign,
) -> str:
    last = application.submissions[-1]
    parts = [last.receipt, short_time(last.at, campaign.zone)]
    parts += [f"自评 {points}"] if points is not None else []
    parts += [f"核定 {reviewed}"] if reviewed is not None else []
    parts += ["改了没再交"] if application.has_unsubmitted_changes else []
    parts.append(_paper(application))
    return f"{short(branch)}　{' · '.join(parts)}"


def _paper(application: Application) -> str:
    if application.has_paper:
        return "纸质已收"
    paper = application.paper
    return f"纸质是 v{paper.version}，要换" if paper else "缺纸质"
