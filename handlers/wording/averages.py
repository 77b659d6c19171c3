"""What the office reads about the points of all together."""

from __future__ import annotations

from collections.abc import Mapping

from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short


def how(campaign: Campaign) -> str:
    scored = [track.short_name for track in campaign.awards if track.scorecard]
    return f"请回复 平均分{''.join(f'，或 平均分 {name}' for name in scored)}。"


def nothing_is_scored() -> str:
    return "这次没有评分的项目。"


def not_scored(track: Track) -> str:
    return f"{track.short_name}没有评分。"


def nobody(track: Track) -> str:
    return f"{track.short_name}：还没有人提交，没有平均分。"


def self_scored(track: Track, points: Mapping[Branch, int]) -> str:
    return f"{track.short_name}已提交 {len(points)} 个，自评{_figures(points)}"


def reviewed(points: Mapping[Branch, int], same: Mapping[Branch, int]) -> str:
    own = f"，这 {len(same)} 个自评平均 {_mean(same)}"
    return f"核定完 {len(points)} 个，核定{_figures(points)}{own}"


def _figures(points: Mapping[Branch, int]) -> str:
    most, least = max(points, key=points.__getitem__), min(points, key=points.__getitem__)
    return (
        f"平均 {_mean(points)}，最高 {points[most]}（{short(most)}），"
        f"最低 {points[least]}（{short(least)}）"
    )


def _mean(points: Mapping[Branch, int]) -> str:
    return f"{sum(points.values()) / len(points):.1f}".removesuffix(".0")
