"""`平均分`: the points of those who have handed in, as they score themselves and as reviewed."""

from __future__ import annotations

from campaign.model import Track
from handlers.office.views.submitted import handed_in, points_of, settled_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import averages as wording


def show_averages(talk: OfficeTalk, track: Track | None) -> Outcome:
    """Tell mean, least and most for the named award, or for each that is scored."""
    scored = [award for award in talk.campaign.awards if award.scorecard]
    awards = [talk.campaign.tracks[track.award]] if track else scored
    if not awards:
        return say(wording.nothing_is_scored())
    return say("\n".join(_told(talk, award) for award in awards))


def _told(talk: OfficeTalk, track: Track) -> str:
    if track.scorecard is None:
        return wording.not_scored(track)
    found = handed_in(talk, track)
    own = {b: points for b, a in found if (points := points_of(track, a)) is not None}
    if not own:
        return wording.nobody(track)
    reviewed = {b: points for b, a in found if (points := settled_of(track, a)) is not None}
    same = {branch: own[branch] for branch in reviewed}
    lines = [wording.self_scored(track, own)]
    if reviewed:
        lines.append(wording.reviewed(reviewed, same))
    return "\n".join(lines)
