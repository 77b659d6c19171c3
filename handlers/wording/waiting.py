"""What a chair reads about what was asked back and still waits for a word, or waits no more."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track


def still_waits(what: str) -> str:
    return f"{what}还没有办：要办请回复 确认，不办请回复 取消。"


def still_asked(written: str) -> str:
    return f"刚才问的 {written}：对请回复 对，不对就不用管。"


def still_meant(takes_yes: bool) -> str:
    yes = "是" if takes_yes else "1"
    return f"刚才问的那件事还没有办：要办请回复 {yes}，不用就不管。"


def not_written(written: str) -> str:
    return f"（刚才问的 {written}，没有记；要记请重发。）"


def old_card() -> str:
    return "这张卡片已经过时，没有改动。要确认请先回复 提交 或 本次不申报。"


def nothing_to_confirm(ready: Sequence[Track], changed: Sequence[Track]) -> str:
    lines = ["现在没有要确认的事。"]
    lines += [f"{t.short_name}填齐了，但还没有提交，请回复 提交{t.short_name}。" for t in ready]
    lines += [f"{t.short_name}的改动还没有提交，请回复 提交{t.short_name}。" for t in changed]
    return "\n".join(lines)
