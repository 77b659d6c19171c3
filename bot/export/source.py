"""What an archive is made from: each branch's record and history, one branch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from redis import Redis

from campaign.model import Branch, Campaign
from campaign.narrowing import narrowed
from storage import audit
from storage.keys import Keys
from storage.records import Record, from_fields
from storage.roster import read_roster


@dataclass(frozen=True, slots=True)
class BranchState:
    """A branch as it stood at one moment, and all that was done about it until then."""

    branch: Branch
    record: Record
    history: Iterator[audit.Entry]


class Source:
    """Reads from Redis; `campaign` is the campaign with the roster as it was at the start.

    Where a branch or an award is named it is only of that, and leaves out what concerns others.
    """

    def __init__(
        self, server: Redis, keys: Keys, campaign: Campaign, branch: str = "", track: str = ""
    ) -> None:
        self._server = server
        self._keys = keys
        self._track = track
        self._is_whole = not branch and not track
        self.campaign = narrowed(read_roster(server, keys).applied_to(campaign), branch, track)

    def branches(self) -> Iterator[BranchState]:
        """Every branch in the order of the roster, also those that never said a word."""
        for branch in self.campaign.branches:
            # In one step, so that the history tells nothing that the record does not show.
            pipeline = self._server.pipeline(transaction=True)
            pipeline.hgetall(self._keys.branch(branch.number))
            pipeline.xrevrange(self._keys.audit(branch.number), count=1)
            fields, newest = pipeline.execute()
            history = self._history(branch.number, newest)
            own = (
                entry for entry in history if not self._track or entry.track in self.campaign.tracks
            )
            yield BranchState(branch, from_fields(fields), own)

    def office_history(self) -> Iterator[audit.Entry]:
        """What the office has done, oldest first; nothing where it is not of everything."""
        if not self._is_whole:
            return iter(())
        newest: Any = self._server.xrevrange(self._keys.audit(audit.OFFICE), count=1)
        return self._history(audit.OFFICE, newest)

    def _history(self, scope: str, newest: list[tuple[str, Any]]) -> Iterator[audit.Entry]:
        if not newest:
            return iter(())
        return audit.read(self._server, self._keys, scope, until=newest[0][0])
