"""What the office reads about points it has still to settle."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short


def how(campaign: Campaign) -> str:
    names = [f"未核 {track.short_name}" for track in campaign.awards if track.scorecard]
    return f"请回复 {' 或 '.join(('未核', *names))}。"


def no_points(tracks: Sequence[Track]) -> str:
    return f"{'、'.join(track.short_name for track in tracks)}没有评分，不用核分。"


def head(track: Track, waiting: int, settled: int) -> str:
    done = f"，核完 {settled} 个" if settled else ""
    if waiting:
        return f"{track.short_name}已提交、没核完 {waiting} 个{done}："
    return (
        f"{track.short_name}已提交的都核完了{done}。"
        if settled
        else f"{track.short_name}：还没有人提交。"
    )


def line(branch: Branch, done: int, items: int) -> str:
    return f"{short(branch)}　{f'已核 {done}/{items} 项' if done else '还没有核'}"


def way(branch: Branch) -> str:
    return f"核一个：核分 {branch.short_name}"
