"""What is said past the bot: to somebody else, or that more is on its way. Nothing moves for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.chair.essay.writing import asked_for
from handlers.chair.hearing.small_talk import aside
from handlers.hearing.speech import is_more_to_come, is_past_the_bot, is_to_somebody
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import essays as essay_wording
from handlers.wording import small_talk as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes what is plainly meant for somebody else, and what a person who is writing waits for."""
    writing = asked_for(talk)
    if (
        writing
        and (said.is_remark or is_to_somebody(said.compact))
        and is_more_to_come(said.compact)
    ):
        return say(f"{writing.said(essay_wording.no_hurry())}\n{essay_wording.more_or_done()}")
    if said.command or not is_past_the_bot(said.compact):
        return None
    return _for_another(talk)


def hear_waiting(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes that something is still to come, where nothing of the kind is asked."""
    if asked_for(talk) or said.is_question or not is_more_to_come(said.compact):
        return None
    return say(wording.no_hurry())


def _for_another(talk: ChairTalk) -> Outcome:
    """Say that nothing was kept, and what is asked, where something is."""
    return aside(talk, wording.for_another()) or say(wording.for_another())
