"""What the office reads whose sentence was guessed, or not understood."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign
from handlers.wording import office_help
from handlers.wording.naming import short


def taken_for(command: str) -> str:
    """Put on top of what is shown for a guess, so that a wrong one is seen."""
    return f"（当作“{command}”）"


def one_at_a_time(commands: Sequence[str]) -> str:
    return "一次看一个，请回复：\n" + "\n".join(commands)


def paper_came(branches: Sequence[Branch], ways: Sequence[str], idle: Sequence[Branch]) -> str:
    names = "、".join(map(short, idle))
    lines = [f"{names} 没有已提交的申报，纸质还不能登记。"] if idle else []
    if ways:
        lines.append(f"是要登记{'、'.join(b.short_name for b in branches)}的纸质吗？还没有记。")
        lines.append(_reply(ways))
    return "\n".join(lines)


def send_back(campaign: Campaign, ways: Sequence[str]) -> str:
    if not ways:
        return f"要退回请写明谁、哪几处、理由：\n{office_help.ways('退', campaign)}"
    return f"是要退回吗？还没有退。写明哪几处和理由：\n{_reply(ways)}"


def result(campaign: Campaign, ways: Sequence[str]) -> str:
    if not ways:
        return f"记结果请写：\n{office_help.ways('结果', campaign)}"
    return f"是要记结果吗？还没有记。\n{_reply(ways)}"


def extend(campaign: Campaign, names: Sequence[str]) -> str:
    if not names:
        return f"要延期请写明谁、到什么时候、理由：\n{office_help.ways('延期', campaign)}"
    until = f"{office_help.next_deadline(campaign):%Y-%m-%d %H:%M}"
    ways = [f"延期 {name} {until} 理由" for name in names]
    return f"是要延期吗？还没有改。写明到什么时候、理由：\n{_reply(ways)}"


def broadcast(whom: str) -> str:
    return f"是要发通知吗？还没有发。写上内容，发之前先给您看：\n回复 广播 {whom}：内容"


def nudge(campaign: Campaign) -> str:
    return f"要催谁？还没有催。请写：\n{office_help.ways('催', campaign)}"


def change_chair(campaign: Campaign, names: Sequence[str]) -> str:
    name = names[0] if names else office_help.names(campaign)["branch"]
    return (
        f"换主席请写新主席的企业微信账号，如 绑定 <账号> {name}；"
        f"加代填人末尾加 副：绑定 <账号> {name} 副。已填的都保留。"
    )


def not_understood(ways: Sequence[str]) -> str:
    return f"没看懂这句，没有办。您看是不是要：{'；'.join(ways)}。全部命令请回复 帮助。"


def still_not_understood(does: Sequence[str]) -> str:
    ways = "\n".join(f"{number} {what}" for number, what in enumerate(does, 1))
    return f"还是没看懂。回复数字：\n{ways}"


def not_understood_again() -> str:
    return "这句也没看懂，没有办。全部命令请回复 帮助。"


def never_mind() -> str:
    return "好的，没有办。请换个说法，或回复 帮助。"


def nothing_done() -> str:
    return "好的，什么都没有办。"


def about(does: str, names: str) -> str:
    return f"{does}（{names}）" if names else does


def _reply(ways: Sequence[str]) -> str:
    return "\n".join(f"回复 {way}" for way in ways)
