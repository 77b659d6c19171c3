"""Removing a campaign from a Redis that others may use, and from the files that Redis keeps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice

from redis import Redis, RedisError

from storage.keys import Keys

AT_ONCE = 500
REWRITE_WAIT_S = 600.0
LOOK_EVERY_S = 0.1


def campaigns_in(server: Redis) -> list[str]:
    """The ids of all campaigns that were ever started on this store."""
    found = (key.removeprefix("{").partition("}")[0] for key in server.scan_iter("{*}:snapshot"))
    return sorted(found)


def erase_keys(server: Redis, keys: Keys) -> int:
    """Remove every key of the campaign; how many there were."""
    names, erased = server.scan_iter(match=f"{keys.prefix}*", count=1000), 0
    while portion := list(islice(names, AT_ONCE)):
        erased += server.delete(*portion)
    return erased


def erase_traces(server: Redis) -> Iterator[str]:
    """Make Redis write its files anew, without what was removed; what it refuses, by command."""
    is_kept = server.info("persistence").get("aof_enabled")
    if is_kept and not _does(server, "aof_rewrite", server.bgrewriteaof):
        yield "BGREWRITEAOF"
    # An old dump may lie there, whether or not one is written now and then.
    if not _does(server, "rdb_bgsave", server.bgsave):
        yield "BGSAVE"
    try:
        server.slowlog_reset()  # it quotes the words of slow commands
    except RedisError:
        yield "SLOWLOG RESET"


def replicas(server: Redis) -> int:
    """How many copies of this store write files of their own."""
    return int(server.info("replication").get("connected_slaves", 0))


def _does(server: Redis, name: str, begin: Callable[[], object]) -> bool:
    """Whether something that Redis does in the background was done from now on, and well."""
    deadline = time.monotonic() + REWRITE_WAIT_S
    try:
        _wait_until_idle(server, deadline)  # one that is under way began before
        begin()
        _wait_until_idle(server, deadline)
        told = server.info("persistence")
    except (RedisError, TimeoutError):
        return False
    status = "aof_last_bgrewrite_status" if name == "aof_rewrite" else "rdb_last_bgsave_status"
    return told.get(status) == "ok"


def _wait_until_idle(server: Redis, deadline: float) -> None:
    busy = ("aof_rewrite_in_progress", "aof_rewrite_scheduled", "rdb_bgsave_in_progress")
    while any(int(server.info("persistence").get(name, 0)) for name in busy):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(LOOK_EVERY_S)
