"""Notices when the platform refuses the whole app and when it takes it again, and tells the office."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from bot.clock import Clock
from bot.outbox.errors import AppRefusedError, WaitingError
from handlers.wording import reaching as wording
from storage.effects import Effect, SendText
from storage.outbox.app_gate import FREE, NEWS
from storage.outbox.unreachable import Obstacle, Unreachable
from storage.store import Store
from storage.store_errors import StoreError

# These may be about one kind of call, while others pass.
OF_ONE_CALL = (Obstacle.API, Obstacle.PROXY)

log = logging.getLogger(__name__)


class AppWatch:
    """The gate of the gateway: every call to the platform passes here.

    A failing store is no failure of the call: what it tells is noticed again with the next one.
    """

    def __init__(self, store: Store, clock: Clock, sends_by: str) -> None:
        """`sends_by` is the call by which everything is sent."""
        self._sends_by = sends_by
        self._campaign = store.configured
        self._outbox = store.outbox
        self._clock = clock
        self._gate = store.gate

    def enter(self, endpoint: str) -> bool:
        """True if a success of this call is news; WaitingError while the app is refused."""
        try:
            answer = self._gate.enter(endpoint)
        except StoreError as error:
            log.warning("not known whether the app is refused: %s", type(error).__name__)
            return True
        if answer in (FREE, NEWS):
            return answer == NEWS
        found = self._gate.shut()
        raise WaitingError(found.obstacle if found else Obstacle.TOKEN)

    def passed(self, endpoint: str) -> None:
        """Open for everything, or for this call, and tell the office what was held up."""
        try:
            for call in ("", endpoint):
                found = self._gate.shut(call)
                if found and found.call in ("", endpoint):
                    self._gate.open(found, call, self._over(found))
                    log.warning("the platform takes the app again, call=%s", call or "any")
        except StoreError as error:
            log.warning("not noted that the app is taken again: %s", type(error).__name__)

    def refused(self, endpoint: str, error: AppRefusedError) -> None:
        """Shut for everything, or note that this call is refused."""
        is_of_one = error.obstacle in OF_ONE_CALL
        found = Unreachable(
            error.obstacle,
            self._clock.now(),
            error.detail,
            error.code or 0,
            endpoint if is_of_one else "",
        )
        # Without sending nothing works; without another call some things do.
        call = endpoint if is_of_one and endpoint != self._sends_by else ""
        try:
            error.ends_what_worked = self._gate.close(found, call)
        except StoreError as failure:
            log.warning("not noted that the app is refused: %s", type(failure).__name__)
        if error.ends_what_worked:
            log.warning(
                "the platform refuses the app, everything waits: call=%s %s", endpoint, error
            )

    def _over(self, found: Unreachable) -> Iterator[Effect]:
        text = wording.app_reached_again(
            self._campaign, found, self._clock.now(), self._outbox.waiting_kinds()
        )
        for person in self._campaign.office:
            yield SendText(person, text)
