"""What a chair reads who wants to hand in several applications at once."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track


def each_by_itself(begun: int) -> str:
    return "每一项各交各的，填齐一项交一项。" if begun > 1 else "填齐了就能交。"


def all_in() -> str:
    return "填好的都交上来了，没有要再交的。"


def one_after_another(ready: Sequence[Track], others: Sequence[Track]) -> str:
    """Each is handed in by itself: which comes first, and which cannot yet."""
    first, *then = [track.short_name for track in ready]
    if then:
        return f"两项各交各的，先交{first}；交好后再回复 提交{then[0]}。"
    if others:
        names = "、".join(track.short_name for track in others)
        return f"各项各交各的：{names}现在没有要交的，先交{first}。"
    return f"现在只有{first}要交。"
