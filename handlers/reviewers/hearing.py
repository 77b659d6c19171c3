"""A reviewer's message: whether it is one, what must be looked up for it, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from campaign.model import Branch
from campaign.review.desk import Desk
from handlers.messages import CardTap, Enter, Image, MenuClick, Message, Text
from handlers.office.resolve.targets import Target, read_target
from handlers.outcomes import Outcome, say
from handlers.reviewers import listing, scoring
from handlers.reviewers.table import INDEX, OPEN, is_beginning
from handlers.reviewers.talk import ReviewerTalk
from handlers.reviewers.traces import notes_of, notes_of_office
from handlers.steps import Sender, Step
from handlers.wording import reviewers as wording
from storage import owners
from storage.batches import Versioned
from storage.owners import Owner
from storage.readings import Needs, Readings
from storage.records import Change, Record
from storage.sessions import ReviewerSession

__all__ = ["are_meant", "needs", "notes_of_office", "step", "talk"]

REVIEWING_LASTS = timedelta(hours=3)


def are_meant(sender: Sender, branch: Branch | None, message: Message, now: datetime) -> bool:
    """Whether a message is a reviewer's word; of who answers for a branch only while they review."""
    if sender.reviewing is None:
        return False
    if branch is None:
        return True
    if message.branch or not isinstance(message, Text | MenuClick):
        return False
    at = sender.reviewing.own_as(ReviewerSession).reviewing_at
    return is_beginning(_said(message)) or (at is not None and now - at <= REVIEWING_LASTS)


def needs(sender: Sender, message: Message) -> Needs:
    """Where the branches stand, and the records of the one that is judged and of one that is named."""
    record = sender.reviewing or Record()
    _, _, judged = record.own_as(ReviewerSession).reviewing.partition("/")
    target = _named(sender, _said(message))
    numbers = (judged, target.branch.number if target else "")
    known = sender.campaign.branch_by_number
    found = tuple(dict.fromkeys(number for number in numbers if number in known))
    return Needs(branches=found, standings=True)


def talk(
    sender: Sender,
    message: Message,
    now: datetime,
    records: Mapping[str, Record],
    desk: Desk,
    readings: Readings,
) -> ReviewerTalk:
    """The talk with the reviewer who sent a message."""
    reviewer = sender.campaign.reviewer_of[message.user_id]
    record = sender.reviewing or Record()
    return ReviewerTalk(
        sender.campaign, reviewer, record, now, message.callback, records, desk, readings
    )


def step(talk: ReviewerTalk, message: Message, based_on: Mapping[Owner, Versioned]) -> Step:
    """What the message comes to, as it is to be written."""
    outcome = _heard(talk, message)
    session = outcome.own if isinstance(outcome.own, ReviewerSession) else talk.session
    if talk.session.reviewing_at or outcome.own:
        session = replace(session, reviewing_at=session.reviewing_at and talk.now)
    change = Change(own=session, ballots=outcome.ballots)
    changes = {owners.reviewer(talk.user_id): change}
    return Step(outcome, based_on, changes, notes_of(talk, outcome, _said(message)))


def _heard(talk: ReviewerTalk, message: Message) -> Outcome:
    match message:
        case Enter():
            return listing.show(talk, "")
        case Image():
            return say(wording.no_pictures())
        case CardTap() | MenuClick() | Text():
            return _hear(talk, _said(message))
    return say(wording.only_text())


def _hear(talk: ReviewerTalk, said: str) -> Outcome:
    """A word of the table, points or a vote, or the name of a branch; else how to go on."""
    if found := INDEX.find(said):
        command, rest = found
        return command.run(talk, rest)
    if given := scoring.hear(talk, said):
        return given
    if isinstance(read_target(talk.campaign, said, "评"), Target):
        return OPEN.run(talk, said)
    return scoring.not_understood(talk, said)


def _named(sender: Sender, said: str) -> Target | None:
    """The application that a text names, alone or behind a word of the table."""
    found = INDEX.find(said)
    rest = found[1] if found else said
    target = read_target(sender.campaign, rest, "评") if rest else None
    return target if isinstance(target, Target) else None


def _said(message: Message) -> str:
    match message:
        case Text():
            return message.text
        case MenuClick() | CardTap():
            return message.event_key
    return ""
