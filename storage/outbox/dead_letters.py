"""What was given up, with the reason: listed, counted, sent again or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from redis import Redis

from storage.effects import Effect, SendReminder, SendTimely
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields, lane_for, to_fields

# Only the first of two equal calls finds the letter, so it is sent again once.
_AGAIN = """
if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('XADD', KEYS[2], '*', unpack(ARGV, 2))
return 1
"""


class Refusal(StrEnum):
    """What refused it; the values are stored, so they never change."""

    PERSON = "person"
    MESSAGE = "message"
    MOMENT = "moment"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Letter:
    """One effect that was given up; None where this version cannot read it. Redis time."""

    id: str
    effect: Effect | None
    reason: str
    refusal: Refusal
    kind: str = ""

    @property
    def given_up_ms(self) -> int:
        return int(self.id.split("-")[0])

    @property
    def is_timely(self) -> bool:
        """Whether it was for its moment only, so that sending it again would tell what is over."""
        return isinstance(self.effect, SendReminder | SendTimely)


class DeadLetters:
    """The dead letters of one campaign."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._again = server.register_script(_AGAIN)

    def all(self) -> tuple[Letter, ...]:
        """Every letter, oldest first."""
        return letters_in(self._server.xrange(self._keys.dead_letters))

    def again(self, ids: Iterable[str] | None = None) -> int:
        """Put letters into the outbox once more, all without `ids`: how many.

        What was for its moment only, or cannot be read, stays.
        """
        sent = 0
        for letter in self._chosen(ids):
            if letter.effect is None or letter.is_timely:
                continue
            keys = [self._keys.dead_letters, self._keys.outbox(lane_for(letter.effect))]
            sent += int(self._again(keys=keys, args=[letter.id, *to_fields(letter.effect)]))
        return sent

    def drop(self, ids: Iterable[str] | None = None) -> int:
        """Forget letters, all without `ids`: how many."""
        chosen = [letter.id for letter in self._chosen(ids)]
        return int(self._server.xdel(self._keys.dead_letters, *chosen)) if chosen else 0

    def counts(self) -> Counter[Refusal]:
        """How many letters there are by what refused them."""
        return Counter(letter.refusal for letter in self.all())

    def _chosen(self, ids: Iterable[str] | None) -> list[Letter]:
        wanted = None if ids is None else set(ids)
        return [letter for letter in self.all() if wanted is None or letter.id in wanted]


def letters_in(entries: Any) -> tuple[Letter, ...]:
    """The letters a Redis stream holds, in its order."""
    return tuple(_letter(id_, fields) for id_, fields in entries)


def _letter(id_: str, fields: Mapping[str, str]) -> Letter:
    try:
        effect: Effect | None = from_fields(dict(fields))
    except (ValueError, KeyError, TypeError):
        effect = None
    refusal = Refusal(fields.get("refusal") or Refusal.OURS)
    return Letter(id_, effect, fields.get("reason", ""), refusal, fields.get("kind", ""))
