"""Faults on request: the next calls of a path fail in a chosen way."""

import threading
from dataclasses import asdict, dataclass
from typing import Any

KINDS = ("errcode", "http_500", "http", "hang", "drop_before", "drop_after", "truncate")


@dataclass
class Fault:
    """One planned failure; `path` "" means any path."""

    kind: str
    path: str = ""
    times: int = 1
    errcode: int = -1
    seconds: float = 0.0
    ip: str = "203.0.113.7"
    status: int = 403

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the control panel shows it."""
        return asdict(self)


class Faults:
    """Holds planned failures and hands them out call by call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Fault] = []

    def add(
        self,
        kind: str,
        path: str = "",
        *,
        times: int = 1,
        errcode: int = -1,
        seconds: float = 0.0,
        ip: str = "203.0.113.7",
        status: int = 403,
    ) -> Fault:
        """Make the next `times` calls of `path` fail, or raise ValueError for no known kind.

        `http` answers with a status and no JSON, as what stands between bot and platform does;
        `truncate` breaks off in the middle of the answer.
        """
        if kind not in KINDS:
            raise ValueError(f"no fault {kind!r}; known: {', '.join(KINDS)}")
        fault = Fault(kind, path, int(times), int(errcode), float(seconds), ip, int(status))
        with self._lock:
            self._planned.append(fault)
        return fault

    def take(self, path: str) -> Fault | None:
        """Return the fault for this call and count it down, or None."""
        with self._lock:
            for fault in self._planned:
                if fault.path in ("", path):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._planned.remove(fault)
                    return fault
        return None

    def planned(self) -> list[Fault]:
        """Return the failures still to come."""
        with self._lock:
            return list(self._planned)

    def cancel(self, fault: Fault) -> None:
        """Take back one planned failure; nothing happens where it is used up."""
        with self._lock:
            self._planned = [planned for planned in self._planned if planned is not fault]

    def clear(self) -> None:
        """Cancel the failures still to come."""
        with self._lock:
            self._planned.clear()
