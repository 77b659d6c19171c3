"""`谁改过`: what was changed after it had been handed in, by whom, and whether it was handed in again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaign.applications import Status
from campaign.model import Branch, Campaign
from handlers.office.views.history import in_one_go
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import changes_made as wording
from storage.acts import Act
from storage.audit import Entry
from storage.readings import Needs

SHOWN = 15
CHANGES = (
    Act.ANSWER,
    Act.CHANGE,
    Act.TAP,
    Act.UNDO,
    Act.PHOTO,
    Act.PHOTO_DELETED,
    Act.PHOTO_MOVED,
    Act.ESSAY,
    Act.CORRECT,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what had been handed in; `is_in` when it was handed in again since."""

    branch: Branch
    entry: Entry
    is_in: bool


def needs(campaign: Campaign, branch: Branch | None) -> Needs:
    """The history of the branch that is named, or the newest of every one."""
    return Needs(histories=(branch.number,) if branch else tuple(campaign.branch_by_number))


def show_changes(talk: OfficeTalk, branch: Branch | None) -> Outcome:
    """List the newest changes, the last at the end."""
    branches = [branch] if branch else talk.campaign.branches
    found = [change for one in branches for change in _changes(talk, one)]
    found.sort(key=lambda change: change.entry.at)
    if not found:
        return say(wording.nothing(branch))
    shown = found[-SHOWN:]
    lines = [wording.line(talk.campaign, c.branch, c.entry, is_in=c.is_in) for c in shown]
    return say("\n".join((wording.head(len(found), len(shown)), *lines)))


def _changes(talk: OfficeTalk, branch: Branch) -> Iterator[Change]:
    entries = talk.readings.histories.get(branch.number, ())
    for track in talk.campaign.tracks:
        own = [entry for entry in entries if entry.track == track]
        first = next((at for at, entry in enumerate(own) if entry.did == Act.SUBMIT), len(own))
        later = in_one_go(own[first + 1 :])
        for at, entry in enumerate(later):
            if entry.did in CHANGES:
                yield Change(branch, entry, is_in=_is_in(later[at:]))


def _is_in(entries: Sequence[Entry]) -> bool:
    """Whether a change, the first of these, was handed in again, by itself or later."""
    return any(
        entry.did == Act.SUBMIT or (entry.after or {}).get("status") == Status.SUBMITTED
        for entry in entries
    )
