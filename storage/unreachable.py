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
# Machines may call from several addresses, some of them trusted: each is told of now and then.
ADDRESS_TOLD_EVERY_S = 6 * 3600

_NOTE = """
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held and cjson.decode(held).cause == ARGV[3] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if ARGV[4] ~= '' and not redis.call('SET', KEYS[2], ARGV[2], 'NX', 'EX', ARGV[4]) then
  return 0
end
local at = 5
for lane = 3, #KEYS do
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
        """Remember it and write these effects to the outbox; False if that was told already."""
        effects = list(tell)
        cause = f"{found.obstacle} {found.ip}".strip()
        doc = {"cause": cause, "since": found.since.isoformat()}
        told_every_s = ADDRESS_TOLD_EVERY_S if user_id == THE_APP else ""
        args: list[str | int] = [user_id.casefold(), dump(doc), cause, told_every_s]
        for effect in effects:
            fields = to_fields(effect)
            args += [len(fields), *fields]
        lanes = [self._keys.outbox(lane_for(effect)) for effect in effects]
        keys = [self._keys.unreachable, self._keys.told(cause), *lanes]
        return bool(self._note(keys=keys, args=args))

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
