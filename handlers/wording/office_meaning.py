"""What the office reads whose sentence was guessed, or not understood."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Campaign
from handlers.wording import office_help


def taken_for(command: str) -> str:
    """Put on top of what is shown for a guess, so that a wrong one is seen."""
    return f"（当作“{command}”）"


def send_it_yourself(command: str) -> str:
    return f"还没有办。是的话请回复：\n{command}"


def one_at_a_time(commands: Sequence[str]) -> str:
    return "一次看一个，请回复：\n" + "\n".join(commands)


def result(campaign: Campaign, ways: Sequence[str]) -> str:
    if not ways:
        return f"记结果请写：\n{office_help.ways('结果', campaign)}"
    return f"是要记结果吗？还没有记。\n{_reply(ways)}"


def broadcast(whom: str) -> str:
    return f"是要发通知吗？还没有发。写上内容，发之前先给您看：\n回复 广播 {whom}：内容"


def nudge(campaign: Campaign) -> str:
    return f"要催谁？还没有催。请写：\n{office_help.ways('催', campaign)}"


def change_chair(campaign: Campaign, names: Sequence[str], account: str) -> str:
    name = names[0] if names else office_help.names(campaign)["branch"]
    return (
        f"换主席请写新主席的企业微信账号，如 绑定 {account} {name}；"
        f"加代填人末尾加 副：绑定 {account} {name} 副。已填的都保留。"
    )


def stand_in(campaign: Campaign, names: Sequence[str]) -> str:
    ways = [f"代填 {name}" for name in names] or [f"代填 {office_help.names(campaign)['branch']}"]
    return f"是要替其填吗？还没有开始。\n{_reply(ways)}"


def not_understood(to_look: Sequence[str], to_do: Sequence[str]) -> str:
    return (
        "没看懂这句，没有办。您看是不是要：\n"
        f"看：{'；'.join(to_look)}\n"
        f"办：{'；'.join(to_do)}\n"
        "怎么写请回复 帮助，或 帮助 催。"
    )


def is_it_a_review(way: str) -> str:
    return f"是要核分吗？还没有记。请把命令写在前面：\n回复 {way}"


def still_not_understood(does: Sequence[str]) -> str:
    ways = "\n".join(f"{number} {what}" for number, what in enumerate(does, 1))
    return f"还是没看懂。回复数字：\n{ways}"


def not_understood_again() -> str:
    return "这句也没看懂，没有办。催、收、核分、结果、导出怎么写，请回复 帮助。"


def never_mind() -> str:
    return "好的，没有办。请换个说法，或回复 帮助。"


def nothing_done() -> str:
    return "好的，这一句什么都没有办；之前已经办了的仍然有效，要取消请回复 帮助 看怎么写，如 退 信工 小家 取消。"


def about(does: str, names: str) -> str:
    return f"{does}（{names}）" if names else does


def _reply(ways: Sequence[str]) -> str:
    return "\n".join(f"回复 {way}" for way in ways)
