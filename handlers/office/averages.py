"""`平均分`: the points of those who have handed in, as they score themselves and as reviewed."""

from __future__ import annotations

from campaign.model import Track
from campaign.reviewing import settled_points
from handlers.office.submitted import handed_in, points_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import averages as wording


def show_averages(talk: OfficeTalk, track: Track | None) -> Outcome:
    """Tell mean, least and most for the named award, or for each that is scored."""
    tracks = [track] if track else [t for t in talk.campaign.tracks.values() if t.scorecard]
    if not tracks:
        return say(wording.nothing_is_scored())
    return say("\n".join(_told(talk, track) for track in tracks))


def _told(talk: OfficeTalk, track: Track) -> str:
    card = track.scorecard
    if card is None:
        return wording.not_scored(track)
    found = handed_in(talk, track)
    own = {b: points for b, a in found if (points := points_of(track, a)) is not None}
    if not own:
        return wording.nobody(track)
    reviewed = {b: points for b, a in found if (points := settled_points(card, a)) is not None}
    same = {branch: own[branch] for branch in reviewed}
    lines = [wording.self_scored(track, own)]
    if reviewed:
        lines.append(wording.reviewed(reviewed, same))
    return "\n".join(lines)
