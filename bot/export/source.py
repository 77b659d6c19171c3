"""What an archive is made from: each branch's record and history, one branch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.review.facts import AwardFacts
from campaign.model import Branch
from campaign.narrowing import narrowed
from storage import audit
from storage.records import Record
from storage.store import Store


@dataclass(frozen=True, slots=True)
class BranchState:
    """A branch as it stood at one moment, and all that was done about it until then."""

    branch: Branch
    record: Record
    history: Iterator[audit.Entry]


class Source:
    """Reads from the store; `campaign` is the campaign with the roster as it was at the start.

    Where a branch or an award is named it is only of that, and leaves out what concerns others.
    """

    def __init__(self, store: Store, branch: str = "", track: str = "") -> None:
        self._store = store
        self._track = track
        self._is_whole = not branch and not track
        self.campaign = narrowed(store.campaign(), branch, track)

    def branches(self) -> Iterator[BranchState]:
        """Every branch in the order of the roster, also those that never said a word."""
        for branch in self.campaign.branches:
            record, history = self._store.record_with_history(branch.number)
            own = (
                entry for entry in history if not self._track or entry.track in self.campaign.tracks
            )
            yield BranchState(branch, record, own)

    def award_facts(self, award: str) -> AwardFacts:
        """What the papers of the review of an award say."""
        return AwardFacts(self._store, award)

    def review_history(self) -> Iterator[audit.Entry]:
        """What reviewers have given and what was settled of that; as above."""
        return self._store.history(audit.REVIEWS) if self._is_whole else iter(())

    def office_history(self) -> Iterator[audit.Entry]:
        """What the office has done, oldest first; nothing where it is not of everything."""
        if not self._is_whole:
            return iter(())
        return self._store.history(audit.OFFICE)
