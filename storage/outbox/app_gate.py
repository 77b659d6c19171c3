"""Whether the platform refuses the whole app: one entry for all processes, tried again now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from redis import Redis

from storage.documents import dump
from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.unreachable import THE_APP, Unreachable, cause_of, line_of, unreachable_of

# Growing, for a secret that is tried too often gets the address blocked for an hour.
PROBE_PAUSES_S = (5, 20, 60, 120, 300, 600, 1200, 3600)
# Machines may call from several addresses, some of them trusted: each is told of now and then.
TOLD_EVERY_S = 3600
FREE, NEWS = 0, 1
_SCRIPT = (Path(__file__).parent / "app_gate.lua").read_text(encoding="utf-8")
_PAUSES_MS = dump([seconds * 1000 for seconds in PROBE_PAUSES_S])


class AppGate:
    """Shut while the app is refused; then one call at a time tries, and the others wait.

    `call` is the one call that is refused, where others may pass; it shuts nothing.
    """

    def __init__(self, server: Redis, keys: Keys, now_ms: Callable[[], int]) -> None:
        self._server = server
        self._keys = keys
        self._now_ms = now_ms
        self._script = server.register_script(_SCRIPT)

    def enter(self, call: str) -> int:
        """FREE; NEWS where a success would be news; else from when on the next may try, in ms."""
        return self._run("enter", "", THE_APP + call)

    def close(self, found: Unreachable, call: str = "") -> bool:
        """Remember that the app, or just this call, is refused; False if that was known."""
        return bool(self._run("close", call, line_of(found)))

    def shut(self, call: str = "") -> Unreachable | None:
        """Why nothing, or just this call, is taken; None when it is, as far as is known."""
        line = cast("str | None", self._server.hget(self._keys.unreachable, THE_APP + call))
        return unreachable_of(line) if line else None

    def due_since_ms(self) -> int | None:
        """For how long one call may try, below 0 while none may; None where all may."""
        found = self.shut()
        return self._now_ms() - found.due_ms if found else None

    def open(self, found: Unreachable, call: str, tell: Iterable[Effect]) -> bool:
        """Forget this refusal and write these effects to the outbox; False if nobody is told."""
        effects = list(tell)
        args: list[str | int] = [found.since.isoformat(), TOLD_EVERY_S]
        for effect in effects:
            fields = to_fields(effect)
            args += [len(fields), *fields]
        lanes = [self._keys.outbox(lane_for(effect)) for effect in effects]
        return bool(self._run("open", call, *args, keys=[self._keys.told(cause_of(found)), *lanes]))

    def try_now(self) -> None:
        """Let the next call try at once."""
        self._run("try", "")

    def _run(self, what: str, call: str, *args: str | int, keys: Iterable[str] = ()) -> int:
        head: list[str | int] = [what, THE_APP + call, self._now_ms(), _PAUSES_MS]
        return int(self._script(keys=[self._keys.unreachable, *keys], args=[*head, *args]))
