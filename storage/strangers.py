"""People who wrote to the bot and are on no roster: kept for the office, one line a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from redis import Redis

from storage import older
from storage.codec import Codec
from storage.keys import Keys

SAID_AT_MOST = 60
_FORGET = """
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
redis.call('DEL', KEYS[2])
return redis.call('HDEL', KEYS[1], ARGV[1])
"""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody nobody knows: when they wrote last, and what; they are news since `news_at`."""

    user_id: str
    at: datetime
    said: str
    news_at: datetime | None = None

    @property
    def is_news_since(self) -> datetime:
        return self.news_at or self.at


@dataclass(frozen=True, slots=True)
class _Line:
    """What is kept of a stranger under their user id."""

    at: datetime
    said: str
    news_at: datetime | None = None


_CODEC = Codec[_Line](_Line, older.stranger)


def write_of(keys: Keys, stranger: Stranger) -> list[str]:
    """The Redis command that notes a stranger, in the place of what they wrote before."""
    line = _Line(stranger.at, stranger.said[:SAID_AT_MOST], stranger.is_news_since)
    return ["HSET", keys.strangers, stranger.user_id, _CODEC.write(line)]


def forget(server: Redis, keys: Keys, strangers: Iterable[Stranger]) -> None:
    """Drop all that is known of these people, but of who has written again meanwhile."""
    drop = server.register_script(_FORGET)
    for stranger in strangers:
        line: Any = server.hget(keys.strangers, stranger.user_id)
        if line and strangers_in({stranger.user_id: line}) == (stranger,):
            drop(
                keys=[keys.strangers, keys.stranger(stranger.user_id)],
                args=[stranger.user_id, line],
            )


def strangers_in(lines: Mapping[str, str]) -> tuple[Stranger, ...]:
    """The strangers a Redis hash holds, those who wrote last first."""
    found = [(user_id, _CODEC.read(line)) for user_id, line in lines.items()]
    strangers = [Stranger(user_id, line.at, line.said, line.news_at) for user_id, line in found]
    return tuple(sorted(strangers, key=lambda stranger: stranger.at, reverse=True))
