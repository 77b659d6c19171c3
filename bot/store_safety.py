"""Whether the store may be trusted with what people say."""

from __future__ import annotations

import logging

from storage.store import Store

ANYWAY = "To start all the same and lose data, set REDIS_DURABLE=none."

log = logging.getLogger(__name__)


class UnsafeStoreError(RuntimeError):
    """The store would lose what people said; the text says which settings, and how to put them right."""


def check_store(store: Store, *, must_keep: bool) -> None:
    """Warn of settings that lose data, UnsafeStoreError where they lose all and `must_keep`."""
    refused = list(store.safety.refused())
    if refused and must_keep:
        raise UnsafeStoreError("\n".join((*refused, ANYWAY)))
    for line in (*refused, *store.safety.doubted()):
        log.warning("%s", line)
