"""`未收`: whose stamped paper is still out."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import papers as wording
from storage.readings import Needs


def needs(_campaign: Campaign, _track: Track | None) -> Needs:
    """The standings of all branches."""
    return Needs(standings=True)


def show_outstanding(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List the applications that are handed in and whose paper is not at the office."""
    tracks = [track] if track else list(talk.campaign.tracks.values())
    return say("\n".join(_outstanding_line(talk, track) for track in tracks))


def _outstanding_line(talk: OfficeTalk, track: Track) -> str:
    stands = (standing.status for standing in talk.standings(track).values())
    if Status.SUBMITTED not in stands:
        return wording.nothing_to_bring(track)
    return wording.outstanding(track, list(_outstanding(talk, track)))


def _outstanding(talk: OfficeTalk, track: Track) -> Iterator[tuple[Branch, int]]:
    """Whose paper is out, with the version of the paper that is there and does not count, 0 for none."""
    standings = talk.standings(track)
    for branch in talk.campaign.branches:
        standing = standings.get(branch.number)
        if standing and standing.status is Status.SUBMITTED and not standing.has_paper:
            yield branch, standing.old_paper
