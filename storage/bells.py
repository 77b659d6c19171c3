"""Which bells have rung: each once, whoever rings, however often the process starts again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from redis import Redis

from storage.effects import Effect, lane_for, to_fields
from storage.keys import Keys

RING = (Path(__file__).parent / "ring.lua").read_text(encoding="utf-8")


class Bells:
    """The bells of one campaign, named by their marks."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._ring = server.register_script(RING)

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
        based_on: Mapping[str, int] | None = None,
    ) -> bool:
        """Mark bells and write these effects to the outbox; False if one has rung or a record,
        whose key maps to its version in `based_on`, has moved on."""
        versions = based_on or {}
        args: list[str | int] = [len(marks), *marks, holding, len(versions), *versions.values()]
        for effect in effects:
            fields = to_fields(effect)
            args += [len(fields), *fields]
        lanes = [self._keys.outbox(lane_for(effect)) for effect in effects]
        return bool(self._ring(keys=[self._keys.bells, *versions, *lanes], args=args) == "done")

    def mark(self, marks: Sequence[str], holding: str) -> None:
        """Note that bells have nothing to say."""
        if marks:
            self._server.hset(self._keys.bells, mapping=dict.fromkeys(marks, holding))
