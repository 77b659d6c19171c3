"""What was asked back and waits for a word: taking a yes, a no or a number, and doing it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from handlers.chair import applying, cutoff, declining, tracks
from handlers.chair.answers import reading, saving
from handlers.chair.confirming.cards import key_of
from handlers.chair.confirming.still_waiting import dropped, tracks_of
from handlers.chair.confirming.yes_no import (
    CONFIRM,
    DELETE,
    HAND_IN,
    KEEP,
    MAY_BE_THE_ANSWER,
    NO,
    SURE_YES,
    YES,
    begins_with,
    is_all,
    rest_of,
)
from handlers.chair.essay import pieces
from handlers.chair.hearing import meaning
from handlers.chair.photos import wishes
from handlers.chair.submitting import submit
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import cards
from handlers.wording import waiting as waiting_wording
from storage.waiting import (
    Pending,
    ToAnswer,
    ToChoose,
    ToDecline,
    ToDelete,
    ToSubmit,
    ToWithdraw,
    ToWrite,
    Waiting,
)

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

_ORDINAL = re.compile(r"(?:第|选)?(\d)(?:个|项)?")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a yes or a no to what was asked back."""
    waiting = talk.session.waiting
    if waiting is None:
        return None
    if isinstance(waiting, ToChoose) and (number := _number(talk, waiting, said)):
        return meaning.choose(dropped(talk, said), waiting, number, said.book)
    if is_all(said, _yes_to(talk, waiting, said)):
        return confirm(talk, waiting, said.text)
    if isinstance(waiting, ToDecline) and not is_all(said, NO) and _declines_again(said):
        return confirm(talk, waiting, said.text)
    if (is_all(said, NO) or begins_with(said, NO)) and meaning.takes_yes(talk):
        return cutoff.closed(talk) or applying.resume(dropped(talk, said))
    return None


def _yes_to_a_guess(talk: ChairTalk) -> frozenset[str]:
    return (SURE_YES | MAY_BE_THE_ANSWER if talk.session.has_drifted else YES) - {"有"}


def after_no(talk: ChairTalk, said: Said) -> str:
    """What a person says instead of what was asked back: `不是，1.4改成3`; "" where nothing."""
    if talk.session.waiting is None or not begins_with(said, NO):
        return ""
    return rest_of(said)


def _yes_to(talk: ChairTalk, waiting: Waiting, said: Said) -> frozenset[str]:
    """The words that say yes; where yes may be the answer itself, only those that cannot."""
    if talk.session.has_drifted and isinstance(waiting, ToDelete):
        return SURE_YES | DELETE | (MAY_BE_THE_ANSWER if meaning.takes_yes(talk) else frozenset())
    if talk.session.has_drifted:
        return SURE_YES | (MAY_BE_THE_ANSWER if meaning.takes_yes(talk) else frozenset())
    match waiting:
        case ToChoose():
            return frozenset()
        case ToSubmit():
            return YES | HAND_IN
        case ToAnswer() if not meaning.takes_yes(talk):
            return YES - MAY_BE_THE_ANSWER
        case ToAnswer() if reading.takes_any_text(talk, said.text):
            return SURE_YES | MAY_BE_THE_ANSWER  # 同意 may be the text itself
        case ToWrite():
            return YES | KEEP
        case ToDelete() if not meaning.takes_yes(talk):
            return (YES | DELETE) - MAY_BE_THE_ANSWER
        case ToDelete():
            return YES | DELETE
    return YES


def _declines_again(said: Said) -> bool:
    """Whether a sentence says once more that the branch does not apply, and names no other award."""
    sure = said.readings[0] if said.readings else None
    return bool(sure and sure.is_sure and sure.intent == "decline" and not sure.slots.tracks)


def _number(talk: ChairTalk, waiting: ToChoose, said: Said) -> int | None:
    """Which of the choices a word takes; a yes is the only one there is."""
    read = _ORDINAL.fullmatch(arabic(said.compact))
    if talk.session.has_drifted and meaning.takes_yes(talk):
        read = None  # a number may be a score by now
    if read and 0 < int(read[1]) <= len(waiting.intents):
        return int(read[1])
    is_yes = (
        len(waiting.intents) == 1
        and is_all(said, _yes_to_a_guess(talk))
        and meaning.takes_yes(talk)
    )
    return 1 if is_yes else None


def tap(talk: ChairTalk, key: str) -> Outcome:
    """Take the button of a card that asked, unless something else waits by now."""
    waiting = talk.session.waiting
    if waiting is None or key_of(waiting) != key:
        return say(waiting_wording.old_card())
    return confirm(talk, waiting, CONFIRM[0])


def confirm(talk: ChairTalk, waiting: Waiting, said: str) -> Outcome:
    """Do what was asked back; a tapped card shows that it was done."""
    if refusal := cutoff.refusal(talk, cutoff.confirmation(talk, waiting, said)):
        return refusal
    outcome = _do(talk.with_session(replace(talk.session, waiting=None)), waiting)
    return replace(outcome, button=cards.CONFIRMED) if outcome.applications else outcome


def nothing_waits(talk: ChairTalk, _: str = "") -> Outcome:
    """Say that nothing waits, and what is not handed in yet although all is there."""
    complete = tracks.to_submit(talk)
    ready = [track for track in complete if tracks.is_ready(talk, track)]
    return say(waiting_wording.nothing_to_confirm(ready, [t for t in complete if t not in ready]))


def _do(talk: ChairTalk, waiting: Waiting) -> Outcome:
    if not all(track in talk.campaign.tracks for track in tracks_of(waiting)):
        return nothing_waits(talk)
    match waiting:
        case ToSubmit():
            return submit.do_submit(talk, waiting)
        case ToDecline():
            return declining.do_decline(talk, waiting)
        case ToWithdraw():
            return submit.do_withdraw(talk, waiting)
        case ToAnswer():
            return saving.do_answer(talk, waiting)
        case ToWrite():
            return pieces.do_write(talk, waiting)
        case ToDelete():
            return wishes.do_delete(talk, waiting)
        case ToChoose() | Pending():
            return nothing_waits(talk)
    assert_never(waiting)
