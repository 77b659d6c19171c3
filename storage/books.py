"""The books of one campaign's store, each opened when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import TracebackType
from typing import Self

from redis import Redis

from campaign.model import Campaign
from storage.backup_book import BackupBook
from storage.bells import Bells
from storage.commits import Commits
from storage.kept import Kept
from storage.keys import Keys
from storage.losses import LossBook
from storage.notices import NoticeBook
from storage.outbox.app_gate import AppGate
from storage.outbox.dead_letters import DeadLetters
from storage.outbox.lanes import LEASE_MS, Lanes
from storage.outbox.send_budget import SendBudget
from storage.outbox.stream import News, Outbox
from storage.outbox.unreachable import UnreachableBook
from storage.pulse import Pulse
from storage.refused_callbacks import RefusedCallbacks
from storage.reminders import ReminderBook
from storage.revocations import Revocations
from storage.roster import PresentCampaign
from storage.seasons import Seasons
from storage.server.clock import ServerClock
from storage.server.safety import Safety
from storage.token_vault import TokenVault


class Books:
    """What all processes of one campaign write down for each other."""

    def __init__(
        self, configured: Campaign, server: Redis, now_ms: Callable[[], int] | None = None
    ) -> None:
        """`now_ms` is the time all processes share, in ms; else it is that of the server."""
        self.configured = configured
        self.now_ms = now_ms or ServerClock(server)
        self._server = server
        self._keys = Keys(configured.id)
        self._present = PresentCampaign(configured, server, self._keys)

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def commits(self) -> Commits:
        return Commits(self._server, self._keys)

    @cached_property
    def revocations(self) -> Revocations:
        return Revocations(self._server, self._keys)

    @cached_property
    def losses(self) -> LossBook:
        return LossBook(self._server, self._keys, self.now_ms)

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
