"""What the conversation works out before it commits: who sent a message, and what that comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from campaign.model import Branch, Campaign
from handlers.messages import Finding, Message, PhotoFailed, PhotoSaved
from handlers.office import on_behalf
from handlers.office import routes as office
from handlers.office.visiting.pictures import VISIT
from handlers.outcomes import Outcome
from storage.batches import Versioned
from storage.notes import Note
from storage.owners import Owner
from storage.records import Change, Record
from storage.sessions import OfficeSession


@dataclass(frozen=True, slots=True)
class Step:
    """What a message comes to: the outcome, what it was built on, the changes by whose record it is."""

    outcome: Outcome
    based_on: Mapping[Owner, Versioned]
    changes: Mapping[Owner, Change] = field(default_factory=dict)
    traces: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a message: the campaign under the roster that says so, and what that was read from.

    `reviewing` is the record of who reviews; the same person may answer for a branch as well.
    """

    campaign: Campaign
    told_by: Mapping[Owner, Versioned]
    office_session: OfficeSession | None
    reviewing: Record | None = None


def branch_of(sender: Sender, message: Message, now: datetime) -> Branch | None:
    """The branch a message is said for: a chair's own, or the one the office stands in for."""
    campaign, session = sender.campaign, sender.office_session
    own = campaign.branch_of.get(message.user_id)
    if is_of_a_visit(message):
        return None
    if message.branch:
        branch = campaign.branch_by_number.get(message.branch)
        may_answer = session or branch is own or isinstance(message, Finding)
        return branch if may_answer else None
    if own or session is None or office.is_for_office(message):
        return own
    return campaign.branch_by_number.get(on_behalf.stands_in_for(session, now))


def is_of_a_visit(message: Message) -> bool:
    """Whether a picture was sent by the office on a visit, and is no matter of the branch's talk."""
    return isinstance(message, PhotoSaved | PhotoFailed) and message.purpose.startswith(VISIT)
