"""What waits for 确认, and doing it. 确认 counts only right after the bot has asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campaign.model import Track
from handlers.chair import declining, submitting
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import cards, chair

DOING: dict[str, Callable[[ChairTalk, Track], Outcome]] = {
    declining.DECLINE: declining.do_decline,
    submitting.SUBMIT: submitting.do_submit,
}


def confirm(talk: ChairTalk, _: str = "") -> Outcome:
    """Do what was asked back last; say so when nothing was.

    What was read back and has been changed since, by whomever, is read back again.
    """
    what, _, track_id = (talk.session.confirming or "").partition(":")
    track_id, _, read_back = track_id.partition(":")
    track = talk.campaign.tracks.get(track_id)
    if track is None or what not in DOING:
        return say(chair.nothing_to_confirm())
    if what == submitting.SUBMIT and read_back != submitting.state_of(talk.application(track)):
        return submitting.submit(talk, track.short_name)
    return replace(DOING[what](talk, track), button=cards.CONFIRMED)
