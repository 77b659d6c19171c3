"""What the product has stored, looked at from outside while it runs."""

from __future__ import annotations

from datetime import UTC, datetime

from campaign.applications import Application
from storage.effects import NoteSilence
from storage.outbox.dead_letters import Letter
from storage.store import Store

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Stored:
    """The campaign's data."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_settled(self) -> bool:
        """Whether everything is done that has to be done now.

        A last look at pictures may wait: those that were answered meanwhile it will not answer again.
        """
        effects = self._store.outbox.all()
        return all(isinstance(e, NoteSilence) and e.is_last_call for e in effects)

    def ticked(self) -> datetime:
        """The campaign time of the last tick; long ago before the first."""
        return self._store.kept.ticked() or LONG_AGO

    def applications(self, number: str) -> dict[str, Application]:
        """The applications of a branch by track."""
        return dict(self._store.record(number).applications)

    def dead_letters(self) -> tuple[Letter, ...]:
        """What was given up."""
        return self._store.dead_letters.all()

    def close(self) -> None:
        self._store.close()
