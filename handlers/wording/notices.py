"""What is said about a notice of the office to many."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign
from handlers.wording import office_help
from handlers.wording.office import short

ALL, UNFINISHED, OUTSTANDING = "全部", "未完成", "未收"
ROW = 8


def notice(text: str) -> str:
    return f"【校工会通知】{text}"


def how(campaign: Campaign) -> str:
    return f"请写发给谁和内容：\n{office_help.ways('广播', campaign)}"


def no_text() -> str:
    return "没有写内容，没有发。"


def too_long(size: int, most: int) -> str:
    return f"内容太长（约 {size // 3} 字，最多 {most // 3} 字），没有发。请分两次发。"


def nobody(target: str) -> str:
    return f"“{target}”现在没有要发的人。"


def no_such_number(number: str, before: str) -> str:
    return (
        f"没有 {number} 号分工会，没有发。{number} 是内容的话，请在前面加冒号："
        f"广播 {before.rstrip(' ,，、;；')}：{number} …"
    )


def preview(group: str, branches: Sequence[Branch], people: int, text: str, code: str) -> str:
    return (
        f"将发给{f'“{group}”的' if group else ''} {len(branches)} 个分工会、{people} 人："
        f"{named(branches)}\n"
        f"内容：{text}\n"
        f"确认请回复 确认 {code}"
    )


def sending(people: int) -> str:
    return f"正在发给 {people} 人，发完告诉您结果。"


def report(sent: int, lost: Sequence[str], waiting: Sequence[str]) -> str:
    lines = [f"通知已发给 {sent} 人。"]
    if lost:
        lines.append(f"没送到 {len(lost)} 人，请电话联系：{listed(lost)}")
    if waiting:
        lines.append(f"还在发 {len(waiting)} 人：{listed(waiting)}")
    return "\n".join(lines)


def listed(people: Sequence[str]) -> str:
    """People in lines short enough that a long list is cut between them."""
    rows = ["、".join(people[at : at + ROW]) for at in range(0, len(people), ROW)]
    return "\n".join(rows)


def named(branches: Sequence[Branch]) -> str:
    return "、".join(short(branch) for branch in branches)


def person(branch: Branch, user_id: str) -> str:
    phone = f" {branch.phone}" if branch.phone else ""
    return f"{short(branch)} {user_id}{phone}"
