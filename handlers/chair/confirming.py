"""What waits for 确认, and doing it. 确认 counts only right after the bot has asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campaign.model import Track
from handlers.chair import declining, doubtful, submitting, tracks
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import cards, chair

DOING: dict[str, Callable[[ChairTalk, Track, str], Outcome]] = {
    declining.DECLINE: declining.do_decline,
    submitting.SUBMIT: submitting.do_submit,
    doubtful.FILL: doubtful.do_fill,
}


def confirm(talk: ChairTalk, _: str = "") -> Outcome:
    """Do what was asked back last; say so when nothing was. A tapped card shows that it was done."""
    what, _, rest = (talk.session.confirming or "").partition(":")
    track_id, _, read_back = rest.partition(":")
    track = talk.campaign.tracks.get(track_id.partition("+")[0])
    if track is None or what not in DOING:
        return _nothing(talk)
    outcome = DOING[what](talk, track, read_back)
    return replace(outcome, button=cards.CONFIRMED) if outcome.application else outcome


def _nothing(talk: ChairTalk) -> Outcome:
    """Say that nothing waits, and what is not handed in yet although all is there."""
    complete = tracks.to_submit(talk)
    ready = [track for track in complete if tracks.is_ready(talk, track)]
    return say(chair.nothing_to_confirm(ready, [t for t in complete if t not in ready]))
