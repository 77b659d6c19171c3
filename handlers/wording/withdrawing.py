"""What is read about taking back what was handed in."""

from __future__ import annotations

from campaign.model import Campaign
from campaign.office_notes import Paper
from handlers.wording.times import day_and_time


def print_waits() -> str:
    """What becomes of a printed form while its version is taken back."""
    return "打印好的表先不要送；再提交时表上内容没有变，就还用它，变了要重新打印"


def asking(receipt: str, campaign: Campaign, paper: Paper | None) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    printed = (
        "已送到校工会的纸质也先不算；再提交时表上内容没有变，就还用它" if paper else print_waits()
    )
    return (
        f"要撤回 {receipt} 吗？撤回后这一版不算数，{printed}。"
        f"{deadline} 前要再提交一次。\n"
        "只改一两处不用撤回：直接改，再回复 提交。\n\n"
        "撤回请回复 确认；不撤请回复 取消。"
    )


def title(receipt: str) -> str:
    return f"撤回 {receipt}？"


def done(receipt: str, campaign: Campaign) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return (
        f"已撤回 {receipt}，内容都在，可以接着改。\n{deadline} 前请再回复 提交，否则视为没有申报。"
    )


def nothing_there() -> str:
    return "还没有提交，不用撤回"


def comes_first(receipt: str) -> str:
    return f"已提交 {receipt}。确定不申报请先回复 撤回"
