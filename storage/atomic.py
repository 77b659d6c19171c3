"""The one script that writes, and what it may be asked to look at before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from redis import Redis
from redis.exceptions import NoScriptError

from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.records import VERSION

SCRIPT = (Path(__file__).parent / "commit.lua").read_text(encoding="utf-8")

Write = Sequence[str]  # a Redis command, its key as the second word
Guard = tuple[str, ...]  # a kind, a key, and what it asks for


def unset(key: str) -> Guard:
    """There is no text under this key."""
    return "UNSET", key


def field_is(key: str, field: str, value: str | None) -> Guard:
    """The field of a hash holds this; None: it is not there."""
    return ("IS", key, field) if value is None else ("IS", key, field, value)


def field_below(key: str, field: str, limit: int) -> Guard:
    """The field of a hash holds a smaller number, or nothing."""
    return "BELOW", key, field, str(limit)


def stamp_is(key: str, stamp: str) -> Guard:
    """The record still has this version; "0": it is not there."""
    return ("VERSION", key, VERSION) if stamp == "0" else ("VERSION", key, VERSION, stamp)


@dataclass(frozen=True, slots=True)
class Held:
    """A guard did not hold, the one of this place: nothing was written. `value` is what is there."""

    guard: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A version was another one: nothing was written. The hashes of all that were asked for."""

    fresh: tuple[dict[str, str], ...]


class Atomic:
    """Writes everything or nothing; with a guard that its own writes end, twice is once."""

    def __init__(self, server: Redis) -> None:
        self._server = server
        self._name = hashlib.sha1(SCRIPT.encode(), usedforsecurity=False).hexdigest()

    def write(self, guards: Sequence[Guard], writes: Iterable[Write]) -> Held | Moved | None:
        """Write if every guard holds, looked at in this order; None when it is written."""
        keys: dict[str, str] = {}
        args = [str(len(guards))]
        for words in (*guards, *writes):
            number = keys.setdefault(words[1], str(len(keys) + 1))
            args += [str(len(words)), words[0], number, *words[2:]]
        # hiredis and the client's stubs leave open what a script returns; it is written above
        match cast("list[Any]", self._run(str(len(keys)), *keys, *args)):
            case ["held", guard, value]:
                return Held(guard - 1, value)
            case ["held", guard]:
                return Held(guard - 1, None)
            case ["stale", fresh]:
                return Moved(tuple(dict(zip(f[::2], f[1::2], strict=True)) for f in fresh))
        return None

    def _run(self, *words: str) -> Any:
        """Call the script by its name; a server that does not know it yet is told."""
        try:
            return self._server.execute_command("EVALSHA", self._name, *words)  # type: ignore[no-untyped-call]
        except NoScriptError:
            return self._server.execute_command("EVAL", SCRIPT, *words)  # type: ignore[no-untyped-call]


def to_outbox(keys: Keys, effects: Iterable[Effect]) -> list[Write]:
    """The commands that write effects to the outbox, each to its lane."""
    return [["XADD", keys.outbox(lane_for(effect)), "*", *to_fields(effect)] for effect in effects]
