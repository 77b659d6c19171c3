"""Which applications have a result, which wait for one, and what an award comes to."""

from __future__ import annotations

from campaign.applications import Application, Status
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
        wording.being_corrected(_being_corrected(talk, track)),
        wording.grants(track, len(recommended)),
    ]
    return "\n".join(filter(None, lines))


def _being_corrected(talk: OfficeTalk, track: Track) -> list[Branch]:
    branches = talk.campaign.branches
    return [branch for branch in branches if application_of(talk, branch, track).open_return]


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
    found = ((b, application_of(talk, b, track)) for b in talk.campaign.branches)
    return [branch for branch, a in found if is_submitted(a) and not a.result]


def is_submitted(application: Application) -> bool:
    """Whether it is handed in and not sent back."""
    return application.status is Status.SUBMITTED


def application_of(talk: OfficeTalk, branch: Branch, track: Track) -> Application:
    """What a branch whose record was read has for an award."""
    return talk.record_of(branch).application(track.id)
