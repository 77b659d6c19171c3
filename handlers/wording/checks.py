"""Answers in words, and how many there are; the same in every view."""

from __future__ import annotations

from campaign.applications import Value
from campaign.model import Track

YES_NO = {True: "是", False: "否"}


def shown(value: Value | None) -> str:
    if isinstance(value, bool):
        return YES_NO[value]
    return "·" if value is None else str(value)


def named(name: str, value: Value) -> str:
    return f"{name} 记“{shown(value)}”"


def nothing_to_keep(name: str) -> str:
    return f"{name}还没有填过，没有保存。"


def position(answered: int, askable: int) -> str:
    return f"已答 {answered}/{askable}"


def scope(track: Track) -> str:
    return f"共 {len(track.places)} 项要填。"


def from_roster(values: list[tuple[str, str]]) -> str:
    filled = "；".join(f"{label} {value}" for label, value in values)
    return f"已替您填好：{filled}。\n不对可以改，如 改 {values[0][0]} 加新的内容。"
