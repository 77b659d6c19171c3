"""People who wrote to the bot and are on no roster: kept for the office, one line a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from redis import Redis

from storage.documents import dump, load
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


def write_of(keys: Keys, stranger: Stranger) -> list[str]:
    """The Redis command that notes a stranger, in the place of what they wrote before."""
    line = [stranger.at.isoformat(), stranger.said[:SAID_AT_MOST]]
    line.append(stranger.is_news_since.isoformat())
    return ["HSET", keys.strangers, stranger.user_id, dump(line)]


def forget(server: Redis, keys: Keys, strangers: Iterable[Stranger]) -> None:
    """Drop all that is known of these people, but of who has written again meanwhile."""
    drop = server.register_script(_FORGET)
    for stranger in strangers:
        _, key, user_id, line = write_of(keys, stranger)
        drop(keys=[key, keys.stranger(user_id)], args=[user_id, line])


def strangers_in(lines: Mapping[str, str]) -> tuple[Stranger, ...]:
    """The strangers a Redis hash holds, those who wrote last first."""
    found = []
    for user_id, line in lines.items():
        at, said, *news_at = load(line)
        news = datetime.fromisoformat(news_at[0]) if news_at else None
        found.append(Stranger(user_id, datetime.fromisoformat(at), said, news))
    return tuple(sorted(found, key=lambda stranger: stranger.at, reverse=True))
