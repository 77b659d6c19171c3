"""The calls to WeCom that show whether it takes the app; the token is asked for once, and kept here alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any

import requests

from bot.outbox.errors import EffectError
from bot.settings import Settings
from bot.wecom.client import fetch_token, open_session, read_answer

AT_ONCE = 8


class Platform:
    """One app at WeCom, seen from this machine."""

    def __init__(self, settings: Settings, wall: Callable[[], datetime]) -> None:
        self._settings = settings
        self._wall = wall
        self._session = open_session(AT_ONCE)
        self._session.hooks["response"].append(self._note_date)
        self._dates: list[tuple[datetime, datetime]] = []

    @cached_property
    def token(self) -> str | EffectError:
        """The access token, or why there is none."""
        ours = self._settings
        try:
            return fetch_token(self._session, ours.api_base, ours.corp_id, ours.secret)[0]
        except EffectError as error:
            return error

    @cached_property
    def app(self) -> dict[str, Any] | EffectError:
        """The app as WeCom has it, or why it is not shown."""
        return self.ask("agent/get", agentid=str(self._settings.agent_id))

    def ask(self, endpoint: str, **params: str) -> dict[str, Any] | EffectError:
        """The answer of a GET with the token, or what it is refused with."""
        if isinstance(self.token, EffectError):
            return self.token
        params["access_token"] = self.token
        try:
            return read_answer(self._session, self._settings.api_base, endpoint, params)
        except EffectError as error:
            return error

    @property
    def ahead_s(self) -> float | None:
        """By how much the clock of this machine is ahead of WeCom's; None where it told no time."""
        return min(((ours - theirs).total_seconds() for ours, theirs in self._dates), default=None)

    def _note_date(self, response: requests.Response, **_: Any) -> None:
        try:
            date = parsedate_to_datetime(response.headers.get("Date", ""))
        except (TypeError, ValueError):
            return
        self._dates.append((self._wall(), date if date.tzinfo else date.replace(tzinfo=UTC)))
