"""Whom the app cannot reach, and why; and telling that once to those who can change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from redis import Redis

from storage.atomic import Atomic, field_is, to_outbox
from storage.codec import Codec
from storage.effects import Effect
from storage.keys import Keys

THE_APP = "*"  # in the place of a user id, which cannot be this; before a call, if only that is


class Obstacle(StrEnum):
    """Why nothing arrives; the values are stored, so they never change."""

    UNKNOWN = "unknown"
    UNLICENSED = "unlicensed"
    UNTRUSTED_IP = "untrusted_ip"
    SECRET = "secret"  # noqa: S105 - what is wrong, not a secret
    TOKEN = "token"  # noqa: S105
    CORP = "corp"
    AGENT = "agent"
    API = "api"
    DISABLED = "disabled"
    PROXY = "proxy"


OF_THE_WHOLE = frozenset(Obstacle) - {Obstacle.UNKNOWN, Obstacle.UNLICENSED}


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing arrives: the obstacle, the detail it is about, and since when in campaign time.

    Of the app only: the code it was refused with, the call that was refused where others may pass,
    and when it is tried again, in Redis time.
    """

    obstacle: Obstacle
    since: datetime
    detail: str = ""
    errcode: int = 0
    call: str = ""
    due_ms: int = 0


class UnreachableBook:
    """The people of one campaign whom the last message did not reach."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._atomic = Atomic(server)

    def note(self, user_id: str, found: Unreachable, tell: Iterable[Effect]) -> bool:
        """Remember it and write these effects to the outbox; False if that was told already."""
        key, person = self._keys.unreachable, user_id.casefold()
        effects = list(tell)
        while True:
            held: Any = self._server.hget(key, person)
            if held and cause_of(unreachable_of(held)) == cause_of(found):
                return False
            writes = [["HSET", key, person, line_of(found)], *to_outbox(self._keys, effects)]
            if self._atomic.write([field_is(key, person, held)], writes) is None:
                return True

    def forget(self, user_id: str) -> None:
        """Note that a message has reached the person."""
        self._server.hdel(self._keys.unreachable, user_id.casefold())


def cause_of(found: Unreachable) -> str:
    """What tells one reason from another."""
    return f"{found.obstacle} {found.detail}".strip()


@dataclass(frozen=True, slots=True)
class _Line:
    """What is kept under a user id, THE_APP, or a call; app_gate.lua reads and writes it too."""

    cause: str
    since: str
    errcode: int = 0
    call: str = ""
    due_ms: int = 0


_CODEC = Codec[_Line](_Line, dict)


def line_of(found: Unreachable) -> str:
    """The entry as the Redis hash holds it; when the next may try is for the script to say."""
    line = _Line(cause_of(found), found.since.isoformat(), found.errcode, found.call)
    return _CODEC.write(line)


def unreachable_in(lines: Mapping[str, str]) -> dict[str, Unreachable]:
    """Who is not reached, by user id (THE_APP for nobody), as the Redis hash holds it."""
    return {user_id: unreachable_of(line) for user_id, line in lines.items()}


def unreachable_of(text: str) -> Unreachable:
    """The entry that a line of the Redis hash holds."""
    line = _CODEC.read(text)
    obstacle, _, detail = line.cause.partition(" ")
    since = datetime.fromisoformat(line.since)
    return Unreachable(Obstacle(obstacle), since, detail, line.errcode, line.call, line.due_ms)
