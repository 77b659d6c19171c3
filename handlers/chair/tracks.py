"""Which tracks a person may mean, and which are open to the branch."""

from __future__ import annotations

import re

from campaign.applications import Status
from campaign.condition import Condition, State, condition
from campaign.model import Campaign, Track
from handlers.hearing.clean import compact
from handlers.talk import ChairTalk


def find_tracks(campaign: Campaign, name: str) -> list[Track]:
    """The tracks a person may mean by a name or a part of one: exactly one when it is clear."""
    name = _of_several(compact(name))
    tracks = list(campaign.tracks.values())
    exact = [track for track in tracks if name in map(compact, track.names)]
    found = exact or [track for track in tracks if name and name in compact(track.name)]
    # Who does not say which of several means the first.
    return found[:1] if len({track.award for track in found}) == 1 else found


def _of_several(name: str) -> str:
    """`第二个驿站` as `驿站二`."""
    return re.sub(r"^(?:第([二三四五六七八九2-9])个)(.+)$", r"\2\1", name)


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


def stands(talk: ChairTalk, track: Track) -> Condition:
    """How the branch's application for a track stands."""
    return condition(track, talk.branch, talk.application(track))


def is_ready(talk: ChairTalk, track: Track) -> bool:
    """True where everything is filled in, nothing is handed in, and it still can be."""
    how = stands(talk, track)
    return how.is_ready and how.status is Status.FILLING and talk.takes(track)


def to_submit(talk: ChairTalk) -> list[Track]:
    """The tracks that lack nothing but being handed in, for the first time or with changes."""
    return [
        track
        for track in in_hand(talk)
        for how in (stands(talk, track),)
        if how.is_ready and how.state is not State.RETURNED and talk.takes(track)
    ]


def unfinished(talk: ChairTalk) -> list[Track]:
    """The tracks in hand in which something is still to be filled in or corrected."""
    ready = to_submit(talk)
    left = [track for track in in_hand(talk) if stands(talk, track).is_left_open]
    return [track for track in left if track not in ready]


def has_begun(talk: ChairTalk) -> bool:
    """True when the branch has filled in anything."""
    return any(talk.application(t).status is not Status.NOT_STARTED for t in open_tracks(talk))
