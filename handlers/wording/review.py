"""What the office reads on 核分."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaign.model import Branch, Campaign, Track
from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from handlers.wording.chair import head
from handlers.wording.office import short
from handlers.wording.times import day
from storage.audit import Entry

Before = tuple[
    str, int, Entry | None
]  # an item, its points, and the entry that tells who gave them

NAMED_AT_MOST = 6


def no_scorecard(branch: Branch, track: Track) -> str:
    return f"{head(track)}没有评分，不用核分。看填报内容：状态 {branch.short_name}"


def review_head(
    branch: Branch, receipt: str, counted: int, own: int, reviewed: int, items: int
) -> str:
    state = (
        f"核定 {counted}" if reviewed == items else f"已核 {reviewed}/{items} 项，暂计 {counted}"
    )
    return f"{short(branch)} {receipt}　{state if reviewed else '还没有核分'}　自评 {own}"


def section_line(section: Section, own: int, counted: int) -> str:
    return f"第{section.number}部分（{section.points}分）自评 {own} 计 {counted}"


def item_line(item: Item, own: int, reviewed: int | None, why: str, brief: int) -> str:
    """One item, with so many characters of its text and of the reason."""
    text, why = _cut(item.text, brief), _cut(why, max(brief, 8))
    return f"{item.id} {text}{'　' if text else ''}{_points(item, own, reviewed, why)}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…" if most else ""


def overwritten(found: Sequence[Before], campaign: Campaign) -> str:
    """What stood there before, and whose it was."""
    named = [f"{item} 原为 {points}{_whose(by, campaign)}" for item, points, by in found]
    more = f"、等 {len(named)} 项" if len(named) > NAMED_AT_MOST else ""
    return f"已改：{'、'.join(named[:NAMED_AT_MOST])}{more}"


def _whose(by: Entry | None, campaign: Campaign) -> str:
    return f"（{by.user_id} {day(by.at, campaign.zone)}）" if by else ""


def overwritten_by(
    branch: Branch, user_id: str, found: Sequence[Before], now: Mapping[str, int]
) -> str:
    """What a colleague reads whose points are no longer those that count."""
    named = [f"{item} {points} → {now.get(item, '未核')}" for item, points, _ in found]
    more = f" 等 {len(named)} 项" if len(named) > NAMED_AT_MOST else ""
    return f"{user_id} 改了您的核分，{short(branch)}：{'、'.join(named[:NAMED_AT_MOST])}{more}"


def _points(item: Item, own: int, reviewed: int | None, why: str) -> str:
    if reviewed is None:
        return f"自评 {own}/{item.points}　未核"
    notes = [f"{reviewed - own:+d}"] if reviewed != own else []
    notes += [why] if why else []
    mark = f"（{'，'.join(notes)}）" if notes else ""
    return f"自评 {own}/{item.points}　核定 {reviewed}{mark}"


def review_ways(branch: Branch, card: Scored, is_done: bool) -> str:
    one, name = card.order[0], branch.short_name
    change = (
        f"核分 {name} {one} 3 理由：核定一项；不写理由可连写几项；{one} 取消：收回；{one}：看全文"
    )
    return change if is_done else f"{change}\n其余没有异议：核分 {name} 无异议"


def item_in_full(
    branch: Branch, section: Section, item: Item, own: int, reviewed: int | None, why: str
) -> str:
    return (
        f"{short(branch)}　第{section.number}部分 {section.title}\n"
        f"{item.id} {item.text}（{item.points}分）\n"
        f"{_points(item, own, reviewed, why)}\n"
        f"请回复 核分 {branch.short_name} {item.id} 0–{item.points}，后面可写理由"
    )


def review_not_understood(branch: Branch, card: Scored) -> str:
    one, two = card.order[:2]
    name = branch.short_name
    return (
        "没看懂，没有保存。请这样写：\n"
        f"核分 {name} {one} 3；核分 {name} {one} 3 理由；核分 {name} {one} 3 {two} 2；"
        f"核分 {name} {one} 取消；核分 {name} 无异议"
    )


def refused(track: Track, why: str, branch: Branch, item: str) -> str:
    return f"{head(track)}{why}请重发：核分 {branch.short_name} {item} 分数"


def reviewed_items(changes: Sequence[str]) -> str:
    return "、".join(changes)


def item_reviewed(item: str, own: int, points: int, why: str) -> str:
    reason = f"（{why}）" if why else ""
    return f"{item} 自评 {own} 核定 {points}{reason}"


def reason_for_which(branch: Branch, item: str) -> str:
    return (
        "几项写在一起，分不清理由是哪一项的，没有保存。"
        f"请一项发一条：核分 {branch.short_name} {item} 分数 理由"
    )


def note_too_long(given: int, most: int) -> str:
    return f"理由有 {given} 字，请写在 {most} 字以内，没有保存。"


def many_reviewed(count: int) -> str:
    return f"{count} 项按自评核定"


def review_taken_back(items: Sequence[str]) -> str:
    return f"{'、'.join(items)} 的核定已取消"


def nothing_to_take_back(items: Sequence[str]) -> str:
    return f"{'、'.join(items)} 还没有核定，没有改动"


def nothing_left_to_review() -> str:
    return "各项都已核定，没有改动"


def as_before() -> str:
    return "与原来相同，没有改动"


def many_noted(count: int) -> str:
    return f"还有 {count} 项"


def agree_with_the_rest(branch: Branch) -> str:
    return f"其余没有异议请回复 核分 {branch.short_name} 无异议"
