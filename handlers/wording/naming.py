"""What the office is asked about a branch it named."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign
from handlers.office.everyday.words import example_branch

NAMED_AT_MOST = 8


def short(branch: Branch) -> str:
    return f"{branch.shown} {branch.short_name}"


def no_such_branch(name: str, example: Branch, command: str = "状态") -> str:
    return (
        f"没有找到“{name}”。请写分工会的编号或名称中的几个字，"
        f"如 {command} {example.shown} 或 {command} {example.short_name}。"
    )


def which_branch(name: str, branches: Sequence[Branch], command: str) -> str:
    ways = "、".join(short(branch) for branch in branches[:NAMED_AT_MOST])
    more = " 等" if len(branches) > NAMED_AT_MOST else ""
    return (
        f"“{name}”有 {len(branches)} 个：{ways}{more}。请写编号，如 {command} {branches[0].shown}。"
    )


def not_a_branch(word: str, command: str) -> str:
    return f"“{word}”不是分工会。请写编号或简称，如 {command} 5。"


def is_it_one_of(name: str, near: Sequence[Branch], command: str) -> str:
    """The question about a name that only sounds or looks like one."""
    ways = " 或 ".join(short(branch) for branch in near)
    return f"没有找到“{name}”，是不是 {ways}？是请写编号，如 {command} {near[0].shown}。"


def is_it_the_branch(word: str, branch: Branch, command: str) -> str:
    """The question about a branch whose name is also the word for what is collected."""
    return (
        f"“{word}”指 {short(branch)} 分工会，还是指要交的{word}？没有办。"
        f"是分工会请写编号，如 {command} {branch.shown}。"
    )


def not_taken_for(word: str, branch: Branch, command: str) -> str:
    return f"“{word}”没有算作 {short(branch)} 分工会；也有它请写编号，如 {command} {branch.shown}。"


def behind_the_award(branch: Branch, command: str) -> str:
    return f"{short(branch)} 写在项目后面，没有算在内；也有它请写在项目前面，如 {command} {branch.shown}。"


def version_with_receipt(campaign: Campaign, command: str) -> str:
    track, branch = next(iter(campaign.tracks.values())), example_branch(campaign)
    return f"版本请和编号一起写，如 {command} {track.code}{branch.number}-v1。"


def one_at_a_time(branches: Sequence[Branch], command: str) -> str:
    named = "、".join(short(branch) for branch in branches[:NAMED_AT_MOST])
    named += " 等" if len(branches) > NAMED_AT_MOST else ""
    return f"“{command}”一次只办一个分工会，您写了 {named}，没有改动。请分开发。"
