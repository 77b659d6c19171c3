"""All that one step writes: it is written as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from campaign.model import Branch
from campaign.review.reviewers import Reviewer
from storage import deadlines, disputes, records, roster
from storage.atomic import Write, to_outbox
from storage.effects import Effect
from storage.keys import Keys
from storage.notes import Note, writes_of
from storage.owners import ROSTER, Kind, Owner
from storage.records import Change, Record
from storage.roster import Roster

Versioned = Record | Roster


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes by whose record it is, people as they shall be in the roster, notes and effects."""

    changes: Mapping[Owner, Change] = field(default_factory=dict)
    roster: Mapping[str, Branch] = field(default_factory=dict)
    notes: Sequence[Note] = ()
    effects: Sequence[Effect] = ()
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)


def after(batch: Batch, based_on: Mapping[Owner, Versioned]) -> dict[Owner, Versioned]:
    """What has changed of what the batch was built on, as it is once the batch is written."""
    become: dict[Owner, Versioned] = {}
    for owner, change in batch.changes.items():
        known = based_on[owner]
        if change and isinstance(known, Record):
            become[owner] = known.after(change)
    roster_now = based_on.get(ROSTER)
    if (batch.roster or batch.reviewers) and isinstance(roster_now, Roster):
        become[ROSTER] = roster_now.after(batch.roster, batch.reviewers)
    return become


def writes(
    keys: Keys,
    batch: Batch,
    based_on: Mapping[Owner, Versioned],
    become: Mapping[Owner, Versioned],
) -> Iterator[Write]:
    """The Redis commands of a batch after which those records are."""
    yield from to_outbox(keys, batch.effects)
    for note in batch.notes:
        yield from writes_of(keys, note)
    for owner, known in become.items():
        before = based_on[owner]
        if isinstance(known, Roster):
            fields = roster.changed_fields(known, batch.roster, batch.reviewers)
        elif isinstance(before, Record):
            change = batch.changes[owner]
            fields = records.changed_fields(before, known, change, owner)
            yield from _beside(keys, owner, change)
        yield ["HSET", keys.of(owner), *fields]


def _beside(keys: Keys, owner: Owner, change: Change) -> Iterator[Write]:
    """The lines for whoever needs this of all branches and reads no records for it."""
    if owner.kind is Kind.BRANCH and change.extended_until:
        yield deadlines.write_of(keys, owner.name, change.extended_until)
    if owner.kind is Kind.BRANCH and change.disputes is not None:
        yield disputes.write_of(keys, owner.name, change.disputes)
