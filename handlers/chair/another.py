"""`再报驿站`: one application more for an award, where the notice allows several."""

from __future__ import annotations

import re

from campaign.applications import Status
from campaign.model import Campaign, Track
from handlers.another import allowing, may_more
from handlers.chair.tracks import find_tracks
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import another as wording
from handlers.wording import chair, submitting
from storage.acts import Act

WORDS = ("再报", "再报一个", "再申报", "再申报一个", "加报", "加报一个", "还要报", "还想报一个")


def meant(campaign: Campaign, name: str) -> Track | None:
    """The award of which a text names a further application, as 驿站2, that the branch does not have."""
    found = find_tracks(campaign.with_further(), name)
    return campaign.tracks.get(found[0].award) if len(found) == 1 and found[0].suffix else None


def find(campaign: Campaign, name: str) -> list[Track]:
    """The awards a person may mean by 一个驿站 or 驿站."""
    return find_tracks(campaign, re.sub(r"^[一两1]?个", "", name))


def begin(talk: ChairTalk, name: str = "") -> Outcome:
    """Allow the branch one application more where the limit leaves room; else say who may."""
    found = find(talk.campaign, name)
    if len(found) != 1:
        open_ones = [track for track in talk.campaign.awards if not talk.holds(track)]
        return say(wording.which_again(open_ones))
    return ask(talk, talk.campaign.tracks[found[0].award])


def ask(talk: ChairTalk, track: Track) -> Outcome:
    """The same for an award that is known."""
    if talk.holds(track):
        return say(chair.holds_title(track, talk.campaign.contact))
    made = [talk.application(one).status for one in talk.campaign.of_award(track.id)]
    if Status.NOT_STARTED in made:
        waiting = talk.campaign.of_award(track.id)[made.index(Status.NOT_STARTED)]
        return say(wording.first_the_first(waiting))
    if not may_more(talk.branch, track):
        return say(chair.head(track) + submitting.one_per_branch(track, talk.campaign))
    further, after = allowing(talk.branch, track)
    return Outcome((wording.begun(further),), roster={talk.branch.number: after}, did=Act.ANOTHER)
