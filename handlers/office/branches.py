"""Finding a branch by its number or any unambiguous part of its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from campaign.model import Branch, Campaign
from handlers.words import compact

_NUMBER = re.compile(r"第?(\d+)号?").fullmatch


def find_branches(campaign: Campaign, name: str) -> list[Branch]:
    """The branches a person may mean: exactly one when the name is clear, none when nothing fits."""
    return _find(campaign, name, lambda branch: (*_names(branch), *map(compact, branch.people)))


def find_by_name(campaign: Campaign, name: str) -> list[Branch]:
    """The same by number and name alone, where a user id stands for a person."""
    return _find(campaign, name, _names)


def named_in(campaign: Campaign, text: str) -> Branch | None:
    """The first branch that a text calls by its name or short name; None where it calls none."""
    said = compact(text)
    found = [(said.find(n), b) for b in campaign.branches for n in _own(b) if n in said]
    return min(found, key=lambda pair: (pair[0], pair[1].number))[1] if found else None


def _own(branch: Branch) -> tuple[str, str]:
    return compact(branch.short_name), compact(branch.name)


def _find(
    campaign: Campaign, name: str, names_of: Callable[[Branch], tuple[str, ...]]
) -> list[Branch]:
    name = compact(name)
    if not name:
        return []
    if number := _NUMBER(name):
        return [b for b in campaign.branches if int(b.shown) == int(number[1])]
    exact = [b for b in campaign.branches if name in names_of(b)]
    return exact or [b for b in campaign.branches if any(name in full for full in names_of(b))]


def _names(branch: Branch) -> tuple[str, ...]:
    return (
        compact(branch.short_name),
        compact(branch.name),
        compact(branch.shown + branch.short_name),
        compact(branch.shown + branch.name),
    )
