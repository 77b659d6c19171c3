"""One callback, one transaction, one reply: the one place that runs handlers and commits outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

import redis

from campaign.applications import Application, Value
from campaign.completeness import essay_length
from campaign.model import Branch, Campaign
from handlers.chair.routes import ChairRoutes
from handlers.messages import CardTap, Finding, Message
from handlers.office import routes as office
from handlers.outcomes import Outcome
from handlers.splitting import split
from handlers.talk import ChairTalk, OfficeTalk, PageLink, no_page
from handlers.wording import chair
from storage import audit, effects, standings
from storage.commits import Commits, Committed, Seen, Write
from storage.keys import Keys
from storage.records import Change, Record, to_fields

ATTEMPTS = 20


class ContendedError(Exception):
    """Other messages changed the same record again and again; nothing was written."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back in the same request: a text, or a new label for the tapped card's button."""

    text: str = ""
    button: str = ""


class Conversation:
    """Answers the messages of everyone in a campaign."""

    def __init__(
        self, campaign: Campaign, server: redis.Redis, keys: Keys, link: PageLink = no_page
    ) -> None:
        self._campaign = campaign
        self._server = server
        self._keys = keys
        self._commits = Commits(server)
        self._chairs = ChairRoutes(campaign)
        self._link = link
        # Threads of one process take turns on a branch; only other processes can be in the way then.
        self._turns = {number: Lock() for number in campaign.branch_by_number}

    def answer(self, message: Message, now: datetime) -> Reply:
        """Do what the message asks, durably, and give the reply; a repeat gets the same reply.

        Raises ContendedError, and redis.RedisError when nothing could be written.
        """
        if branch := self._campaign.branch_of.get(message.user_id):
            return self._answer_chair(branch, message, now)
        if message.user_id in self._campaign.office_ids:
            return self._answer_office(message, now)
        return Reply(chair.stranger(self._campaign.contact))

    def _answer_chair(self, branch: Branch, message: Message, now: datetime) -> Reply:
        key = self._keys.branch(branch.number)
        when = now, message.sent_at, message.callback
        with self._turns[branch.number]:
            for _ in range(ATTEMPTS):
                record = self._commits.record(key)
                talk = ChairTalk(self._campaign, branch, message.user_id, record, *when, self._link)
                outcome = self._chairs.handle(talk, message)
                if reply := self._commit(message, key, record, outcome, {key: record}, now, branch):
                    return reply
        raise ContendedError

    def _answer_office(self, message: Message, now: datetime) -> Reply:
        key = self._keys.office(message.user_id)
        needs = office.needs_of(self._campaign, message)
        subject = needs.subject
        subject_key = self._keys.branch(subject.number) if subject else None
        tracks = self._campaign.tracks if needs.standings else ()
        where = standings.read_standings(self._server, self._keys, tracks) if tracks else {}
        for _ in range(ATTEMPTS):
            based_on = {key: self._commits.record(key)}
            about = self._commits.record(subject_key) if subject_key else Record()
            if subject_key:
                based_on[subject_key] = about
            talk = OfficeTalk(
                self._campaign, message.user_id, based_on[key], now, where, subject, about
            )
            outcome = office.handle(talk, message)
            if reply := self._commit(message, key, based_on[key], outcome, based_on, now, None):
                return reply
        raise ContendedError

    def _commit(
        self,
        message: Message,
        key: str,
        record: Record,
        outcome: Outcome,
        based_on: Mapping[str, Record],
        now: datetime,
        branch: Branch | None,
    ) -> Reply | None:
        """Commit an outcome; None when a record had moved on and the handler must run again."""
        texts = [piece for text in outcome.texts for piece in split(text)]
        reply, later = _reply(message, outcome, texts)
        change = _change(message, outcome)
        writes = [*self._effects(message.user_id, later, outcome)]
        become = {}
        if change:
            writes.append(["HSET", key, *to_fields(record, change)])
            become[key] = record.after(change)
        if branch and outcome.application:
            writes += self._traces(message, record, outcome, outcome.application, now, branch)
        result = self._commits.commit(
            self._keys.seen(message.callback),
            {"text": reply.text, "button": reply.button},
            based_on,
            writes,
            become,
        )
        match result:
            case Committed():
                return reply
            case Seen(stored):
                return Reply(stored["text"], stored["button"])
        return None

    def _effects(self, user_id: str, texts: list[str], outcome: Outcome) -> list[Write]:
        sends: list[effects.Effect] = [effects.SendText(user_id, text) for text in texts]
        sends += [effects.SendCard(user_id, dict(card)) for card in outcome.cards]
        sends += outcome.effects
        return [
            ["XADD", self._keys.outbox(effects.lane_for(send)), "*", *effects.to_fields(send)]
            for send in sends
        ]

    def _traces(
        self,
        message: Message,
        record: Record,
        outcome: Outcome,
        application: Application,
        now: datetime,
        branch: Branch,
    ) -> list[Write]:
        """The audit entry and the office's line about a changed application."""
        track = self._campaign.tracks[application.track]
        before, after = _difference(record.application(track.id), application)
        entry = audit.Entry(now, message.user_id, outcome.did or "", track.id, before, after)
        standing = standings.standing_of(track, application, now)
        return [
            audit.write_of(self._keys, branch.number, entry),
            standings.write_of(self._keys, track.id, branch.number, standing),
        ]


def _reply(message: Message, outcome: Outcome, texts: list[str]) -> tuple[Reply, list[str]]:
    """The reply itself and the texts to send later; not every message takes a text as its reply."""
    if isinstance(message, CardTap | Finding):
        return Reply(button=outcome.button or ""), texts
    return Reply(texts[0] if texts else ""), texts[1:]


def _change(message: Message, outcome: Outcome) -> Change:
    return Change(
        (outcome.application,) if outcome.application else (),
        {message.user_id: outcome.session} if outcome.session else {},
    )


def _difference(
    before: Application, after: Application
) -> tuple[dict[str, Value | None], dict[str, Value | None]]:
    """What differs between two states of an application, as `part/entry` or `status` -> value."""
    old, new = _flat(before), _flat(after)
    changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {n: old.get(n) for n in changed}, {n: new.get(n) for n in changed}


def _flat(application: Application) -> dict[str, Value]:
    flat: dict[str, Value] = {"status": application.status.value}
    for part, entries in application.answers.items():
        flat |= {f"{part}/{entry}": value for entry, value in entries.items()}
    flat |= {f"photo/{photo.number}": photo.path for photo in application.photos}
    if application.essay:
        flat["essay"] = essay_length(application)
    return flat
