"""What a message of the office comes to: what must be looked up for it, and what is done then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from storage.readings import Needs


@dataclass(frozen=True, slots=True)
class Heard:
    """What must be looked up for a message, and what is done then; `about` is the one branch it leans on."""

    run: Callable[[OfficeTalk], Outcome]
    needs: Needs = Needs()
    about: str = ""


def saying(text: str) -> Heard:
    """What comes to nothing but this answer."""
    return Heard(lambda _: say(text))
