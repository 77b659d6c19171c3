"""Why an answer was not taken, and what would be right. Nothing is saved when one of these is said."""

from __future__ import annotations

from campaign.parts import Item, Scorecard, Section


def too_high(item: Item, given: str) -> str:
    given = given if len(given) <= 6 else f"{given[:6]}…"
    return f"{item.id} 最多 {item.points} 分，您回复的是 {given}，没有保存。"


def too_many(given: int, left: int) -> str:
    return f"您一次回复了 {given} 个分数，后面只剩 {left} 项要答，没有保存。"


def run_together(item: Item, given: str) -> str:
    apart = " ".join(given[:5])
    return (
        f"{item.id} 最多 {item.points} 分，“{given}”没有保存。一次答几项请用空格隔开，如 {apart}。"
    )


def not_a_score(item: Item | None, is_fraction: bool) -> str:
    whole = "分数请用整数。" if is_fraction else ""
    saved = f"{item.id} 没有保存" if item else "没有保存"
    return f"没看懂这条回复，{saved}。{whole}"


def looks_like_an_item(item: Item) -> str:
    return (
        f"“{item.id}”是项目编号，不是分数，没有保存。"
        f"改这一项请回复 改 {item.id} {item.points}；一次答几项请用空格隔开。"
    )


def no_such_item(name: str, card: Scorecard) -> str:
    return f"没有 {name} 这一项，没有保存。编号从 {card.order[0]} 到 {card.order[-1]}。"


def scored_twice(item: Item) -> str:
    return f"{item.id} 在一条消息里有两个不同的分数，没有保存。请只写一个。"


def change_not_understood() -> str:
    return "没看懂要改哪一项，没有保存。请这样写：改 2.3 4（编号在前，分数在后）。"


def exceptions_not_understood(section: Section) -> str:
    return f"没看懂“除了”后面的内容，没有保存。请这样写：全满分 除了 {section.items[-1].id}=0。"


def not_in_section(name: str, section: Section) -> str:
    first, last = section.items[0].id, section.items[-1].id
    return (
        f"第{section.number}部分没有第 {name} 项，没有保存。"
        f"这一部分是 {first} 到 {last}；其他部分请用 改 2.3 4。"
    )


def nothing_asked() -> str:
    return "各项都已答过，没有保存。要改某项请回复 改 2.3 4（编号在前，分数在后）。"
