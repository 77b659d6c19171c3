"""The campaign's clock: it belongs to the bot, the simulator reads it and moves it."""

import threading
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import requests

from simulator.clock import wall
from simulator.courier import Courier
from simulator.screens import Screens

PATIENCE_S = 10.0  # on a machine with much else to do


class CampaignClock:
    """Asks the bot for its time; a bot without a trial clock runs on the wall clock."""

    def __init__(self, courier: Courier, screens: Screens, key: str) -> None:
        """`key` is what a bot asks for before it lets its clock be moved."""
        self._courier = courier
        self._headers = {"Authorization": f"Bearer {key}"}
        self._screens = screens
        self._lock = threading.Lock()
        self.is_movable = False

    def now(self) -> datetime:
        """Return campaign time by the distance that was read last."""
        return wall() + self._screens.offset

    def expect(self, now: datetime) -> None:
        """Stamp new bubbles as if a bot that is about to start had this time already."""
        with self._lock:
            self._screens.offset = now - wall()

    def read(self) -> datetime:
        """Return campaign time now, and let new bubbles be stamped by it."""
        now = self._ask("GET")
        with self._lock:
            self.is_movable = now is not None
            self._screens.offset = now - wall() if now else timedelta(0)
        return self.now()

    def move(self, to: datetime) -> datetime:
        """Set campaign time, or raise ValueError when the bot does not let it be moved."""
        if self._ask("PUT", {"now": to.isoformat()}) is None:
            raise ValueError("the bot runs on the real clock")
        return self.read()

    def _ask(self, method: str, body: dict[str, str] | None = None) -> datetime | None:
        if not self._courier.callback_url:
            return None
        parts = urlsplit(self._courier.callback_url)
        url = f"{parts.scheme}://{parts.netloc}/trial/clock"
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.request(
                    method, url, json=body, headers=self._headers, timeout=PATIENCE_S
                )
            return datetime.fromisoformat(answer.json()["now"]) if answer.ok else None
        except (requests.RequestException, ValueError, KeyError, TypeError):
            return None
