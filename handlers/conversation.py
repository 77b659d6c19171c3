"""One callback, one transaction, one reply: the one place that runs handlers and commits outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from campaign.model import Branch
from campaign.review.desk import Desk
from handlers import history, stranger
from handlers.chair.answers import carried
from handlers.chair.routes import ChairRoutes
from handlers.messages import Enter, Message
from handlers.office import on_behalf
from handlers.office import routes as office
from handlers.outcomes import Outcome
from handlers.replies import Reply, effects_after, reply_to
from handlers.reviewers import hearing as reviewers
from handlers.steps import Sender, Step, branch_of
from handlers.talk import NO_PAGES, ChairTalk, OfficeTalk, Pages, campaign_for
from handlers.turns import ContendedError, Turns
from storage import owners
from storage.batches import Batch, Versioned
from storage.commits import Committed, Seen
from storage.notes import Note
from storage.owners import DESK, ROSTER, Owner
from storage.records import Change, Record
from storage.roster import Rostered
from storage.sessions import OfficeSession, StrangerSession
from storage.store import Store

__all__ = ["Conversation", "Reply"]

ATTEMPTS = 20


class Conversation:
    """Answers the messages of everyone in a campaign."""

    def __init__(self, store: Store, pages: Pages = NO_PAGES) -> None:
        self._store = store
        self._rostered = Rostered(store.configured)
        self._chairs = ChairRoutes(store.configured.with_further())
        self._pages = pages
        self._turns = Turns()

    def answer(self, message: Message, now: datetime) -> Reply:
        """Do what the message asks, durably, and give the reply; a repeat gets the same reply.

        Raises ContendedError, and StoreError: nothing was written, or that is not known.
        """
        for _ in range(ATTEMPTS):
            sender = self._sender_of(message)
            branch = branch_of(sender, message, now)
            if reviewers.are_meant(sender, branch, message, now):
                reply = self._commit(message, self._reviewer_step(sender, message, now))
            elif branch is None:
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
        if message.user_id in campaign.reviewer_of:
            owner = owners.reviewer(message.user_id)
            known = self._store.known_record(owner)
            return Sender(campaign, {ROSTER: roster, owner: known}, None, known)
        if message.user_id not in campaign.office_ids:
            return Sender(campaign, {ROSTER: roster}, None)
        person = owners.office(message.user_id)
        record = self._store.known_record(person)
        told_by: dict[Owner, Versioned] = {ROSTER: roster, person: record}
        return Sender(campaign, told_by, record.own_as(OfficeSession))

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
            self._pages.essay,
            message.stated_at,
            self._written_at(branch, message),
            self._pages.form,
        )
        outcome = self._heard(talk, message, is_office=bool(sender.office_session))
        changes: dict[Owner, Change] = {}
        if sender.office_session:
            outcome = on_behalf.marked(talk, outcome)
            still = on_behalf.still_there(sender.office_session, now)
            if not message.branch:
                changes[owners.office(message.user_id)] = Change(own=still)
        change = outcome.changes.get(branch.number, Change())
        change = change.with_session(message.user_id, outcome.session)
        user_id = message.user_id
        about = campaign, branch.number, record, change, outcome
        written = history.of_branch(*about, user_id, now, message.via)
        written += history.of_rosters(sender.campaign, outcome, user_id, now)
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
        session = record.own_as(StrangerSession)
        outcome = stranger.answer(sender.campaign, session, message, now)
        based_on = {owner: record, **sender.told_by}
        change = Change(own=outcome.own)
        after = outcome.own if isinstance(outcome.own, StrangerSession) else session
        return Step(outcome, based_on, {owner: change}, stranger.note(message, after, now))

    def _reviewer_step(self, sender: Sender, message: Message, now: datetime) -> Step:
        """What a message of a reviewer comes to: no ballot but on the round and the panel as they are."""
        known = {DESK: self._store.known_record(DESK)}
        needs = reviewers.needs(sender, message)
        branches = {owners.branch(n): n for n in needs.branches}
        records = {owner: self._store.known_record(owner) for owner in branches}
        talk = reviewers.talk(
            sender,
            message,
            now,
            {number: records[owner] for owner, number in branches.items()},
            known[DESK].desk,
            self._store.read(sender.campaign.tracks, needs),
        )
        based_on = {**sender.told_by, **known, **records}
        return reviewers.step(talk, message, based_on)

    def _office_step(self, sender: Sender, message: Message, now: datetime) -> Step:
        campaign, person = sender.campaign, owners.office(message.user_id)
        record = sender.told_by.get(person)
        if not isinstance(record, Record):
            return self._stranger_step(sender, message, now)
        session = record.own_as(OfficeSession)
        heard = office.hear(campaign, session, message)
        needs = replace(heard.needs, unreachable=True)  # whatever is said, it must be known
        records = {n: self._store.known_record(owners.branch(n)) for n in needs.branches}
        based_on = {**sender.told_by, **{owners.branch(n): known for n, known in records.items()}}
        if needs.desk:
            based_on[DESK] = self._store.known_record(DESK)
        desk = based_on.get(DESK)
        talk = OfficeTalk(
            campaign,
            message.user_id,
            session,
            now,
            message.callback,
            records,
            self._store.read(campaign.tracks, needs),
            desk.desk if isinstance(desk, Record) else Desk(),
            self._pages,
        )
        outcome = heard.run(talk)
        changes = {person: Change(own=outcome.own)}
        if outcome.desk is not None:
            changes[DESK] = Change(desk=outcome.desk)
        written: tuple[Note, ...] = history.of_office(message, outcome, now)
        for number, change in outcome.changes.items():
            changes[owners.branch(number)] = change
            written += history.of_branch(
                campaign, number, records[number], change, outcome, message.user_id, now
            )
        written += history.of_rosters(campaign, outcome, message.user_id, now)
        written += reviewers.notes_of_office(talk, outcome)
        return Step(outcome, based_on, changes, written)

    def _commit(self, message: Message, step: Step) -> Reply | None:
        """Commit a step; None when something it was built on has moved on and it must run again."""
        outcome = step.outcome
        reply, later = reply_to(message, outcome)
        result = self._store.commit(
            message.callback,
            {"text": reply.text, "button": reply.button, "came": reply.came},
            step.based_on,
            Batch(
                step.changes,
                outcome.roster,
                step.traces,
                effects_after(message.user_id, later, outcome),
                outcome.reviewers,
            ),
        )
        match result:
            case Committed():
                return reply
            case Seen(stored):
                return Reply(stored["text"], stored["button"], stored.get("came", ""))
        return None
