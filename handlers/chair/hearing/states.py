"""Where a person is in the conversation, in the words of the catalogue of intents."""

from __future__ import annotations

from campaign.applications import Status
from handlers.chair import tracks
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk

_BY_STATUS = {
    Status.FILLING: "filling",
    Status.SUBMITTED: "submitted",
    Status.RETURNED: "returned",
    Status.DECLINED: "declined",
}


def states_of(talk: ChairTalk) -> frozenset[str]:
    """The states that tell what a sentence can mean here."""
    found = set()
    begun = [talk.track] if talk.track else tracks.in_hand(talk)
    found |= {_BY_STATUS.get(talk.application(track).status, "new") for track in begun}
    if not found:
        found.add("new")
    if any(tracks.is_ready(talk, track) for track in begun):
        found.add("ready")
    if talk.track and talk.asked:
        found.add(kind_of(talk.track.part(talk.asked.part)).state)
    if talk.session.waiting:
        found.add("confirming")
    if not talk.is_open and not talk.returned:
        found.add("closed")
    return frozenset(found)
