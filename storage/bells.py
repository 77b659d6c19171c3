"""Which bells have rung: each once, whoever rings, however often the process starts again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from redis import Redis

from storage.atomic import Atomic, field_is, stamp_is, to_outbox
from storage.batches import Versioned
from storage.effects import Effect
from storage.keys import Keys
from storage.owners import Owner


class Bells:
    """The bells of one campaign, named by their marks."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._atomic = Atomic(server)

    def rung(self) -> dict[str, str]:
        """What every bell that has rung holds, by its mark."""
        held: Any = self._server.hgetall(self._keys.bells)
        return dict(held)

    def has_rung(self, mark: str) -> bool:
        """Whether a bell has rung, which is cheaper than asking for all."""
        return bool(self._server.hexists(self._keys.bells, mark))

    def ring(
        self,
        marks: Sequence[str],
        holding: str,
        effects: Sequence[Effect],
        based_on: Mapping[Owner, Versioned] | None = None,
    ) -> bool:
        """Mark bells and write these effects to the outbox; False if one has rung or a record that
        the effects are `based_on` has moved on."""
        bells = self._keys.bells
        guards = [field_is(bells, mark, None) for mark in marks]
        for owner, known in (based_on or {}).items():
            guards.append(stamp_is(self._keys.of(owner), known.stamp))
        held = [word for mark in marks for word in (mark, holding)]
        writes = [["HSET", bells, *held], *to_outbox(self._keys, effects)]
        return self._atomic.write(guards, writes) is None

    def mark(self, marks: Sequence[str], holding: str) -> None:
        """Note that bells have nothing to say."""
        if marks:
            self._server.hset(self._keys.bells, mapping=dict.fromkeys(marks, holding))
