"""A web server whose processes answer at one door: what it needs of the server's inside is here."""

from __future__ import annotations

import socket
from typing import Any

from granian._granian import SocketHolder
from granian.server.mp import MPServer

from bot.supervisor.preflight import BACKLOG


class DoorServer(MPServer):
    """A server whose processes share one listening socket, opened by somebody else."""

    def __init__(self, door: int, target: str, **options: Any) -> None:
        super().__init__(target, **options)
        self._door = door

    def _init_shared_socket(self) -> None:
        """Take the socket as it is, where the server would have each process open its own."""
        self._ssp: None = None
        self._shd: Any = SocketHolder(self._door, False, BACKLOG)  # type: ignore[call-arg]
        self._sfd: int = self._door  # type: ignore[assignment]
        self._sso = socket.socket(fileno=self._door)
        self._sso.set_inheritable(True)
