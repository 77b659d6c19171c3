"""One application more of a branch for an award, whoever asks for it."""

from __future__ import annotations

from campaign.model import SUFFIXES, Branch, Track

MOST = len(SUFFIXES) - 1


def allowing(branch: Branch, track: Track) -> tuple[Track, Branch]:
    """The further application for an award, and the branch that may make it."""
    nth = branch.extra.count(track.id) + 2
    return track.another(nth), branch.altered(extra=(*branch.extra, track.id))


def may_more(branch: Branch, track: Track) -> bool:
    """Whether the branch may by itself apply for an award once more."""
    return 1 + branch.extra.count(track.award) < min(track.limit_per_branch, MOST)
