"""How a chair's words are heard: the hearers are tried in turn, and the first that takes them answers."""

from __future__ import annotations

from collections.abc import Callable

from handlers.chair import (
    answering,
    applying,
    both_at_once,
    correcting,
    essay_pieces,
    essay_removing,
    keeping,
    lateness,
    meaning,
    moves,
    passing,
    photo_moving,
    photo_placing,
    photo_wishes,
    starting,
    telling,
)
from handlers.chair.said import Said
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk

Hearer = Callable[[ChairTalk, Said], Outcome | None]
_ONLY_ASK = (applying.resume, moves.go_back, moves.skip)


def command(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a word of the table, unless it would change something that is closed."""
    if said.command is None:
        return None
    found, argument = said.command
    if found.changes:
        # what would change no answer is not worth a dispute
        only_asks = found.run in _ONLY_ASK
        refusal = lateness.closed(talk) if only_asks else lateness.refusal(talk, said.text)
        if refusal:
            return refusal
    return found.run(talk, argument)


def closed(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes every answer that comes too early or too late."""
    return lateness.refusal(talk, said.text)


HEARERS: tuple[Hearer, ...] = (
    photo_placing.hear,
    photo_moving.hear,
    photo_wishes.hear,
    keeping.hear,
    essay_removing.hear,
    essay_pieces.hear,
    passing.hear,
    command,
    starting.hear,
    both_at_once.hear,
    meaning.hear_while_closed,
    closed,
    passing.hear_waiting,
    answering.hear_named,
    correcting.hear,
    answering.hear,
    starting.hear_too_early,
    essay_pieces.hear_unasked,
    telling.hear_plain,
    meaning.hear,
    answering.hear_unclear,
    essay_pieces.hear_doubtful,
    answering.hear_doubtful,
    telling.hear,
)
ANSWERS_ONLY: tuple[Hearer, ...] = (command, closed, answering.hear_named, answering.hear)
