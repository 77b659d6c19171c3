"""Why an answer was not taken, and what would be right. Nothing is saved when one of these is said."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from handlers.wording.scores import mixture, short_item

MOST_NAMED = 4


def below(item: Item) -> int:
    """A score for an example: not the full marks, which nobody shall copy."""
    return max(item.points - 1, 0)


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


def not_a_score(item: Item | None, is_fraction: bool, has_several: bool) -> str:
    whole = "分数请用整数。" if is_fraction else ""
    several = f"几项一起答请这样写：3 2 4，或 {item.id}=3。" if item and has_several else ""
    saved = f"{item.id} 没有保存" if item else "没有保存"
    return f"没看懂这条回复，{saved}。{whole or several}"


def looks_like_an_item(item: Item) -> str:
    return (
        f"“{item.id}”是项目编号，不是分数，没有保存。"
        f"改这一项请回复 改 {item.id} {below(item)}；一次答几项请用空格隔开。"
    )


def no_such_item(name: str, card: Scored) -> str:
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


def two_ways(card: Scored, asked: str | None) -> str:
    section = card.section_of[asked or card.order[0]]
    by_name = " ".join(f"{item.id}={below(item)}" for item in section.items[:2])
    in_turn = " ".join(str(below(item)) for item in section.items[:2])
    return (
        "这样写有两种读法，没有保存。"
        f"写明是哪一项：{by_name}；或者从现在这一项起连着答，用空格隔开：{in_turn}。"
    )


def which_rest(section: Section, left: int) -> str:
    return (
        f"“后面”是指第{section.number}部分，还是后面所有的 {left} 项？没有保存。"
        f"只是第{section.number}部分请回复 其余满分；后面所有的请回复 所有项满分。"
    )


def whole_card() -> str:
    return "没看懂是哪些项，没有保存。请一个部分一个部分地写，如 第二部分全满分 除了 3=2。"


def no_such_section(number: str, card: Scored) -> str:
    last = card.sections[-1].number
    return f"没有第 {number} 部分，没有保存。一共是第{card.sections[0].number}到第{last}部分。"


def whole_section(section: Section, given: int | None) -> str:
    count = f"，您写了 {given} 个分数" if given else ""
    return (
        f"第{section.number}部分有 {len(section.items)} 项{count}，没有保存。"
        f"请每项写一个分数：第{section.number}部分 {mixture(section.items)}；"
        f"只写其中一项：{section.items[0].id}={below(section.items[0])}。"
    )


def in_doubt() -> str:
    return "这样写看不准，没有保存。"


def two_scores(item: Item, one: str, other: str) -> str:
    return f"{item.id} 一处是 {one} 分，一处是 {other} 分，没有保存。请只写分数，如 {item.id}={other}。"


def which_item(words: str, items: Sequence[Item]) -> str:
    named = "\n".join(short_item(item) for item in items[:MOST_NAMED])
    return f"说到“{words}”的有几项，没有保存。请写编号，如 改 {items[0].id} {below(items[0])}：\n{named}"
