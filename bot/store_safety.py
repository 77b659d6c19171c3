"""Settings of somebody else's Redis under which what people said would be lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import cast

from redis import Redis, ResponseError

from bot.wording import starting as wording

log = logging.getLogger(__name__)


class UnsafeStoreError(RuntimeError):
    """The store would lose what people said; the text says which settings, and how to put them right."""


def check_store(server: Redis, *, must_keep: bool) -> None:
    """Warn of settings that lose data, UnsafeStoreError where they lose all and `must_keep`."""
    refused = list(refused_settings(server))
    if refused and must_keep:
        raise UnsafeStoreError("\n".join((*refused, wording.ANYWAY)))
    for line in (*refused, *doubted_settings(server)):
        log.warning("%s", line)


def refused_settings(server: Redis) -> Iterator[str]:
    """One line for each setting that the bot does not run with."""
    if not is_appending(server):
        yield wording.forgets()
    policy = policy_of(server)
    if policy not in ("", "noeviction"):
        yield wording.evicts(policy)


def doubted_settings(server: Redis) -> Iterator[str]:
    """One line for each setting that loses a little after a sudden death of the machine."""
    fsync = fsync_of(server)
    if fsync not in ("", "always"):
        yield wording.lags(fsync)


def is_appending(server: Redis) -> bool:
    """Whether what is written outlives a restart."""
    return bool(server.info("persistence").get("aof_enabled"))


def policy_of(server: Redis) -> str:
    """What the server throws away when it is full; "" where it does not say."""
    told = _setting(server, "maxmemory-policy")
    return told or str(server.info("memory").get("maxmemory_policy", ""))


def fsync_of(server: Redis) -> str:
    """When what is written reaches the disk; "" where the server does not let it be asked."""
    return _setting(server, "appendfsync")


def _setting(server: Redis, name: str) -> str:
    """What CONFIG says; "" where the server does not let it be asked."""
    try:
        return str(cast("dict[str, str]", server.config_get(name)).get(name, ""))
    except ResponseError:
        return ""
