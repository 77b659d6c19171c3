"""Everything that is remembered about one campaign. No other room knows how or where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Any

from redis import Redis

from campaign.disputes import Dispute
from campaign.model import Campaign
from storage import audit, deadlines, disputes, readings, records, standings, strangers
from storage.app_gate import AppGate
from storage.backup_book import BackupBook
from storage.batches import Batch, Versioned
from storage.bells import Bells
from storage.commits import Commits, Committed, Seen, Stale
from storage.connection import SOCKET_TIMEOUT_S, connect
from storage.dead_letters import DeadLetters
from storage.kept import Kept
from storage.keys import SEEN_FOR_S, Keys
from storage.lanes import LEASE_MS, Lanes
from storage.notices import NoticeBook
from storage.outbox import News, Outbox
from storage.owners import Owner
from storage.pulse import Pulse
from storage.readings import Needs, Readings
from storage.records import Record
from storage.refused_callbacks import RefusedCallbacks
from storage.reminders import ReminderBook
from storage.roster import PresentCampaign, Roster, read_roster
from storage.safety import Safety
from storage.seasons import Seasons
from storage.send_budget import SendBudget
from storage.server_clock import ServerClock
from storage.standings import Standing
from storage.strangers import Stranger
from storage.token_vault import TokenVault
from storage.unreachable import UnreachableBook

READ_AT_ONCE = 100


class Store:
    """What one process remembers of a campaign, with all other processes; StoreError where it fails.

    `configured` is the campaign as config.yaml has it; whoever names a person asks for `campaign()`.
    """

    def __init__(
        self, configured: Campaign, server: Redis, now_ms: Callable[[], int] | None = None
    ) -> None:
        """`now_ms` is the time all processes share, in ms; else it is that of the server."""
        self.configured = configured
        self.now_ms = now_ms or ServerClock(server)
        self._server = server
        self._keys = Keys(configured.id)
        self._present = PresentCampaign(configured, server, self._keys)

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

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

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

    def records(self, numbers: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """The records of these branches as they are now, not all in memory at once."""
        for some in _in_parts(list(numbers)):
            pipeline = self._server.pipeline(transaction=False)
            for number in some:
                pipeline.hgetall(self._keys.branch(number))
            yield from zip(some, map(records.from_fields, pipeline.execute()), strict=True)

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

    @cached_property
    def commits(self) -> Commits:
        return Commits(self._server, self._keys)

    # -- what is sent, and what became of it

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._server, self._keys)

    def news(self, tails: Mapping[int, str]) -> News:
        """Waits for entries of the outbox after these."""
        return News(self._server, self._keys, tails)

    @cached_property
    def dead_letters(self) -> DeadLetters:
        return DeadLetters(self._server, self._keys)

    @cached_property
    def reminders(self) -> ReminderBook:
        return ReminderBook(self._server, self._keys)

    @cached_property
    def bells(self) -> Bells:
        return Bells(self._server, self._keys)

    @cached_property
    def notices(self) -> NoticeBook:
        return NoticeBook(self._server, self._keys)

    @cached_property
    def unreachable(self) -> UnreachableBook:
        return UnreachableBook(self._server, self._keys)

    # -- what the processes share

    @cached_property
    def gate(self) -> AppGate:
        return AppGate(self._server, self._keys, self.now_ms)

    def lanes(self, lease_ms: int = LEASE_MS) -> Lanes:
        return Lanes(self._server, self._keys, lease_ms=lease_ms)

    @cached_property
    def budget(self) -> SendBudget:
        return SendBudget(self._server, self._keys, self.now_ms)

    @cached_property
    def tokens(self) -> TokenVault:
        return TokenVault(self._server, self._keys)

    @cached_property
    def kept(self) -> Kept:
        return Kept(self._server, self._keys)

    @cached_property
    def pulse(self) -> Pulse:
        return Pulse(self._server, self._keys)

    @cached_property
    def refused(self) -> RefusedCallbacks:
        return RefusedCallbacks(self._server, self._keys)

    @cached_property
    def backups(self) -> BackupBook:
        return BackupBook(self._server, self._keys, self.now_ms)

    @cached_property
    def safety(self) -> Safety:
        return Safety(self._server)

    @cached_property
    def seasons(self) -> Seasons:
        return Seasons(self._server, self._keys)


def _in_parts(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(numbers), READ_AT_ONCE):
        yield numbers[at : at + READ_AT_ONCE]
