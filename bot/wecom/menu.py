"""The menu below the chat: set until it is set, for the platform may be away at the start."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from bot.outbox.errors import AppRefusedError, EffectError, TransientError
from bot.wecom.gateway import Gateway
from campaign.model import Campaign
from handlers.app_menu import app_menu

log = logging.getLogger(__name__)


class MenuKeeper:
    """Sets the menu once in the life of a process; a job of the ticker.

    The words work without it, so it is never in a hurry.
    """

    def __init__(
        self,
        gateway: Gateway,
        campaign: Campaign,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gateway = gateway
        self._menu = app_menu(campaign)
        self._monotonic = monotonic
        self._attempts = 0
        self._due_at: float | None = monotonic()

    def tick(self, _now: datetime) -> None:
        """Try if it is time for it; what is refused for good is not tried again."""
        if self._due_at is None or self._monotonic() < self._due_at:
            return
        self._due_at = self._next_try()

    def _next_try(self) -> float | None:
        try:
            self._gateway.create_menu(self._menu)
        except EffectError as error:
            self._attempts += 1
            log.warning("menu not set: %s", error)
            is_worth_it = isinstance(error, TransientError | AppRefusedError)
            pause_s = error.delay_after(self._attempts) if is_worth_it else None
            return None if pause_s is None else self._monotonic() + pause_s
        return None
