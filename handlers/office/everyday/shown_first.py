"""A command that would write, made of a sentence: shown with who and what, done on a code."""

from __future__ import annotations

import re
from collections.abc import Callable

from campaign.model import Branch, Track
from handlers.hearing.clean import compact
from handlers.office import commands as office
from handlers.office.commands import ask_back
from handlers.office.everyday.meant import name_of
from handlers.office.table import INDEX
from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk

_BECAUSE = re.compile(r"^(?:因为|理由是?|原因是?|说是|说)")


def on_a_code(
    talk: OfficeTalk, command: str, branch: Branch, told: Callable[[str], str]
) -> Outcome:
    """Ask for a code where the command would change something; else say what it says."""
    call = office.find_call(INDEX, talk.campaign, command)
    assert call is not None  # noqa: S101 - it was just put together
    outcome = call.run(talk)
    return ask_back(talk, command, [branch.number], told) if outcome.changes else outcome


def named(branch: Branch, track: Track) -> str:
    """An application as it is written in a command."""
    return f"{name_of(branch)} {track.short_name}"


def reason_in(text: str) -> str:
    """A text as a reason, without what leads to it; "" where nothing of one is left."""
    text = text.strip(" ,，。.;；:：")
    text = re.sub(r"^(?:吧|了|前|可以吗?|行吗?|批了)+[,，。\s]*", "", text)
    return _BECAUSE.sub("", text).strip(" ,，。.;；:：") if len(compact(text)) > 1 else ""
