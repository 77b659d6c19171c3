"""What template cards say. A title holds about 36 characters, a button about 10."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track
from campaign.parts.items import Item, Section
from campaign.parts.part import Part

MOST_BUTTONS = 6
MOST_IN_AN_OPTION = 17
MENU = "点一下也可以"
REMINDER = "点一下接着办"
SUBMIT = "提交这几项"
UNCHOSEN_ID, UNCHOSEN = "-", "请选择"
DONE = "已记下"
CONFIRM = "确认"
GO_ON = "继续填写"
LOOK_AGAIN = "再看看"
CONFIRMED = "已确认"
WENT_ON = "继续填写中"


def scores_title(track: Track, section: Section) -> str:
    return f"【{track.short_name}】第{section.number}部分"


def scores_desc(items: Sequence[Item]) -> str:
    first, last = items[0].id, items[-1].id
    which = first if first == last else f"{first} 到 {last}"
    return f"{which}：选好分数后点提交"


def part_title(track: Track, part: Part) -> str:
    return f"【{track.short_name}】{part.title}"


def checks_desc() -> str:
    return "做到了的请打勾，没勾的记“否”"


def option(text: str) -> str:
    return text if len(text) <= MOST_IN_AN_OPTION else f"{text[: MOST_IN_AN_OPTION - 1]}…"


def points(number: int) -> str:
    return f"{number} 分"


def choice_title(item: Item) -> str:
    text = item.text if len(item.text) <= 12 else f"{item.text[:11]}…"
    return f"{item.id} {text}（{item.points}分）"


def decline_title(tracks: Sequence[Track]) -> str:
    return f"本次不申报{'、'.join(track.short_name for track in tracks)}？"


def decline_desc(*, has_begun: bool) -> str:
    return f"{'已填的内容会保留，' if has_begun else ''}之后不再提醒"
