"""The words that papers of a review are filled with; what stands around them is in forms/review."""

from __future__ import annotations

from datetime import date, datetime

from campaign.model import Track
from campaign.review.decisions import Votes
from handlers.wording.ranking import panel_rule


class Money:
    """The words of the table for finance."""

    TITLE, LIST = "经费表", "票据清单"
    NUMBER, UNIT = "序号", "单位"
    SUMS = ("合计（元）", "已用（元）", "剩余（元）")
    RECEIPTS = (
        ("单位", 30),
        ("张", 6),
        ("日期", 18),
        ("商家", 26),
        ("金额（元）", 14),
        ("备注", 16),
    )
    NO_PHOTO, TWICE = "缺照片", "可能重复"


def grants_of(award: Track, count: int) -> str:
    each = " + ".join(f"{grant.source} {grant.amount}" for grant in award.grants)
    return f"按验收合格的 {count} 个计算，每个 {each} 元。"


def full_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def full_time(at: datetime) -> str:
    return f"{full_day(at.date())} {at:%H:%M}"


def votes(given: Votes) -> str:
    return f"同意 {given.ayes}、反对 {given.noes}、弃权 {given.abstained}"


def rule(award: Track) -> str:
    """How the order comes about, as it stands under a table of scores."""
    if award.review.has_panel:
        return f"{panel_rule(award.review)}；同分同名次"
    if award.scorecard:
        return "按校工会核定分，未核定的按自评分；同分同名次"
    return "没有评分，先看纸质是否收到，再看答“是”的项数，再看首次提交先后"
