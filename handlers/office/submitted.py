"""`已提交`: who has handed in, when, with how many points, and whether the paper is there."""

from __future__ import annotations

from campaign.applications import Application, Status
from campaign.model import Branch, Track
from campaign.reviewing import settled_points
from campaign.scoring import tally
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import submitted as wording


def show_submitted(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List what counts for the named award, or for each, the newest last."""
    tracks = [track] if track else list(talk.campaign.tracks.values())
    return say("\n\n".join(_listed(talk, track) for track in tracks))


def handed_in(talk: OfficeTalk, track: Track) -> list[tuple[Branch, Application]]:
    """The branches whose application for an award counts, by when it was handed in."""
    found = [
        (branch, application)
        for branch in talk.campaign.branches
        if (application := talk.record_of(branch).application(track.id)).submission
        and application.status is Status.SUBMITTED
    ]
    return sorted(found, key=lambda pair: pair[1].submissions[-1].at)


def points_of(track: Track, application: Application) -> int | None:
    """The self-score of the version that counts; None where the award has none."""
    card = track.scorecard
    return tally(card, application.as_submitted.part(card.id)).points if card else None


def _listed(talk: OfficeTalk, track: Track) -> str:
    found, card = handed_in(talk, track), track.scorecard
    lines = [
        wording.line(
            branch,
            application,
            points_of(track, application),
            settled_points(card, application) if card else None,
            talk.campaign,
        )
        for branch, application in found
    ]
    return "\n".join((wording.head(track, len(found)), *lines))
