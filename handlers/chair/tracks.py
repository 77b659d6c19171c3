"""Which tracks a person may mean, and which are open to the branch."""

from __future__ import annotations

from campaign.applications import Status
from campaign.completeness import missing
from campaign.model import Campaign, Track
from handlers.talk import ChairTalk
from handlers.words import compact


def find_tracks(campaign: Campaign, name: str) -> list[Track]:
    """The tracks a person may mean by a name or a part of one: exactly one when it is clear."""
    name = compact(name)
    tracks = list(campaign.tracks.values())
    exact = [track for track in tracks if name in (compact(track.short_name), compact(track.name))]
    return exact or [track for track in tracks if name and name in compact(track.name)]


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


def is_ready(talk: ChairTalk, track: Track) -> bool:
    """True where everything is filled in, nothing is handed in, and it still can be."""
    application = talk.application(track)
    is_filling = application.status is Status.FILLING
    return is_filling and talk.takes(track) and not missing(track, application)


def to_submit(talk: ChairTalk) -> list[Track]:
    """The tracks that lack nothing but being handed in, for the first time or with changes."""
    return [
        track
        for track in in_hand(talk)
        if is_ready(talk, track)
        or talk.takes(track)
        and talk.application(track).has_unsubmitted_changes
        and not missing(track, talk.application(track))
    ]


def unfinished(talk: ChairTalk) -> list[Track]:
    """The tracks in hand in which something is still to be filled in or corrected."""
    settled = [track for track in in_hand(talk) if _is_settled(talk, track)]
    return [track for track in in_hand(talk) if track not in (*settled, *to_submit(talk))]


def _is_settled(talk: ChairTalk, track: Track) -> bool:
    application = talk.application(track)
    return application.status is Status.SUBMITTED and not application.has_unsubmitted_changes


def has_begun(talk: ChairTalk) -> bool:
    """True when the branch has filled in anything."""
    return any(talk.application(t).status is not Status.NOT_STARTED for t in open_tracks(talk))
