"""Answers to short sentences that mean one thing wherever they are said."""

from __future__ import annotations

from campaign.model import Track
from handlers.wording.chair import head


def removes_nothing() -> str:
    return "填的东西我自己不会删。现在存着的："


def kept(track: Track, position: str) -> str:
    return f"{head(track)}{position}"


def undo() -> str:
    return "刚才那一步要退回去，请回复 撤销。"


def photos_later() -> str:
    return "不急，照片拍好了直接发到这里就行。"
