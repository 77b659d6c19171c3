"""What the office reads about those who have not handed in."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.completeness import Missing
from campaign.model import Branch, Track
from handlers.wording.office import short


def nobody(track: Track) -> str:
    return f"{track.short_name}：该交的都交了。"


def head(track: Track, count: int) -> str:
    return f"{track.short_name}没交的 {count} 个："


def line(branch: Branch, lacking: str) -> str:
    return f"{short(branch)}　{lacking}"


def to_correct(names: str) -> str:
    return f"已退回，{f'待改 {names}' if names else '都已改过，没交回'}"


def lacking(missing: Missing) -> str:
    parts = [f"{missing.entries} 项"] if missing.entries else []
    parts += [f"照片 {missing.photos} 张"] if missing.photos else []
    parts += [f"总结 {missing.characters} 字"] if missing.characters else []
    parts += [f"{missing.points} 分"] if missing.points and not missing.entries else []
    return f"差 {'、'.join(parts)}" if parts else "填齐了，没提交"


def silent(branches: Sequence[Branch]) -> str:
    return f"还没打开过 {len(branches)} 个：{'、'.join(short(branch) for branch in branches)}"


def not_begun(branches: Sequence[Branch]) -> str:
    return f"未开始：{'、'.join(short(branch) for branch in branches)}"
