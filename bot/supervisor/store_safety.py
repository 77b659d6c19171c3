"""Whether the store may be trusted with what people say."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from bot.wording import starting as wording
from storage.server.safety import Safety
from storage.store import Store

log = logging.getLogger(__name__)


class UnsafeStoreError(RuntimeError):
    """The store would lose what people said; the text says which settings, and how to put them right."""


def check_store(store: Store, *, must_keep: bool) -> None:
    """Warn of settings that lose data, UnsafeStoreError where they lose all and `must_keep`."""
    refused = list(refused_settings(store.safety))
    if refused and must_keep:
        raise UnsafeStoreError("\n".join((*refused, wording.ANYWAY)))
    for line in (*refused, *doubted_settings(store.safety)):
        log.warning("%s", line)


def refused_settings(safety: Safety) -> Iterator[str]:
    """One line for each setting that the bot does not run with."""
    if not safety.is_appending():
        yield wording.forgets()
    policy = safety.policy()
    if policy not in ("", "noeviction"):
        yield wording.evicts(policy)


def doubted_settings(safety: Safety) -> Iterator[str]:
    """One line for each setting that loses a little after a sudden death of the machine."""
    fsync = safety.fsync()
    if fsync not in ("", "always"):
        yield wording.lags(fsync)
