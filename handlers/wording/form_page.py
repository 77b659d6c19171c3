"""What the page of an application says, and what the chat says of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from campaign.model import Track
from handlers.wording.times import short_time

CONFIRMED = "确认"
YOU_ELSEWHERE = "您在别处"


def not_asked_any_more() -> str:
    return "这一项现在不用填，没有保存。请刷新页面再看。"


def nothing_written(name: str) -> str:
    return f"{name}是空的，没有保存。"


def only_this(name: str) -> str:
    return f"这里只填{name}，没有保存。"


def is_it_meant(told: str) -> str:
    return f"是要填：{told} 吗？"


def overtaken(name: str, now: str) -> str:
    return f"您填的没有保存：{name}现在是“{now}”。"


def overtaken_by(told: str, who: str) -> str:
    return f"{told.removesuffix('。')}（{who}）。" if who else told


def no_longer_yours() -> str:
    return "您现在不是这个分工会的联系人，或这一项不再申报，不能填写。"


def nothing_sent_back() -> str:
    return "这份申报没有退回，不用按退回处理。"


def all_corrected() -> str:
    return "退回的几处都办好了，可以交回校工会。"


def changed_since() -> str:
    return "核对以后内容有改动，还没有提交。请再看一遍。"


def given_by(who: str, at: datetime, zone: ZoneInfo) -> str:
    return f"{who.strip()} {short_time(at, zone)} 填的"


def links(pages: list[tuple[Track, str]]) -> str:
    """The pages of these awards, each by its address."""
    lines = [f"{track.short_name}：{link}" for track, link in pages]
    return "\n".join(
        (
            "整张申报表可以在网页上填，点一下存一下，和这里的回答是同一份：",
            *lines,
            "链接只给您用，48 小时内有效。",
        )
    )


def beside(link: str) -> str:
    """The page, in one line beside something else."""
    return f"也可在网页上整张填：{link}"


def no_page() -> str:
    return "现在没有网页可用，请在这里一项一项回答。"
