"""What came too late, carried out as if it had arrived when it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaign.condition import Condition, condition
from campaign.disputes import Dispute
from campaign.model import Branch, Track
from handlers.chair.routes import ChairRoutes
from handlers.messages import Text
from handlers.talk import ChairTalk, OfficeTalk
from handlers.wording import disputes as wording
from storage.effects import Effect
from storage.records import Change, Record
from storage.waiting import ToDecline, ToSubmit

_CONFIRMING = re.compile(r".{0,20}（(?P<what>\D+)）").fullmatch
YES = "确认"


@dataclass(frozen=True, slots=True)
class Played:
    """One of the messages and the first line of the answer to it; whether it has done anything."""

    dispute: Dispute
    told: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What all of them come to: `stands` are the applications that have changed, as they are then."""

    played: tuple[Played, ...]
    change: Change
    effects: tuple[Effect, ...]
    stands: tuple[tuple[Track, Condition], ...]

    @property
    def done(self) -> list[Played]:
        return [one for one in self.played if one.is_done]

    @property
    def left(self) -> list[Played]:
        return [one for one in self.played if not one.is_done]


def carry_out(talk: OfficeTalk, branch: Branch, disputes: Sequence[Dispute]) -> CarriedOut:
    """Play these messages in the order in which they came, and see what becomes of the branch."""
    before = record = talk.record_of(branch)
    routes, played, effects = ChairRoutes(talk.campaign_of(branch)), list[Played](), list[Effect]()
    for number, dispute in enumerate(disputes):
        earlier, told = record, wording.to_be_sent_again()
        for text in _texts(dispute):
            record, told, more = _play(talk, branch, routes, record, dispute, text, number)
            effects += more
        is_done = record.applications != earlier.applications
        played.append(Played(dispute, told, is_done))
    done = {one.dispute for one in played if one.is_done}
    change = Change(
        tuple(a for id_, a in record.applications.items() if a != before.applications.get(id_)),
        {user: s for user, s in record.sessions.items() if s != before.sessions.get(user)},
        disputes=tuple(one for one in before.disputes if one not in done),
    )
    stands = tuple(_stands(talk, branch, record, change))
    return CarriedOut(tuple(played), change, tuple(effects), stands)


def _texts(dispute: Dispute) -> Iterator[str]:
    """What to say in its place: a word that confirmed something is nothing without that."""
    confirmed = _CONFIRMING(dispute.said)
    if dispute.said != wording.PICTURE:
        yield confirmed["what"] if confirmed else dispute.said


def _play(
    talk: OfficeTalk,
    branch: Branch,
    routes: ChairRoutes,
    record: Record,
    dispute: Dispute,
    text: str,
    number: int,
) -> tuple[Record, str, tuple[Effect, ...]]:
    """The record after a message, and after the yes to what hands in or declines."""
    at, callback = dispute.stated_at, f"{talk.callback}-{number}"
    chair = ChairTalk(
        talk.campaign_of(branch), branch, dispute.user_id, record, at, at, callback, stated_at=at
    )
    outcome = routes.handle(chair, Text(callback, dispute.user_id, at, text, stated_at=at))
    change = outcome.changes.get(branch.number, Change())
    after = record.after(change.with_session(dispute.user_id, outcome.session))
    told = "\n".join(outcome.texts).partition("\n")[0]
    waits = after.session(dispute.user_id).waiting
    if text != YES and isinstance(waits, ToSubmit | ToDecline):
        after, told, more = _play(talk, branch, routes, after, dispute, YES, number)
        return after, told, (*outcome.effects, *more)
    return after, told, outcome.effects


def _stands(
    talk: OfficeTalk, branch: Branch, record: Record, change: Change
) -> Iterator[tuple[Track, Condition]]:
    touched = {application.track for application in change.applications}
    for track in talk.campaign_of(branch).tracks.values():
        if track.id in touched:
            yield track, condition(track, branch, record.application(track.id))
