"""Words that ask for nothing: answered in a line, with what comes next; nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.chair import menu
from handlers.chair.asking.next_steps import told
from handlers.chair.questions import name_of, question
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import small_talk as wording
from handlers.wording.answers.items import answer_now

SmallTalk = Callable[[ChairTalk], Outcome]


def thanks(talk: ChairTalk, _: str = "") -> Outcome:
    """Take thanks."""
    return _gently(talk, wording.welcome())


def fine(talk: ChairTalk, _: str = "") -> Outcome:
    """Take a word of agreement."""
    return _gently(talk, wording.fine())


def _gently(talk: ChairTalk, line: str) -> Outcome:
    """Say a line, and the present question again where there is one."""
    return aside(talk, line) or told(talk, line)


def aside(talk: ChairTalk, line: str) -> Outcome | None:
    """Say a line and the present question again, from the second time on in one line."""
    track, asked = talk.track, talk.asked
    if not (track and asked and asked.entry and talk.takes(track)):
        return None
    if talk.session.remarks:
        part = track.part(asked.part)
        again = answer_now(name_of(track, asked), kind_of(part).way(part, asked.entry))
    else:
        again = question(track, talk.application(track), asked, is_again=True)
    session = replace(talk.session, remarks=talk.session.remarks + 1)
    return replace(say(f"{line}\n\n{again}"), session=session)


def _saying(line: str) -> SmallTalk:
    return lambda talk: _gently(talk, line)


SMALL_TALK: Mapping[str, SmallTalk] = {
    "thanks": thanks,
    "hello": menu.show_menu,
    "ok": fine,
    "bye": lambda _talk: say(wording.goodbye()),
    "dont_know": _saying(wording.leave_it_open()),
    "nothing": _saying(wording.nothing_then()),
    "laugh": _saying(wording.fine()),
    "apology": _saying(wording.no_harm()),
    "complain": _saying(wording.sorry_for_the_trouble()),
    "no_call": _saying(wording.no_call()),
    "waiting": lambda _talk: say(wording.no_hurry()),
}
