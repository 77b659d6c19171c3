"""One callback, one transaction, one reply: the one place that runs handlers and commits outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from campaign.model import Branch, Campaign
from handlers import history, stranger
from handlers.chair.answers import carried
from handlers.chair.routes import ChairRoutes
from handlers.messages import CardTap, Enter, Finding, Message
from handlers.office import on_behalf
from handlers.office import routes as office
from handlers.outcomes import Outcome, applications_in
from handlers.splitting import split
from handlers.talk import ChairTalk, OfficeTalk, PageLink, campaign_for, no_page
from handlers.turns import ContendedError, Turns
from storage import effects, owners
from storage.batches import Batch, Versioned
from storage.commits import Committed, Seen
from storage.notes import Note
from storage.owners import ROSTER, Owner
from storage.records import Change, Record
from storage.roster import Rostered
from storage.sessions import Session
from storage.store import Store

ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back in the same request: a text, or a new label for the tapped card's button."""

    text: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What a message comes to: the outcome, what it was built on, the changes by whose record it is."""

    outcome: Outcome
    based_on: Mapping[Owner, Versioned]
    changes: Mapping[Owner, Change] = field(default_factory=dict)
    traces: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a message: the campaign under the roster that says so, and what that was read from."""

    campaign: Campaign
    told_by: Mapping[Owner, Versioned]
    office_session: Session | None


class Conversation:
    """Answers the messages of everyone in a campaign."""

    def __init__(self, store: Store, link: PageLink = no_page) -> None:
        self._store = store
        self._rostered = Rostered(store.configured)
        self._chairs = ChairRoutes(store.configured.with_further())
        self._link = link
        self._turns = Turns()

    def answer(self, message: Message, now: datetime) -> Reply:
        """Do what the message asks, durably, and give the reply; a repeat gets the same reply.

        Raises ContendedError, and StoreError: nothing was written, or that is not known.
        """
        for _ in range(ATTEMPTS):
            sender = self._sender_of(message)
            branch = _branch_of(sender, message, now)
            if branch is None:
                step = self._office_step(sender, message, now)
                reply = self._commit(message, step)
            else:
                with self._turns.of(branch.number):
                    step = self._chair_step(sender, branch, message, now)
                    reply = self._commit(message, step)
            if reply:
                return reply
        raise ContendedError

    def _sender_of(self, message: Message) -> Sender:
        """Read once for the whole step: another thread may bring news at any moment."""
        roster = self._store.known_roster()
        campaign = self._rostered.under(roster)
        if message.user_id not in campaign.office_ids:
            return Sender(campaign, {ROSTER: roster}, None)
        person = owners.office(message.user_id)
        record = self._store.known_record(person)
        told_by: dict[Owner, Versioned] = {ROSTER: roster, person: record}
        return Sender(campaign, told_by, record.session(message.user_id))

    def _chair_step(self, sender: Sender, branch: Branch, message: Message, now: datetime) -> Step:
        owner = owners.branch(branch.number)
        record = self._store.known_record(owner)
        campaign = campaign_for(sender.campaign.for_branch(branch), record)
        based_on = {owner: record, **sender.told_by}
        when = now, message.sent_at, message.callback
        talk = ChairTalk(
            campaign,
            branch,
            message.user_id,
            record,
            *when,
            self._link,
            message.stated_at,
            self._written_at(branch, message),
        )
        outcome = self._heard(talk, message, is_office=bool(sender.office_session))
        changes: dict[Owner, Change] = {}
        if sender.office_session:
            outcome = on_behalf.marked(talk, outcome)
            still = on_behalf.still_there(sender.office_session, now)
            if not message.branch:
                changes[owners.office(message.user_id)] = Change(sessions={message.user_id: still})
        session = outcome.session
        change = Change(
            applications_in(outcome),
            {**outcome.others, **({message.user_id: session} if session else {})},
            disputes=(*record.disputes, outcome.dispute) if outcome.dispute else None,
        )
        written = history.of_branch(
            campaign, branch.number, record, change, outcome, message.user_id, now
        )
        written += history.of_rosters(sender.campaign, outcome, message.user_id, now)
        return Step(outcome, based_on, {**changes, owner: change}, written)

    def _written_at(self, branch: Branch, message: Message) -> datetime | None:
        """When this person last got a reminder; read only where it decides about a greeting."""
        if not isinstance(message, Enter):
            return None
        return self._store.reminders.last_reached(branch.number, message.user_id)

    def _heard(self, talk: ChairTalk, message: Message, *, is_office: bool) -> Outcome:
        """What a message for a branch comes to; a command of the office is no answer of a branch."""
        if is_office and self._is_put_off(talk, message):
            return on_behalf.put_off()
        return carried.tell(talk, message) or self._chairs.handle(talk, message)

    def _is_put_off(self, talk: ChairTalk, message: Message) -> bool:
        known = self._chairs.is_command(office.said_in(message) or "")
        return not known and office.is_put_off(talk.campaign, message)

    def _stranger_step(self, sender: Sender, message: Message, now: datetime) -> Step:
        owner = owners.stranger(message.user_id)
        record = self._store.known_record(owner)
        session = record.session(message.user_id)
        outcome = stranger.answer(sender.campaign, session, message, now)
        based_on = {owner: record, **sender.told_by}
        change = Change(sessions={message.user_id: outcome.session} if outcome.session else {})
        after = outcome.session or session
        return Step(outcome, based_on, {owner: change}, stranger.note(message, after, now))

    def _office_step(self, sender: Sender, message: Message, now: datetime) -> Step:
        campaign, person = sender.campaign, owners.office(message.user_id)
        record = sender.told_by.get(person)
        if not isinstance(record, Record):
            return self._stranger_step(sender, message, now)
        heard = office.hear(campaign, record.session(message.user_id), message)
        needs = replace(heard.needs, unreachable=True)  # whatever is said, it must be known
        records = {n: self._store.known_record(owners.branch(n)) for n in needs.branches}
        based_on = {**sender.told_by, **{owners.branch(n): known for n, known in records.items()}}
        talk = OfficeTalk(
            campaign,
            message.user_id,
            record,
            now,
            message.callback,
            records,
            self._store.read(campaign.tracks, needs),
        )
        outcome = heard.run(talk)
        session = {message.user_id: outcome.session} if outcome.session else {}
        changes = {person: Change(sessions=session)}
        written: tuple[Note, ...] = history.of_office(message, outcome, now)
        for number, change in outcome.changes.items():
            changes[owners.branch(number)] = change
            written += history.of_branch(
                campaign, number, records[number], change, outcome, message.user_id, now
            )
        written += history.of_rosters(campaign, outcome, message.user_id, now)
        return Step(outcome, based_on, changes, written)

    def _commit(self, message: Message, step: Step) -> Reply | None:
        """Commit a step; None when something it was built on has moved on and it must run again."""
        outcome = step.outcome
        texts = [piece for text in outcome.texts for piece in split(text)]
        reply, later = _reply(message, outcome, texts)
        result = self._store.commit(
            message.callback,
            {"text": reply.text, "button": reply.button},
            step.based_on,
            Batch(
                step.changes,
                outcome.roster,
                step.traces,
                _effects(message.user_id, later, outcome),
            ),
        )
        match result:
            case Committed():
                return reply
            case Seen(stored):
                return Reply(stored["text"], stored["button"])
        return None


def _effects(user_id: str, texts: list[str], outcome: Outcome) -> list[effects.Effect]:
    """What is to be brought about after the reply, in this order."""
    sends: list[effects.Effect] = [effects.SendText(user_id, text) for text in texts]
    sends += [effects.SendCard(user_id, card) for card in outcome.cards]
    return sends + [piece for effect in outcome.effects for piece in _pieces(effect)]


def _branch_of(sender: Sender, message: Message, now: datetime) -> Branch | None:
    """The branch a message is said for: a chair's own, or the one the office stands in for."""
    campaign, session = sender.campaign, sender.office_session
    own = campaign.branch_of.get(message.user_id)
    if message.branch:
        branch = campaign.branch_by_number.get(message.branch)
        may_answer = session or branch is own or isinstance(message, Finding)
        return branch if may_answer else None
    if own or session is None or office.is_for_office(message):
        return own
    return campaign.branch_by_number.get(on_behalf.stands_in_for(session, now))


def _pieces(effect: effects.Effect) -> list[effects.Effect]:
    """The effect, a text in as many messages as it takes."""
    if not isinstance(effect, effects.SendText):
        return [effect]
    return [replace(effect, text=piece) for piece in split(effect.text)]


def _reply(message: Message, outcome: Outcome, texts: list[str]) -> tuple[Reply, list[str]]:
    """The reply itself and the texts to send later; not every message takes a text as its reply."""
    if isinstance(message, CardTap | Finding):
        return Reply(button=outcome.button or ""), texts
    return Reply(texts[0] if texts else ""), texts[1:]
