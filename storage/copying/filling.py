"""Putting a copy of a store into an empty one, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from redis import Redis

from storage.copying.copies import KeyCopy, copy_store
from storage.keys import Keys

AT_ONCE = 500
Command = Sequence[str | int]


class StoreNotEmptyError(RuntimeError):
    """The store holds data of this campaign already."""


def fill_store(server: Redis, keys: Keys, copies: Iterable[KeyCopy]) -> None:
    """Write every key that has not ended meanwhile, all or none; StoreNotEmptyError where data are."""
    if holds_any(server, keys):
        raise StoreNotEmptyError(keys.campaign)
    seconds, _ = server.time()
    pipeline: Any = server.pipeline(transaction=True)
    for copy in copies:
        if copy.ends_ms is None or copy.ends_ms > seconds * 1000:
            for command in _commands(keys.prefix + copy.name, copy):
                pipeline.execute_command(*command)
    pipeline.execute()


def holds_any(server: Redis, keys: Keys) -> bool:
    """Whether the store holds anything of the campaign."""
    return any(server.scan_iter(match=f"{keys.prefix}*", count=1000))


def holds(server: Redis, keys: Keys, copies: Iterable[KeyCopy]) -> bool:
    """Whether the store holds just these keys with these values, but for those that have ended."""
    lasting = [copy for copy in copies if copy.ends_ms is None]
    return lasting == [copy for copy in copy_store(server, keys) if copy.ends_ms is None]


def _commands(key: str, copy: KeyCopy) -> Iterator[Command]:
    match copy.kind:
        case "string":
            yield "SET", key, copy.value
        case "hash":
            words = [word for pair in copy.value.items() for word in pair]
            yield from _in_portions("HSET", key, words)
        case "list":
            yield from _in_portions("RPUSH", key, copy.value)
        case "set":
            yield from _in_portions("SADD", key, copy.value)
        case "zset":
            scored = zip(copy.value[1::2], copy.value[::2], strict=True)
            yield from _in_portions("ZADD", key, [word for pair in scored for word in pair])
        case "stream":
            yield from _stream(key, copy.value)
        case _:
            raise ValueError(f"{copy.name} is a {copy.kind}")
    if copy.ends_ms is not None:
        yield "PEXPIREAT", key, copy.ends_ms


def _in_portions(command: str, key: str, words: Sequence[str]) -> Iterator[Command]:
    for start in range(0, len(words), 2 * AT_ONCE):
        yield command, key, *words[start : start + 2 * AT_ONCE]


def _stream(key: str, value: Any) -> Iterator[Command]:
    """What a group has in hand stays in its hand: it is work that was begun and is not done."""
    # Only a group makes a stream that holds nothing.
    yield "XGROUP", "CREATE", key, "of-nobody", "0", "MKSTREAM"
    yield "XGROUP", "DESTROY", key, "of-nobody"
    for entry, words in value["entries"]:
        yield "XADD", key, entry, *words
    yield "XSETID", key, value["last_id"]
    for group in value["groups"]:
        yield "XGROUP", "CREATE", key, group["name"], group["last_id"]
        for entry, consumer, times in group["pending"]:
            claimed = ("XCLAIM", key, group["name"], consumer, 0, entry)
            yield *claimed, "RETRYCOUNT", times, "FORCE", "JUSTID"
