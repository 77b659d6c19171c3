"""`帮助` of a chair: the first screen, or one subject. The words are in wording/chair_help.py."""

from __future__ import annotations

from handlers.hearing.clean import compact
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair_help as wording


def is_subject(said: str) -> bool:
    """Whether there is help on this."""
    return wording.subject(compact(said)) is not None


def show_help(talk: ChairTalk, said: str = "") -> Outcome:
    """Say what a chair can say in the present application, or explain the subject that is named."""
    if topic := wording.subject(compact(said)):
        return say(topic.text({}))
    tracks = [talk.track] if talk.track else list(talk.campaign.tracks.values())
    return say(wording.first_screen(talk.campaign, tracks))
