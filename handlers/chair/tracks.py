"""Which tracks a person may mean, and which are open to the branch."""

from __future__ import annotations

from campaign.applications import Status
from campaign.model import Campaign, Track
from handlers.talk import ChairTalk
from handlers.words import compact


def find_tracks(campaign: Campaign, name: str) -> list[Track]:
    """The tracks a person may mean by a name or a part of one: exactly one when it is clear."""
    name = compact(name)
    tracks = list(campaign.tracks.values())
    exact = [track for track in tracks if name in (track.short_name, track.name)]
    return exact or [track for track in tracks if name and name in track.name]


def open_tracks(talk: ChairTalk) -> list[Track]:
    """The tracks whose title the branch does not hold yet."""
    return [track for track in talk.campaign.tracks.values() if not talk.holds(track)]


def is_new(talk: ChairTalk, track: Track) -> bool:
    """True while nothing was begun, or after the branch said it does not apply."""
    return talk.application(track).status in (Status.NOT_STARTED, Status.DECLINED)


def to_start(talk: ChairTalk) -> list[Track]:
    """The tracks the branch may still begin."""
    return [track for track in open_tracks(talk) if is_new(talk, track)]


def in_hand(talk: ChairTalk) -> list[Track]:
    """The tracks the branch has begun."""
    return [track for track in open_tracks(talk) if not is_new(talk, track)]
