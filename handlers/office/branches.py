"""Finding a branch by its number or any unambiguous part of its name."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.words import compact


def find_branches(campaign: Campaign, name: str) -> list[Branch]:
    """The branches a person may mean: exactly one when the name is clear, none when nothing fits."""
    name = compact(name)
    if name.isdecimal():
        return [b for b in campaign.branches if int(b.number) == int(name)]
    exact = [b for b in campaign.branches if name in _full_names(b)]
    return exact or [b for b in campaign.branches if any(name in full for full in _full_names(b))]


def _full_names(branch: Branch) -> tuple[str, ...]:
    return (
        compact(branch.short_name),
        compact(branch.name),
        compact(branch.number + branch.short_name),
        compact(branch.number + branch.name),
        *(compact(user) for user in branch.people),
    )
