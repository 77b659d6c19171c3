"""What the deadline means: in or out, nothing lost, everybody told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.rehearsal.diary import on_one_line
from bot.rehearsal.evidence import Evidence
from campaign.model import Campaign

IS_CLOSING = re.compile(r"\S+ \S+分工会：申报已于 ").match
DIGEST_OF = re.compile(r"【早报】[^，]*").match


def deadline_holds(evidence: Evidence) -> Iterator[str]:
    """What was sent in time is in; nothing else changed anything."""
    campaign = evidence.campaign
    last = campaign.deadline + timedelta(minutes=campaign.late_tolerance_minutes)
    for (number, track), application in evidence.stored.items():
        for submission in application.submissions:
            if submission.at > campaign.deadline:
                yield f"{submission.receipt}：记为 {_clock(campaign, submission.at)} 提交，已过截止"
        if application.changed_at and application.changed_at > last:
            at = _clock(campaign, application.changed_at)
            yield f"{number} {track}：{at} 还改过，已过截止"


def disputes_listed(evidence: Evidence) -> Iterator[str]:
    """What was sent in time and came too late is neither in nor lost: the office finds it."""
    for number, said in evidence.disputed.items():
        branch = evidence.campaign.branch_by_number[number]
        told = evidence.disputes.get(number, "")
        if branch.chair not in told or said not in told:
            yield f"{number}：争议里应有 {branch.chair} 的“{said}”，实为“{on_one_line(told)}”"


def closing_told_once(evidence: Evidence) -> Iterator[str]:
    """At the deadline who left something open is told once, and the office gets its table once."""
    for user_id, screen in evidence.screens.items():
        told = sum(shown.is_sent and bool(IS_CLOSING(shown.text)) for shown in screen)
        wanted = int(user_id.casefold() in evidence.left_open)
        if told != wanted:
            yield f"{user_id}：截止时应告知 {wanted} 次，收到 {told} 次"
    texts = [shown.text for shown in evidence.screens[evidence.campaign.office[0]]]
    tables = [text for text in texts if text.startswith("【截止】")]
    final = sum("（最终）：" in text for text in tables)
    if not tables or len(tables) - final > 1 or final > 1:
        yield f"校工会收到截止汇总 {len(tables) - final} 次，最终汇总 {final} 次"
    mornings = Counter(found[0] for text in texts if (found := DIGEST_OF(text)))
    yield from (f"{head}：发了 {times} 次" for head, times in mornings.items() if times > 1)


def _clock(campaign: Campaign, at: datetime) -> str:
    return f"{at.astimezone(campaign.zone):%m-%d %H:%M:%S}"
