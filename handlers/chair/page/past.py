"""What the page tells of the past of an application: who answered what, and when."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Application, Place
from campaign.model import Track
from handlers.chair.people import called_plainly
from handlers.office.views.history import in_one_go
from handlers.talk import ChairTalk
from handlers.wording import form_page as wording
from handlers.wording import history as history_wording
from storage.acts import Act
from storage.audit import Entry

READ = 120  # entries, the newest
SHOWN = 20
# What people of the branch and the office have done to the application, without what is the office's own.
TOLD = frozenset(
    {
        *history_wording.ANSWERS,
        Act.START,
        Act.REOPEN,
        Act.DECLINE,
        Act.PHOTO_DELETED,
        Act.PHOTO_MOVED,
        Act.SUBMIT,
        Act.WITHDRAW,
        Act.CORRECT,
        Act.SEND_BACK,
        Act.RETURN_TAKEN_BACK,
        Act.RECEIVE,
        Act.EXTEND,
    }
)


def told_of(talk: ChairTalk, track: Track, newest: Sequence[Entry]) -> list[str]:
    """The last things done to an application, a line each, the newest first."""
    own = [e for e in reversed(newest) if e.track == track.id and e.did in TOLD]
    acts = in_one_go(own)[-SHOWN:]
    return [history_wording.line(talk.campaign, entry) for entry in reversed(acts)]


def given_by_others(
    talk: ChairTalk, application: Application, newest: Sequence[Entry]
) -> dict[Place, str]:
    """Who gave which present answer and when, of all that somebody else has given last."""
    seen: dict[Place, Entry] = {}
    for entry in newest:
        if entry.track == application.track:
            for name in entry.after or {}:
                seen.setdefault(Place(*name.partition("/")[::2]), entry)
    return {
        place: _who(talk, entry)
        for place, entry in seen.items()
        if entry.user_id.casefold() != talk.user_id.casefold()
        and application.value(place) is not None
    }


def who_changed(talk: ChairTalk, track: Track, place: Place, newest: Sequence[Entry]) -> str:
    """Who changed a place last and when, "" where that is too long ago to be known."""
    name = f"{place.part}/{place.entry}"
    for entry in newest:
        if entry.track == track.id and name in (entry.after or {}):
            return _who(talk, entry)
    return ""


def _who(talk: ChairTalk, entry: Entry) -> str:
    is_own = entry.user_id.casefold() == talk.user_id.casefold()
    who = wording.YOU_ELSEWHERE if is_own else called_plainly(talk, entry.user_id)
    return wording.given_by(who, entry.at, talk.campaign.zone)
