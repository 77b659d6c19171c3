"""What the office reads about those who lack one thing."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign, Track
from handlers.wording import office_help
from handlers.wording.office import short


def how(campaign: Campaign) -> str:
    return f"请这样写：\n{office_help.ways('未完成', campaign)}"


def head(track: Track, lack: str, count: int) -> str:
    what = {
        "填齐没提交": "填齐了没提交",
        "退回": "退回后还没改好交回",
        "分数": f"自评不到 {track.minimum_score} 分",
    }
    told = what.get(lack, f"{lack}没齐")
    return f"{track.short_name}{told}的 {count} 个{'：' if count else ''}"


def line(branch: Branch, lacking: str) -> str:
    return f"{short(branch)}　{lacking}"


def not_begun(count: int) -> str:
    return f"（另有 {count} 个还没开始）"


def photos(count: int) -> str:
    return f"差照片 {count} 张"


def characters(count: int) -> str:
    return f"差总结 {count} 字"


def points(points: int, entries: int) -> str:
    still = f"，还有 {entries} 项没填" if entries else ""
    return f"现在 {points} 分{still}"


def only_to_submit() -> str:
    return "只差提交"


def to_correct(reason: str, due: str) -> str:
    return "，".join(filter(None, (due, f"理由：{reason}")))


def never_came(branches: Sequence[Branch]) -> str:
    if not branches:
        return "都来过了。"
    return f"还没打开过 {len(branches)} 个：{'、'.join(map(short, branches))}"


def not_asked_for(lack: str) -> str:
    return f"这几项都不看{lack}。"
