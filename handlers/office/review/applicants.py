"""Who applies for an award, further applications with the rest: quota and grants are of them all."""

from __future__ import annotations

from campaign.model import Branch, Campaign, Track

Applicant = tuple[Branch, Track]


def applicants(campaign: Campaign, track: Track) -> list[Applicant]:
    """Every branch with every application for this award that it may have, in roster order."""
    same = campaign.of_award(track.award)
    return [
        (branch, one)
        for branch in campaign.branches
        for one in same
        if not one.suffix or one.id not in branch.holds
    ]


def named(branch: Branch, track: Track) -> Branch:
    """The branch as lists name it: 珠宝（第二个） for a further application."""
    if not track.suffix:
        return branch
    return branch.altered(short_name=f"{branch.short_name}{track.which}")


def known_as(branch: Branch, track: Track) -> str:
    """A name for an applicant that no other has: 14, 14b."""
    return f"{branch.number}{track.suffix}"
