"""What a chair reads who was not understood at once."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track


def which(does: Sequence[str]) -> str:
    ways = "\n".join(f"{number} {what}" for number, what in enumerate(does, 1))
    return f"您是想：\n{ways}\n\n请回复数字；都不是的话，换个说法就行。"


def is_it(what: str, takes_yes: bool) -> str:
    yes = "是" if takes_yes else "1"
    return f"您是想{what}吗？\n是的话请回复 {yes}；不是就当我没问。"


def with_track(does: str, track: Track) -> str:
    return f"{does.removesuffix('这一项')}{track.short_name}"


def with_photo(does: str, number: int) -> str:
    return does.replace("照片", f"第 {number} 张照片")


def or_else(does: Sequence[str]) -> str:
    ways = "或".join(f"“{what}”" for what in does)
    return f"想问的是别的？可以说{ways}。"
