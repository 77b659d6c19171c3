"""Which applications have a result, which wait for one, and what an award comes to."""

from __future__ import annotations

from campaign.applications import Application, Status
from campaign.condition import State, condition
from campaign.model import Branch, Track
from handlers.talk import OfficeTalk
from handlers.wording import results as wording


def sum_of(talk: OfficeTalk, track: Track) -> str:
    """All results of an award, those still open, and the grants."""
    recommended = with_result(talk, track, True)
    lines = [
        wording.quota_used(track, recommended),
        wording.not_recommended(with_result(talk, track, False)),
        wording.still_open(open_of(talk, track)),
        wording.being_corrected(_in(talk, track, State.RETURNED)),
        wording.grants(track, len(recommended)),
    ]
    return "\n".join(filter(None, lines))


def _in(talk: OfficeTalk, track: Track, *states: State) -> list[Branch]:
    """The branches whose application stands so: no result can be noted of one that was sent back."""
    found = (
        (branch, condition(track, branch, application_of(talk, branch, track)))
        for branch in talk.campaign.branches
    )
    return [branch for branch, how in found if how.state in states]


def with_result(talk: OfficeTalk, track: Track, is_recommended: bool) -> list[Branch]:
    """The branches with this result."""
    return [
        branch
        for branch in talk.campaign.branches
        if (noted := application_of(talk, branch, track).result)
        and noted.is_recommended is is_recommended
    ]


def open_of(talk: OfficeTalk, track: Track) -> list[Branch]:
    """The branches whose application is handed in and has no result."""
    return _in(talk, track, State.HANDED_IN, State.CHANGED)


def is_submitted(application: Application) -> bool:
    """Whether it is handed in and not sent back."""
    return application.status is Status.SUBMITTED


def application_of(talk: OfficeTalk, branch: Branch, track: Track) -> Application:
    """What a branch whose record was read has for an award."""
    return talk.record_of(branch).application(track.id)
