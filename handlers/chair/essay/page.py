"""The long text saved as a whole on its page, and when the page may only be looked at."""

from __future__ import annotations

from campaign.essays import pieces_of, text_of
from campaign.model import Track
from campaign.places import next_open
from campaign.returns import opens
from handlers.chair import gate
from handlers.chair.essay.writing import notes, writing_on
from handlers.messages import EssayWritten
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair, corrections
from handlers.wording import essays as wording
from storage.acts import Act
from storage.effects import SendText


def save(talk: ChairTalk, message: EssayWritten) -> Outcome:
    """Keep the text that was saved on the page; the text of a refusal is the reply to the page."""
    track = talk.campaign.tracks.get(message.track)
    before = writing_on(talk, track) if track else None
    if not track or not before:
        return say(wording.no_longer_yours())
    if reason := why_closed(talk, track):
        return say(reason)
    if text_of(before.pieces) != message.based_on:
        return say(wording.changed_in_between())
    if message.text == message.based_on:
        return Outcome()
    after = before.with_pieces(pieces_of(message.text), talk.now)
    is_asked = talk.track is track and talk.asked == before.place
    asked = next_open(track, after.application)
    # the chat is told by the way: any other question there stays as it is
    told = "\n".join((after.said(wording.saved_on_the_page()), *notes(before, after)))
    return Outcome(
        effects=(SendText(talk.user_id, told),),
        session=talk.session.asking(track.id, asked) if is_asked else None,
        changes=talk.writes(after.application),
        did=Act.ESSAY,
    )


def why_closed(talk: ChairTalk, track: Track) -> str:
    """Why the text cannot be changed now, "" when it can."""
    if talk.is_early:
        return chair.opens_later(talk.campaign)
    application = talk.application(track)
    if talk.is_late and not application.open_return:
        return wording.closed_on_the_page(talk.campaign)
    if closed := gate.closed_to(talk, track):
        return "\n".join(closed.texts)
    return "" if opens(application, track.long_text) else corrections.text_is_shut()
