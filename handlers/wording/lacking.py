"""What the office reads of what a review still lacks before it is handed upward."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Track
from campaign.review.decisions import Publicity
from handlers.wording.decision import day


def round_runs(award: Track) -> str:
    return f"{award.short_name}评审没结束（结束评审 {award.short_name}）"


def no_meeting(award: Track) -> str:
    return f"{award.short_name}没记评审会（会议 {award.short_name} …）"


def not_public(award: Track) -> str:
    return f"{award.short_name}还没公示（公示 {award.short_name}）"


def public_until(award: Track, public: Publicity) -> str:
    return f"{award.short_name}公示到 {day(public.last)} 才满"


def unanswered(award: Track, numbers: Sequence[int]) -> str:
    named = "、".join(f"第 {n} 条" for n in numbers)
    return f"{award.short_name}异议没答复：{named}"


def not_accepted(award: Track, branches: Sequence[Branch]) -> str:
    named = "、".join(branch.short_name for branch in branches)
    return f"{award.short_name}没验收合格：{named}"
