"""Answers that somebody else of the branch gave minutes ago: said to who changes them, and to who gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from campaign.applications import Application, Place, Value
from campaign.model import Track
from handlers.chair.people import called_plainly, person_called
from handlers.chair.questions import name_of
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import colleagues as wording
from handlers.wording.checks import shown
from storage.effects import Effect, SendText, TellOverwritten
from storage.records import Change
from storage.sessions import ChairSession, Overwritten

LATELY = timedelta(minutes=30)
COLLECTED_MS = 10 * 60 * 1000
_IS_LOST = timedelta(hours=1)  # what was to be told by then is told anew
_MOST = 40


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, who gave it, and when."""

    place: Place
    value: Value
    user_id: str
    at: datetime


def found(
    talk: ChairTalk, before: Application, values: Mapping[Place, Value | None]
) -> tuple[Given, ...]:
    """The answers among those that are changed now which somebody else gave lately."""
    changed = [place for place, value in values.items() if value != before.value(place)]
    given = [_given(talk, before, place) for place in changed]
    return tuple(one for one in given if one and one.user_id != talk.user_id)


def _given(talk: ChairTalk, before: Application, place: Place) -> Given | None:
    """Who gave the present answer at a place, as far as the people's last steps tell."""
    present = before.value(place)
    if present is None:
        return None
    known = [
        Given(place, present, user, step.at)
        for user, session in talk.record.sessions.items()
        for step in session.steps
        if step.track == before.track
        and step.at
        and talk.now - step.at <= LATELY
        and step.after.get(place) == present
    ]
    return max(known, key=lambda one: one.at, default=None)


def whose(talk: ChairTalk, track: Track, given: Sequence[Given]) -> str:
    """`（4 是代填人 deputy03 5 分钟前填的）`, "" where nobody else gave what is changed."""
    if not given:
        return ""
    last = max(given, key=lambda one: one.at)
    who = called_plainly(talk, last.user_id)
    if len(given) == 1:
        return wording.whose(shown(last.value), who, talk.now - last.at)
    values = [(name_of(track, one.place), shown(one.value)) for one in given]
    return wording.whose_all(values, who, talk.now - last.at)


def noted(talk: ChairTalk, outcome: Outcome, track: Track, given: Sequence[Given]) -> Outcome:
    """The outcome, with word to those whose answers were changed: all of some minutes together."""
    if not given:
        return outcome
    change = outcome.changes.get(talk.branch.number, Change())
    sessions = dict(change.sessions)
    effects: list[Effect] = []
    for user in dict.fromkeys(one.user_id for one in given):
        session = sessions.get(user) or talk.record.session(user)
        news = tuple(
            Overwritten(track.id, one.place, one.value, talk.user_id, talk.now)
            for one in given
            if one.user_id == user
        )
        if not _is_announced(session, talk.now):
            effects.append(TellOverwritten(user, talk.branch.number, COLLECTED_MS))
        sessions[user] = replace(session, overwritten=(*session.overwritten, *news)[-_MOST:])
    changes = {talk.branch.number: replace(change, sessions=sessions)}
    return replace(outcome, changes=changes, effects=(*outcome.effects, *effects))


def tell(talk: ChairTalk) -> Outcome:
    """Tell the person which of their answers are other ones by now, and who changed them."""
    session = talk.session
    if not session.overwritten:
        return Outcome()
    texts = list(_lines(talk, session))
    return Outcome(
        effects=(SendText(talk.user_id, "\n".join(texts)),) if texts else (),
        session=replace(session, overwritten=()),
    )


def _lines(talk: ChairTalk, session: ChairSession) -> Iterator[str]:
    first: dict[tuple[str, Place], Overwritten] = {}
    for one in session.overwritten:
        first.setdefault((one.track, one.place), one)
    for track in talk.campaign.tracks.values():
        for by in dict.fromkeys(one.by for one in session.overwritten):
            changes = [
                (name_of(track, one.place), shown(one.was), shown(now))
                for one in first.values()
                if one.track == track.id and one.by == by and track.has(one.place)
                if (now := talk.application(track).value(one.place)) != one.was
            ]
            if changes:
                yield wording.overwritten(track, person_called(talk, by), changes)


def _is_announced(session: ChairSession, now: datetime) -> bool:
    """Whether something is already on its way that will tell."""
    return any(now - one.at < _IS_LOST for one in session.overwritten)
