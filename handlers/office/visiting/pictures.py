"""Pictures the office sends on a visit: filed to the item it has spoken of last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from campaign.applications import Status
from campaign.model import Campaign
from campaign.review.visits import to_work_on
from handlers.messages import Image, PhotoFailed, PhotoSaved
from handlers.office.heard import Heard, saying
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import visits as wording
from storage.acts import Act
from storage.effects import SavePhoto
from storage.readings import Needs
from storage.records import Change
from storage.sessions import OfficeSession

VISIT = "visit"
LASTS = timedelta(hours=2)


def where(campaign: Campaign, session: OfficeSession, at: datetime) -> str:
    """The item pictures are filed to just now, "" where none is visited."""
    number, _, rest = session.visiting.partition("/")
    track, _, item = rest.partition("/")
    is_on = session.visited_at is not None and at - session.visited_at <= LASTS
    is_known = number in campaign.branch_by_number and track in campaign.tracks
    return session.visiting if is_on and is_known and item else ""


def hear(campaign: Campaign, session: OfficeSession, image: Image) -> Heard | None:
    """Fetch a picture that belongs to a visit; None where none is under way."""
    if not session.visiting:
        return None
    if not (at := where(campaign, session, image.sent_at)):
        return saying(wording.picture_of_which_item())
    number, _, rest = at.partition("/")
    track, _, item = rest.partition("/")
    sent_at = image.sent_at.astimezone(campaign.zone).isoformat()
    purpose = f"{VISIT}/{track}/{item}"
    fetch = SavePhoto(
        image.user_id, number, track, image.media_id, image.callback, sent_at, purpose
    )
    return Heard(lambda _: Outcome(effects=(fetch,)))


def settle(message: PhotoSaved | PhotoFailed) -> Heard:
    """File a picture that was saved, or tell that it could not be had."""
    _, track, item = message.purpose.split("/", 2)
    if isinstance(message, PhotoFailed):
        return saying(wording.picture_lost(item))
    return Heard(lambda talk: _filed(talk, message, track, item), Needs(branches=(message.branch,)))


def _filed(talk: OfficeTalk, message: PhotoSaved, track_id: str, item: str) -> Outcome:
    branch, track = talk.campaign.branch_by_number[message.branch], talk.campaign.tracks[track_id]
    application = talk.record_of(branch).application(track.id)
    if application.status is not Status.SUBMITTED:
        return say(wording.picture_lost(item))
    visits = to_work_on(application.visits)
    after = visits[-1].with_photo(item, message.photo)
    if after == visits[-1]:
        return say(wording.picture_again(branch, item))
    count = len(after.found[item].photos)
    changed = replace(application, visits=(*visits[:-1], after))
    return Outcome(
        (wording.picture_filed(branch, track, item, count),),
        changes={branch.number: Change(applications=(changed,))},
        did=Act.VISIT,
        whom=(branch.number,),
    )
