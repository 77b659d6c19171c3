"""How a chair's words are heard: the hearers are tried in turn, and the first that takes them answers."""

from __future__ import annotations

from collections.abc import Callable

from handlers.chair import applying, cutoff, navigation, starting
from handlers.chair.answers import correcting, elsewhere, heard
from handlers.chair.essay import pieces, removing
from handlers.chair.hearing import meaning, passing, plain_words, telling
from handlers.chair.hearing.said import Said
from handlers.chair.photos import moving, placing, wishes
from handlers.chair.submitting import several, unchanged
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk

Hearer = Callable[[ChairTalk, Said], Outcome | None]
_ONLY_ASK = (applying.resume, navigation.go_back, navigation.skip)


def command(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a word of the table, unless it would change something that is closed."""
    if said.command is None:
        return None
    found, argument = said.command
    if found.changes:
        # what would change no answer is not worth a dispute
        only_asks = found.run in _ONLY_ASK
        refusal = cutoff.closed(talk) if only_asks else cutoff.refusal(talk, said.text)
        if refusal:
            return refusal
    return found.run(talk, argument)


def closed(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes every answer that comes too early or too late."""
    return cutoff.refusal(talk, said.text)


HEARERS: tuple[Hearer, ...] = (
    placing.hear,
    moving.hear,
    wishes.hear,
    unchanged.hear,
    plain_words.hear,
    removing.hear,
    pieces.hear,
    passing.hear,
    command,
    starting.hear,
    several.hear,
    meaning.hear_while_closed,
    closed,
    passing.hear_waiting,
    heard.hear_named,
    plain_words.hear_beside_a_name,
    correcting.hear,
    elsewhere.hear,
    heard.hear,
    starting.hear_too_early,
    pieces.hear_unasked,
    telling.hear_plain,
    meaning.hear,
    heard.hear_unclear,
    pieces.hear_doubtful,
    heard.hear_doubtful,
    telling.hear,
)
ANSWERS_ONLY: tuple[Hearer, ...] = (command, closed, heard.hear_named, heard.hear)
