"""What the office reads about questions nobody could answer."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Campaign
from handlers.wording.office import short
from handlers.wording.quoting import quoted
from handlers.wording.times import short_time
from storage.questions import Question

LISTED, LISTED_SHORT = 10, 80
IN_THE_MORNING, SHORT = 5, 40


def none() -> str:
    return "没有答不上的问题。"


def listed(campaign: Campaign, found: Sequence[Question], days: int) -> str:
    shown = found[:LISTED]
    more = f"\n另有更早的 {len(found) - LISTED} 条。" if len(found) > LISTED else ""
    lines = "\n".join(_line(campaign, question) for question in shown)
    return (
        f"我没答上的问题 {len(found)} 条，新的在前：\n\n{lines}{more}\n\n"
        f"请直接联系本人。常问的可以写进 config.yaml 的 faq，以后由我回答。{days} 天前的自动清掉。"
    )


def _line(campaign: Campaign, question: Question) -> str:
    at = short_time(question.at, campaign.zone)
    return f"{at}　{_branch(campaign, question)} {question.user_id}　{quoted(question.said, LISTED_SHORT)}"


def new(campaign: Campaign, found: Sequence[Question]) -> str:
    """What was asked since the last report, for the report."""
    shown = "；".join(
        f"{_branch(campaign, question)}{quoted(question.said, SHORT)}"
        for question in found[:IN_THE_MORNING]
    )
    more = " 等" if len(found) > IN_THE_MORNING else ""
    return f"没答上的问题 {len(found)} 条：{shown}{more}，看：问题"


def _branch(campaign: Campaign, question: Question) -> str:
    branch = campaign.branch_by_number.get(question.branch)
    return short(branch) if branch else question.branch
