"""What could not be sent yet and is tried again, as it is told to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from redis import Redis

from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.entries import effect_in, failures_in


@dataclass(frozen=True, slots=True)
class Retry:
    """One effect that failed so often and is due again, in Redis time."""

    effect: Effect
    tries: int
    due_ms: int


def read_retries(server: Redis, keys: Keys, notes: Mapping[str, str]) -> tuple[Retry, ...]:
    """The effects that these notes of failures are about, the oldest first; nothing is read for none."""
    if not notes:
        return ()
    pipeline = server.pipeline(transaction=False)
    for entry in notes:
        lane, _, id_ = entry.partition(":")
        pipeline.xrange(keys.outbox(int(lane)), min=id_, max=id_)
    answers: list[Any] = pipeline.execute()
    found = []
    for note, entries in zip(notes.values(), answers, strict=True):
        failures = failures_in(note)
        for id_, fields in entries:
            if failures.counts and (effect := effect_in(fields)):
                found.append((id_, Retry(effect, sum(failures.counts.values()), failures.due_ms)))
    return tuple(retry for _, retry in sorted(found, key=lambda pair: pair[0]))
