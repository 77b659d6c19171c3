"""What happened, for tests to assert on and for the page's log."""

import itertools
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.clock import wall

KEEP = 50_000
SECRETS = {"access_token", "corpsecret"}


@dataclass(frozen=True)
class ApiCall:
    """One call of the server API; the query comes without secrets."""

    number: int
    path: str
    query: dict[str, str]
    body: Any
    errcode: int
    at: datetime = field(default_factory=wall)


@dataclass(frozen=True)
class CallbackRecord:
    """One callback with all its attempts; `attempts` holds statuses or reasons of failure."""

    number: int
    user_id: str
    summary: str
    attempts: tuple[str, ...]
    ok: bool
    elapsed_ms: float
    xml: str
    at: datetime = field(default_factory=wall)


@dataclass(frozen=True)
class ProtocolFault:
    """Something the bot answered that the real platform would not understand."""

    number: int
    user_id: str
    reason: str
    at: datetime = field(default_factory=wall)


@dataclass(frozen=True)
class Notice:
    """Something the real platform would do without telling the bot, such as a silent cut."""

    number: int
    user_id: str
    reason: str
    at: datetime = field(default_factory=wall)


class Journal:
    """Four bounded lists: API calls, callbacks, protocol faults, notices."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._calls: deque[ApiCall] = deque(maxlen=KEEP)
        self._callbacks: deque[CallbackRecord] = deque(maxlen=KEEP)
        self._faults: deque[ProtocolFault] = deque(maxlen=KEEP)
        self._notices: deque[Notice] = deque(maxlen=KEEP)

    @property
    def calls(self) -> list[ApiCall]:
        """API calls, oldest first."""
        with self._lock:
            return list(self._calls)

    @property
    def callbacks(self) -> list[CallbackRecord]:
        """Callbacks, oldest first."""
        with self._lock:
            return list(self._callbacks)

    @property
    def faults(self) -> list[ProtocolFault]:
        """Protocol faults, oldest first."""
        with self._lock:
            return list(self._faults)

    @property
    def notices(self) -> list[Notice]:
        """Silent losses, oldest first."""
        with self._lock:
            return list(self._notices)

    def api_call(self, path: str, query: Mapping[str, str], body: Any, errcode: int) -> None:
        """Record one API call without its secrets."""
        shown = {key: value for key, value in query.items() if key not in SECRETS}
        with self._lock:
            self._calls.append(ApiCall(next(self._numbers), path, shown, body, errcode))

    def callback(
        self,
        user_id: str,
        summary: str,
        attempts: list[str],
        ok: bool,
        elapsed_ms: float,
        xml: str,
    ) -> None:
        """Record one callback after its last attempt."""
        with self._lock:
            number = next(self._numbers)
            record = CallbackRecord(number, user_id, summary, tuple(attempts), ok, elapsed_ms, xml)
            self._callbacks.append(record)

    def fault(self, user_id: str, reason: str) -> None:
        """Record that the bot broke the protocol."""
        with self._lock:
            self._faults.append(ProtocolFault(next(self._numbers), user_id, reason))

    def notice(self, user_id: str, reason: str) -> None:
        """Record what was lost or may look wrong without any error."""
        with self._lock:
            self._notices.append(Notice(next(self._numbers), user_id, reason))

    def clear(self) -> None:
        """Forget everything recorded so far."""
        with self._lock:
            self._calls.clear()
            self._callbacks.clear()
            self._faults.clear()
            self._notices.clear()
