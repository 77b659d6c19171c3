"""What the office reads while it reviews: 退 and 核分."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Return
from campaign.parts import Item, Scorecard, Section
from handlers.office.everyday import example_branch
from handlers.wording.chair import head
from handlers.wording.conditions import STATUS
from handlers.wording.office import short
from handlers.wording.times import day, day_and_time
from storage.audit import Entry

Before = tuple[
    str, int, Entry | None
]  # an item, its points, and the entry that tells who gave them

NAMED_AT_MOST = 6


def which_application(campaign: Campaign, command: str) -> str:
    branch, track = example_branch(campaign), next(iter(campaign.tracks.values()))
    return f"请先写分工会和项目，如 {command} {branch.short_name} {track.short_name} …"


def which_track(branch: Branch, tracks: Sequence[Track], command: str) -> str:
    ways = " 或 ".join(f"{command} {branch.short_name} {track.short_name}" for track in tracks)
    return f"{short(branch)}是哪一项？请写明：{ways}。"


def not_submitted(branch: Branch, track: Track, status: Status) -> str:
    if status is Status.RETURNED:
        return f"{head(track)}{short(branch)} 正在按退回修改，交回后再办，没有改动。"
    return f"{head(track)}{short(branch)} 现在是{STATUS[status]}，没有可评审的提交，没有改动。"


def result_first(branch: Branch, track: Track) -> str:
    way = f"结果 {branch.short_name} {track.short_name} 取消"
    return f"{head(track)}{short(branch)} 已记结果，没有改动。确要改请先回复 {way}。"


# -- 退


def which_places(branch: Branch, track: Track, example: str) -> str:
    return (
        f"{head(track)}没看到要退回哪几项，没有退回。请先写编号、照片或总结，再写理由，如\n"
        f"退 {branch.short_name} {track.short_name} {example} 请补充说明"
    )


def no_such_item(track: Track, name: str, branch: Branch) -> str:
    return (
        f"{head(track)}没有 {name} 这一项，没有退回。"
        f"理由要以数字开头时，请在前面写“理由”，如 退 {branch.short_name} {track.short_name} 照片 理由 …"
    )


def no_reason(branch: Branch, track: Track, names: str) -> str:
    return (
        f"{head(track)}退回要写理由，主席会看到，没有退回。请在后面写上，如\n"
        f"退 {branch.short_name} {track.short_name} {names} 请补充说明"
    )


def how_to_take_back(branch: Branch, track: Track) -> str:
    way = f"退 {branch.short_name} {track.short_name} 取消"
    return f"{head(track)}没有改动。要取消退回，不写哪几项，直接回复 {way}。"


def reason_too_long(given: int, most: int) -> str:
    return f"理由有 {given} 字，请写在 {most} 字以内，没有退回。"


def sent_back(
    branch: Branch,
    track: Track,
    receipt: str,
    names: str,
    returned: Return,
    campaign: Campaign,
    *,
    has_dropped: bool,
) -> str:
    lines = [
        f"{head(track)}{short(branch)} {receipt} 已退回，只开放：{names}。",
        f"理由：{returned.reason}",
        _due(branch, track, returned, campaign),
        "提交后改了没再提交的内容已恢复。" if has_dropped else "",
        "已通知本人，改好会自动交回并告诉您。退错了请回复 "
        f"退 {branch.short_name} {track.short_name} 取消。",
    ]
    return "\n".join(line for line in lines if line)


def _due(branch: Branch, track: Track, returned: Return, campaign: Campaign) -> str:
    """By when it shall be back, or the way to say so."""
    command = f"退 {branch.short_name} {track.short_name}"
    if returned.due_at is None:
        return f"没写期限；要定请回复 {command} 周五前"
    return f"期限：{day_and_time(returned.due_at, campaign.zone)} 前，改好前每个工作日提醒本人"


def due_put_off(branch: Branch, track: Track, returned: Return, campaign: Campaign) -> str:
    at = day_and_time(returned.due_at, campaign.zone) if returned.due_at else ""
    return f"{head(track)}{short(branch)} 退回的期限改为 {at} 前，已告知本人。"


def due_is_past(said: str, now: datetime, campaign: Campaign) -> str:
    return (
        f"“{said}”里的期限读不成以后的时间（现在是 {day_and_time(now, campaign.zone)}），没有退回。"
        "请写以后的日子，如 周五前、5月15日前、明天下午3点前。"
    )


def not_sent_back(branch: Branch, track: Track) -> str:
    return f"{head(track)}{short(branch)} 没有退回，不用取消。"


def return_taken_back(branch: Branch, track: Track, receipt: str) -> str:
    return f"{head(track)}{short(branch)} 的退回已取消，{receipt} 照原样有效，已通知本人。"


# -- 核分


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


def review_ways(branch: Branch, card: Scorecard, is_done: bool) -> str:
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


def review_not_understood(branch: Branch, card: Scorecard) -> str:
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
