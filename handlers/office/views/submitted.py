"""`已提交`: who has handed in, when, with how many points, and whether the paper is there.

`已提交 昨天` asks about some days, see submitted_between.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from campaign.applications import Application, Status
from campaign.condition import describe
from campaign.model import Branch, Campaign, Track
from campaign.reviewing import settled_points
from campaign.scoring import tally
from handlers.office.resolve.days import Span, span_in
from handlers.office.resolve.naming import track_named, words_of
from handlers.office.review.applicants import applicants, named
from handlers.office.views.submitted_between import show_between
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import submitted as wording


@dataclass(frozen=True, slots=True)
class Asked:
    """Which award and which days, all for None."""

    track: Track | None = None
    span: Span | None = None


def read(campaign: Campaign, text: str) -> Asked | str:
    """The award and the days that are named, in any order."""
    track, span = None, None
    for word in words_of(text):
        if found := track_named(campaign, word):
            track = found
        elif days := span_in(word):
            span = days
        else:
            return wording.how(campaign)
    return Asked(track, span)


def show(talk: OfficeTalk, asked: Asked) -> Outcome:
    """List who has handed in, or who did on the days that are named."""
    if asked.span:
        return show_between(talk, asked.span, asked.track)
    return show_submitted(talk, asked.track)


def show_submitted(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List what counts for the named award, or for each, the newest last."""
    awards = [talk.campaign.tracks[track.award]] if track else talk.campaign.awards
    return say("\n\n".join(_listed(talk, award) for award in awards))


def handed_in(talk: OfficeTalk, award: Track) -> list[tuple[Branch, Application]]:
    """Whose application for an award counts, by when it was handed in."""
    found = [
        (named(branch, one), application)
        for branch, one in applicants(talk.campaign, award)
        if (application := talk.record_of(branch).application(one.id)).submission
        and application.status is Status.SUBMITTED
    ]
    return sorted(found, key=lambda pair: pair[1].submissions[-1].at)


def points_of(award: Track, application: Application) -> int | None:
    """The self-score of the version that counts; None where the award has none."""
    card = award.as_asked(application.as_submitted).scorecard
    return tally(card, application.as_submitted.part(card.id)).points if card else None


def settled_of(award: Track, application: Application) -> int | None:
    """The points as the office has settled them; None before it has, or where there are none."""
    card = award.as_asked(application.as_submitted).scorecard
    return settled_points(card, application) if card else None


def _listed(talk: OfficeTalk, award: Track) -> str:
    found = handed_in(talk, award)
    lines = [
        wording.line(
            branch,
            application.submissions[-1],
            describe(award, application),
            settled_of(award, application),
            talk.campaign,
        )
        for branch, application in found
    ]
    further = sum(application.track != award.id for _, application in found)
    return "\n".join((wording.head(award, len(found), further), *lines))
