"""`未收`: whose stamped paper is still out."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Status
from campaign.condition import PaperState
from campaign.model import Branch, Campaign, Track
from handlers.office.review.applicants import applicants, named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import papers as wording
from storage.readings import Needs
from storage.standings import Standing


def needs(_campaign: Campaign, _track: Track | None) -> Needs:
    """The standings of all branches."""
    return Needs(standings=True)


def show_outstanding(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List the applications that are handed in and whose paper is still to come."""
    awards = [talk.campaign.tracks[track.award]] if track else talk.campaign.awards
    return say("\n".join(_outstanding_line(talk, award) for award in awards))


def _outstanding_line(talk: OfficeTalk, award: Track) -> str:
    found = list(_handed_in(talk, award))
    if not found:
        return wording.nothing_to_bring(award)
    stands = [(branch, standing.condition) for branch, standing in found]
    out = [(branch, how) for branch, how in stands if how.owes_paper]
    waived = sum(how.paper is PaperState.WAIVED for _, how in stands)
    return wording.outstanding(award, out, waived=waived)


def _handed_in(talk: OfficeTalk, award: Track) -> Iterator[tuple[Branch, Standing]]:
    for branch, one in applicants(talk.campaign, award):
        standing = talk.standings(one).get(branch.number)
        if standing and standing.status is Status.SUBMITTED:
            yield named(branch, one), standing
