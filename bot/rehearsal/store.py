"""What the product has stored, looked at from outside while it runs."""

from __future__ import annotations

from typing import Any

from redis import Redis

from campaign.applications import Application
from campaign.model import Campaign
from storage.effects import NoteSilence, from_fields
from storage.keys import OUTBOX_LANES, Keys
from storage.records import from_fields as record_from_fields

MANY = 200


class Store:
    """The campaign's data in Redis."""

    def __init__(self, server: Redis, campaign: Campaign) -> None:
        self._server = server
        self._keys = Keys(campaign.id)

    def is_settled(self) -> bool:
        """Whether everything is done that has to be done now.

        A last look at pictures that have long been answered may still wait; it will do nothing.
        """
        pipeline = self._server.pipeline(transaction=False)
        for lane in range(OUTBOX_LANES):
            pipeline.xrange(self._keys.outbox(lane), count=MANY)
        lanes: list[list[tuple[str, dict[str, str]]]] = pipeline.execute()
        return all(_is_last_look(fields) for lane in lanes for _, fields in lane)

    def waiting(self) -> int:
        """How many effects wait."""
        lanes = (self._keys.outbox(lane) for lane in range(OUTBOX_LANES))
        return sum(int(self._server.xlen(lane)) for lane in lanes)

    def applications(self, number: str) -> dict[str, Application]:
        """The applications of a branch by track."""
        fields: Any = self._server.hgetall(self._keys.branch(number))
        return dict(record_from_fields(fields).applications)

    def dead_letters(self) -> list[dict[str, str]]:
        """What was given up."""
        letters: Any = self._server.xrange(self._keys.dead_letters)
        return [fields for _, fields in letters]

    def close(self) -> None:
        self._server.close()


def _is_last_look(fields: dict[str, str]) -> bool:
    try:
        effect = from_fields(dict(fields))
    except (ValueError, KeyError, TypeError):
        return False
    return isinstance(effect, NoteSilence) and effect.is_last_call
