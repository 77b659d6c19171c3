"""Answers that no longer fit what is asked: the chair hears which, before anything else is taken."""

from __future__ import annotations

from dataclasses import replace

from handlers.chair import applying
from handlers.messages import CardTap, MenuClick, Message, Text
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import seasons as wording
from storage.acts import Act

DID = Act.HEARD_OF_NEW_QUESTIONS


def tell(talk: ChairTalk, message: Message) -> Outcome | None:
    """What was lost and the question that is open now; None where nothing was.

    The message is not taken: the person had other questions in view when writing it.
    """
    told = [t for t in talk.campaign.tracks.values() if talk.application(t).lost and talk.takes(t)]
    if not told or not isinstance(message, Text | MenuClick | CardTap):
        return None
    heard = tuple(replace(talk.application(track), lost=()) for track in told)
    track = talk.track if talk.track in told else told[0]
    assert track is not None  # noqa: S101 - it is one of those
    going_on = applying.go_on(talk, track)
    lines = [wording.lost(t, talk.application(t).lost) for t in told]
    return replace(
        going_on,
        texts=("\n".join([*lines, _not_taken(message), *going_on.texts[:1]]), *going_on.texts[1:]),
        changes=talk.writes(*heard),
        did=DID,
    )


def _not_taken(message: Message) -> str:
    return wording.not_taken() if isinstance(message, Text) else wording.now_open()
