"""Which applications have a result, which wait for one, and what an award comes to."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.applications import Application, Status
from campaign.condition import State, condition
from campaign.model import Branch, Track
from campaign.office_notes import Result
from campaign.reviewing import is_reviewed
from handlers.office.review.applicants import Applicant, applicants, named
from handlers.talk import OfficeTalk
from handlers.wording import results as wording


@dataclass(frozen=True, slots=True)
class Noted:
    """An application with its result."""

    branch: Branch
    track: Track
    application: Application
    result: Result


def sum_of(talk: OfficeTalk, track: Track) -> str:
    """All results of an award, those still open, and the grants."""
    award = talk.campaign.tracks[track.award]
    recommended = with_result(talk, award, True)
    lines = [
        wording.quota_used(award, recommended),
        wording.not_recommended(with_result(talk, award, False)),
        wording.still_open([named(*who) for who in open_of(talk, award)]),
        wording.being_corrected([named(*who) for who in _in(talk, award, State.RETURNED)]),
        wording.grants(award, len(recommended)) or wording.grants_to_come(award),
    ]
    return "\n".join(filter(None, lines))


def with_result(
    talk: OfficeTalk, track: Track, is_recommended: bool, besides: Branch | None = None
) -> list[Branch]:
    """Who has such a result for the award, other than this application."""
    return [
        named(branch, one)
        for branch, one in applicants(talk.campaign, track)
        if (noted := application_of(talk, branch, one).result)
        and noted.is_recommended is is_recommended
        and not (branch is besides and one is track)
    ]


def open_of(talk: OfficeTalk, track: Track) -> list[Applicant]:
    """Whose application for the award is handed in and has no result."""
    return _in(talk, track, State.HANDED_IN, State.CHANGED)


def _in(talk: OfficeTalk, track: Track, *states: State) -> list[Applicant]:
    """Whose application stands so: no result can be noted of one that was sent back."""
    return [
        (branch, one)
        for branch, one in applicants(talk.campaign, track)
        if condition(one, branch, application_of(talk, branch, one)).state in states
    ]


def is_submitted(application: Application) -> bool:
    """Whether it is handed in and not sent back."""
    return application.status is Status.SUBMITTED


def application_of(talk: OfficeTalk, branch: Branch, track: Track) -> Application:
    """What a branch whose record was read has for an award."""
    return talk.record_of(branch).application(track.id)


def untold_of(talk: OfficeTalk) -> list[Noted]:
    """The results of which the chairs have not heard."""
    found = []
    for branch in talk.campaign.branches:
        for track in talk.campaign.tracks.values():
            application = application_of(talk, branch, track)
            if application.result and not application.result.told_at:
                found.append(Noted(branch, track, application, application.result))
    return found


def open_ends_of(track: Track, application: Application) -> list[str]:
    """What is not as it should be where somebody is recommended; it is noted nevertheless."""
    counts = application.as_submitted
    card = track.as_asked(counts).scorecard
    found = [] if application.has_paper else [wording.no_paper(application)]
    if card and not is_reviewed(card, application):
        found.append(wording.not_reviewed(len(application.reviewed), len(card.items)))
    if application.has_unsubmitted_changes:
        found.append(wording.has_changes(application))
    return [wording.mind(found)] if found else []
