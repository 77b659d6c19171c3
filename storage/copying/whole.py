"""All that the store holds of a campaign at once: copied, put back, erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from types import TracebackType

from redis import Redis

from storage.backup_book import BackupBook
from storage.copying import copies, erasing, filling
from storage.copying.copies import KeyCopy
from storage.keys import Keys
from storage.pulse import Pulse
from storage.server.clock import ServerClock
from storage.server.connection import connect


class Whole:
    """A campaign in the store, whatever config.yaml says of it; StoreError where that fails."""

    def __init__(self, campaign: str, server: Redis) -> None:
        """`campaign` is its id."""
        self.campaign = campaign
        self._server = server
        self._keys = Keys(campaign)

    @classmethod
    def at(cls, url: str, campaign: str, *, patience_s: float) -> Whole:
        """The campaign in the store at this address; `patience_s` is for one answer."""
        return cls(campaign, connect(url, socket_timeout_s=patience_s, retries=0))

    def copies(self) -> list[KeyCopy]:
        """Everything, read in one step in which nobody writes."""
        return copies.copy_store(self._server, self._keys)

    def fill(self, copies: Iterable[KeyCopy]) -> None:
        """Put copies into the store, all or none; StoreNotEmptyError where anything is."""
        filling.fill_store(self._server, self._keys, copies)

    def is_empty(self) -> bool:
        """Whether the store holds nothing of the campaign."""
        return not filling.holds_any(self._server, self._keys)

    def holds(self, copies: Iterable[KeyCopy]) -> bool:
        """Whether just these copies are there, but for those that have ended."""
        return filling.holds(self._server, self._keys, copies)

    def branches(self) -> int:
        """How many branches have a record."""
        return sum(1 for _ in self._server.scan_iter(self._keys.branch("*"), count=1000))

    def others(self) -> list[str]:
        """The ids of the other campaigns in this store."""
        return [found for found in erasing.campaigns_in(self._server) if found != self.campaign]

    def erase(self) -> int:
        """Remove everything of the campaign; how much there was."""
        return erasing.erase_keys(self._server, self._keys)

    def erase_traces(self) -> Iterator[str]:
        """Make the server write its files anew, without what was removed; what it refuses."""
        return erasing.erase_traces(self._server)

    def replicas(self) -> int:
        """How many copies of this store write files of their own."""
        return erasing.replicas(self._server)

    @cached_property
    def pulse(self) -> Pulse:
        return Pulse(self._server, self._keys)

    @cached_property
    def backups(self) -> BackupBook:
        return BackupBook(self._server, self._keys, ServerClock(self._server))

    def __enter__(self) -> Whole:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.close()
