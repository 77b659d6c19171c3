"""What nobody understood: an answer that fits the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaign.parts import Photos
from handlers.chair import answers, applying, lock, returned
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair

if TYPE_CHECKING:
    from handlers.chair.said import Said


def hear(talk: ChairTalk, said: Said) -> Outcome:
    """Takes everything else."""
    if talk.session.waiting:
        return say(chair.confirm_or_not())
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if closed := lock.closed_to(talk, track):
        return closed
    if talk.asked and isinstance(track.part(talk.asked.part), Photos):
        return returned.send_pictures(track, talk.application(track), talk.asked)
    return answers.ask_again(talk, track, said.text)
