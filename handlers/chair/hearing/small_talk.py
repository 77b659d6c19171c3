"""Words that ask for nothing: answered in a line, with what comes next; nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.chair import menu
from handlers.chair.asking.next_steps import told
from handlers.chair.questions import question
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import small_talk as wording

SmallTalk = Callable[[ChairTalk], Outcome]


def thanks(talk: ChairTalk, _: str = "") -> Outcome:
    """Take thanks."""
    return _gently(talk, wording.welcome())


def fine(talk: ChairTalk, _: str = "") -> Outcome:
    """Take a word of agreement."""
    return _gently(talk, wording.fine())


def _gently(talk: ChairTalk, line: str) -> Outcome:
    """Say a line, and the present question again where there is one."""
    track, asked = talk.track, talk.asked
    if track and asked and asked.entry and talk.takes(track):
        return say(f"{line}\n\n{question(track, talk.application(track), asked, is_again=True)}")
    return told(talk, line)


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
