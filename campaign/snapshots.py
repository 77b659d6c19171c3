"""What a campaign was when its data were filed, as far as those data hang on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from campaign.model import Branch, Campaign, Track


@dataclass(frozen=True, slots=True)
class KnownBranch:
    """A branch as it was: its number among people, its names, its chair, the titles it held."""

    shown: str
    name: str
    short_name: str
    chair: str
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """An award as it was; `questions` names what it asked."""

    name: str
    code: str
    questions: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A campaign as it was, branches and awards by what they are known by."""

    opens_at: datetime
    deadline: datetime
    branches: Mapping[str, KnownBranch]
    tracks: Mapping[str, KnownTrack]


def snapshot_of(campaign: Campaign) -> Snapshot:
    """The campaign as it is now."""
    return Snapshot(
        campaign.opens_at,
        campaign.deadline,
        {branch.number: _branch(branch) for branch in campaign.branches},
        {key: _track(track) for key, track in campaign.tracks.items()},
    )


def _branch(branch: Branch) -> KnownBranch:
    return KnownBranch(branch.shown, branch.name, branch.short_name, branch.chair, branch.holds)


def _track(track: Track) -> KnownTrack:
    return KnownTrack(track.name, track.code, track.questions)
