"""A campaign with more branches than any university has."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from tests.handlers.dialogue import the_campaign


def a_big_campaign(size: int) -> Campaign:
    """The shipped campaign with this many branches: 0000 with chair0000, and so on."""
    branches = tuple(
        Branch(number=n, name=f"第{n}分工会", short_name=f"第{n}", chair=f"chair{n}")
        for n in (f"{number:04}" for number in range(size))
    )
    return the_campaign().with_branches(branches)
