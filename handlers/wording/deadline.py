"""What the office reads about the deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign
from handlers.wording.office import short
from handlers.wording.times import day_and_time, duration


def deadline(campaign: Campaign, others: Sequence[tuple[Branch, datetime]], now: datetime) -> str:
    left = campaign.deadline - now
    time = f"还有 {duration(left)}" if now <= campaign.deadline else "已截止"
    lines = [f"截止 {day_and_time(campaign.deadline, campaign.zone)}，{time}。"]
    lines += [
        f"{short(branch)} 延到 {day_and_time(at, campaign.zone)}"
        for branch, at in sorted(others, key=lambda pair: (pair[1], pair[0].number))
    ]
    return "\n".join([*lines, "推迟用 延期，怎么写请回复 帮助 延期。"])
