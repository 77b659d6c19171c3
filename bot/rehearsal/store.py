"""What the product has stored, looked at from outside while it runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from redis import Redis

from campaign.applications import Application
from campaign.model import Campaign
from storage.effects import Effect, NoteSilence, from_fields
from storage.keys import OUTBOX_LANES, Keys
from storage.records import from_fields as record_from_fields

MANY = 200
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Store:
    """The campaign's data in Redis."""

    def __init__(self, server: Redis, campaign: Campaign) -> None:
        self._server = server
        self._keys = Keys(campaign.id)

    def is_settled(self) -> bool:
        """Whether everything is done that has to be done now.

        A last look at pictures may wait: those that were answered meanwhile it will not answer again.
        """
        pipeline = self._server.pipeline(transaction=False)
        for lane in range(OUTBOX_LANES):
            pipeline.xrange(self._keys.outbox(lane), count=MANY)
        return all(
            _is_last_look(_effect(fields)) for lane in pipeline.execute() for _, fields in lane
        )

    def ticked(self) -> datetime:
        """The campaign time of the last tick; long ago before the first."""
        told = cast("str | None", self._server.get(self._keys.ticked))
        return datetime.fromisoformat(told) if told else LONG_AGO

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


def _effect(fields: dict[str, str]) -> Effect | None:
    try:
        return from_fields(dict(fields))
    except (ValueError, KeyError, TypeError):
        return None


def _is_last_look(effect: Effect | None) -> bool:
    return isinstance(effect, NoteSilence) and effect.is_last_call
