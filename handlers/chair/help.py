"""What can be said."""

from __future__ import annotations

from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import help as wording


def show_help(talk: ChairTalk, _: str = "") -> Outcome:
    """List everything a chair can say."""
    return say(wording.chair(talk.campaign))
