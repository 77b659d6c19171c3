"""Whom the app cannot reach, and why; and telling that once to those who can change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from redis import Redis

from storage.documents import dump, load
from storage.effects import Effect, lane_for, to_fields
from storage.keys import Keys

THE_APP = "*"  # in the place of a user id, which cannot be this

_NOTE = """
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held and cjson.decode(held).cause == ARGV[3] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local at = 4
for lane = 2, #KEYS do
  local words = tonumber(ARGV[at])
  redis.call('XADD', KEYS[lane], '*', unpack(ARGV, at + 1, at + words))
  at = at + words + 1
end
return 1
"""


class Obstacle(StrEnum):
    """Why nothing arrives; the values are stored, so they never change."""

    UNKNOWN = "unknown"
    UNLICENSED = "unlicensed"
    UNTRUSTED_IP = "untrusted_ip"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing arrives: the obstacle, the address it is about, and since when in campaign time."""

    obstacle: Obstacle
    since: datetime
    ip: str = ""


class UnreachableBook:
    """The people of one campaign whom the last message did not reach."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._note = server.register_script(_NOTE)

    def note(self, user_id: str, found: Unreachable, tell: Iterable[Effect]) -> bool:
        """Remember it and write these effects to the outbox; False if it is known already."""
        effects = list(tell)
        cause = f"{found.obstacle} {found.ip}".strip()
        doc = {"cause": cause, "since": found.since.isoformat()}
        args: list[str | int] = [user_id.casefold(), dump(doc), cause]
        for effect in effects:
            fields = to_fields(effect)
            args += [len(fields), *fields]
        lanes = [self._keys.outbox(lane_for(effect)) for effect in effects]
        return bool(self._note(keys=[self._keys.unreachable, *lanes], args=args))

    def forget(self, user_id: str) -> None:
        """Note that a message has arrived: the person is reached, and so the app can send."""
        self._server.hdel(self._keys.unreachable, user_id.casefold(), THE_APP)


def unreachable_in(lines: Mapping[str, str]) -> dict[str, Unreachable]:
    """Who is not reached, by user id (THE_APP for nobody), as the Redis hash holds it."""
    return {user_id: _unreachable(line) for user_id, line in lines.items()}


def _unreachable(line: str) -> Unreachable:
    doc = load(line)
    obstacle, _, ip = doc["cause"].partition(" ")
    return Unreachable(Obstacle(obstacle), datetime.fromisoformat(doc["since"]), ip)
