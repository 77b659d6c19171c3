"""What is said about a notice of the office to many."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign
from handlers.wording import office_help
from handlers.wording.office import short

WORD = "广播"
ROW = 8
SHOWN_OF_THE_TEXT = 14  # characters, in an example of how to write it


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
    whom = before.rstrip(" ,，、;；") or "全部"
    return (
        f"没有 {number} 号分工会，没有发。{number} 是内容的话，请在前面加冒号："
        f"{WORD} {whom}：{number} …"
    )


def whom_or_what(word: str, branches: Sequence[Branch], body: str, whole: str) -> str:
    """The question where a word is a branch and may also begin the text."""
    return (
        f"“{word}”是发给谁，还是内容的开头？没有发。\n"
        f"发给分工会：{WORD} {written(branches)}：{_beginning(body)}\n"
        f"发给全部：{WORD} 全部：{_beginning(whole)}"
    )


def which_or_what(word: str, branches: Sequence[Branch], whole: str) -> str:
    """The question where a word may be one of these branches, or begin the text."""
    return (
        f"“{word}”是发给 {named(branches[:ROW])}{' 等' if len(branches) > ROW else ''} 吗？没有发。\n"
        f"是，请写编号：{WORD} {written(branches[:1])}：…\n"
        f"是内容，发给全部：{WORD} 全部：{_beginning(whole)}"
    )


def written(branches: Sequence[Branch]) -> str:
    """Branches in front of a notice, so that nothing of it can be taken for another."""
    return " ".join(map(short, branches))


def no_such_group(word: str, whole: str) -> str:
    return (
        f"没有“{word}”这一类，没有发。可以写：全部、未完成、没来过、已提交、未收、退回、不申报、推荐、不推荐，"
        f"前面可加项目，如 {WORD} 已提交 …\n是内容，发给全部：{WORD} 全部：{_beginning(whole)}"
    )


def except_whom(word: str) -> str:
    return f"“{word}”是除了谁？没有发。请写编号或简称，如 {WORD} 全部 除了 5、7：…"


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_OF_THE_TEXT else f"{line[:SHOWN_OF_THE_TEXT]}…"


def preview(
    group: str,
    branches: Sequence[Branch],
    without: Sequence[Branch],
    people: int,
    text: str,
    code: str,
) -> str:
    left_out = f"\n不发：{named(without)}" if without else ""
    return (
        f"将发给{f'“{group}”的' if group else ''} {len(branches)} 个分工会、{people} 人："
        f"{named(branches)}{left_out}\n"
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
