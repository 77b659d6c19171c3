"""Everything that is remembered about one campaign. No other room knows how or where it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from campaign.disputes import Dispute
from campaign.model import Campaign
from campaign.review.ballots import Ballot
from campaign.review.desk import Desk
from storage import audit, deadlines, disputes, readings, records, standings, strangers
from storage.batches import Batch, Versioned
from storage.books import Books
from storage.commits import Committed, Seen, Stale
from storage.keys import SEEN_FOR_S
from storage.owners import Owner
from storage.readings import Needs, Readings
from storage.records import Record
from storage.roster import Roster, read_roster
from storage.server.connection import SOCKET_TIMEOUT_S, connect
from storage.standings import Standing
from storage.strangers import Stranger

READ_AT_ONCE = 100


class Store(Books):
    """What one process remembers of a campaign, with all other processes; StoreError where it fails.

    `configured` is the campaign as config.yaml has it; whoever names a person asks for `campaign()`.
    """

    @classmethod
    def at(
        cls,
        url: str,
        configured: Campaign,
        *,
        socket_timeout_s: float = SOCKET_TIMEOUT_S,
        retries: int = 1,
    ) -> Store:
        """The store at this address; nothing is sent yet."""
        return cls(configured, connect(url, socket_timeout_s=socket_timeout_s, retries=retries))

    # -- the campaign and what its branches have

    def campaign(self) -> Campaign:
        """The campaign with the people as they are now."""
        return self._present.read()

    def roster(self) -> Roster:
        """Who answers for which branch where that differs from config.yaml."""
        return read_roster(self._server, self._keys)

    def record(self, number: str) -> Record:
        """The record of a branch as it is now."""
        fields: Any = self._server.hgetall(self._keys.branch(number))
        return records.from_fields(fields)

    def stamp(self, number: str) -> str:
        """The stamp of a branch's record as it is now, without reading the record."""
        version: Any = self._server.hget(self._keys.branch(number), records.VERSION)
        return str(version or records.Record().stamp)

    def records(self, numbers: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """The records of these branches as they are now, not all in memory at once."""
        for some in _in_parts(list(numbers)):
            pipeline = self._server.pipeline(transaction=False)
            for number in some:
                pipeline.hgetall(self._keys.branch(number))
            yield from zip(some, map(records.from_fields, pipeline.execute()), strict=True)

    def ballots(self, reviewers: Iterable[str]) -> dict[str, Mapping[str, Ballot]]:
        """The ballots of these reviewers as they are now, by reviewer."""
        needs = Needs(ballots=tuple(reviewers))
        return dict(readings.read(self._server, self._keys, (), needs).ballots)

    def desk(self) -> Desk:
        """What the office has settled of the review."""
        fields: Any = self._server.hgetall(self._keys.desk)
        return records.from_fields(fields).desk

    def writers(self, numbers: Iterable[str]) -> dict[str, set[str]]:
        """Who has ever written for these branches; records may be long and are not read for that."""
        numbers = list(numbers)
        pipeline = self._server.pipeline(transaction=False)
        for number in numbers:
            pipeline.hkeys(self._keys.branch(number))
        return dict(zip(numbers, map(records.people_in, pipeline.execute()), strict=True))

    def standings(self, tracks: Iterable[str]) -> dict[str, dict[str, Standing]]:
        """Where every branch stands, by track and branch number."""
        return standings.read_standings(self._server, self._keys, tracks)

    def deadlines(self) -> dict[str, datetime]:
        """The deadlines of their own that branches have, by branch number."""
        return deadlines.read_deadlines(self._server, self._keys)

    def disputes(self) -> dict[str, tuple[Dispute, ...]]:
        """What came too late and is undecided, by branch number."""
        lines: Any = self._server.hgetall(self._keys.disputes)
        return disputes.disputes_in(lines)

    def strangers(self) -> tuple[Stranger, ...]:
        """People nobody knows who wrote, those who wrote last first."""
        lines: Any = self._server.hgetall(self._keys.strangers)
        return strangers.strangers_in(lines)

    def forget_strangers(self, forgotten: Iterable[Stranger]) -> None:
        """Drop all that is known of these people, but of who has written again meanwhile."""
        strangers.forget(self._server, self._keys, forgotten)

    def read(self, tracks: Iterable[str], needs: Needs) -> Readings:
        """All that is needed for one message, in one round trip; in none where nothing is."""
        return readings.read(self._server, self._keys, tracks, needs)

    def history(self, scope: str) -> Iterator[audit.Entry]:
        """The whole history of a branch or of the office up to now, oldest first."""
        return audit.read_all(self._server, self._keys, scope)

    def newest(self, scope: str, count: int) -> Iterator[audit.Entry]:
        """The last entries of a history, the newest first."""
        return audit.newest(self._server, self._keys, scope, count)

    def record_with_history(self, number: str) -> tuple[Record, Iterator[audit.Entry]]:
        """The record of a branch, and all of its history that the record shows."""
        return audit.with_record(self._server, self._keys, number)

    # -- writing

    def known_record(self, owner: Owner) -> Record:
        """A record as this process last saw it; only a commit tells whether it is fresh."""
        return self.commits.record(owner)

    def known_roster(self) -> Roster:
        """The roster as this process last saw it."""
        return self.commits.roster()

    def commit(
        self,
        name: str,
        reply: Mapping[str, str],
        based_on: Mapping[Owner, Versioned],
        batch: Batch,
    ) -> Committed | Seen | Stale:
        """Write a step and its reply under this name, all or nothing, if what it is based on stands.

        OutcomeUnknownError where nobody knows: the same again, under the same name, does no harm.
        """
        return self.commits.commit(name, reply, based_on, batch)

    def once(self, name: str, batch: Batch, *, keep_s: int = SEEN_FOR_S) -> bool:
        """Write this once under a name; False where that was done before."""
        return self.commits.once(name, batch, keep_s=keep_s)

    def was_done(self, name: str) -> bool:
        """Whether something was written under this name, as far back as names are kept."""
        return self.commits.was_done(name)


def _in_parts(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(numbers), READ_AT_ONCE):
        yield numbers[at : at + READ_AT_ONCE]
