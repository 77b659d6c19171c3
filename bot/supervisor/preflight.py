"""What must be ours before anything starts: the data folder and the listening socket."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bot.wording import starting as wording

PORT_WAIT_S = 3.0  # the children of a killed supervisor need a moment to end
BACKLOG = 1024
FIRST_FD = 3  # where systemd puts the sockets it hands over


class DoorError(RuntimeError):
    """The place is not ours to use; the text is one line for the operator."""


def check_data_dir(folder: Path, name: str = "DATA_DIR") -> None:
    """Make the folder of a setting, private, and see that a file can be written in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise DoorError(wording.not_writable(name, str(folder), error.strerror)) from None


def open_door(address: str, port: int) -> socket.socket:
    """A socket that listens there, which every web process shares; DoorError if it is taken.

    One socket, opened before the web server and kept while that is started again: what knocks
    meanwhile waits, a hung process takes nothing away from its neighbours, and no second program
    can share the port unseen, as it could if each process opened its own.
    """
    deadline = time.monotonic() + PORT_WAIT_S
    while True:
        try:
            return _listen(address, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise DoorError(wording.port_unusable(port, address, error.strerror)) from None
            if time.monotonic() > deadline:
                raise DoorError(wording.port_taken(port)) from None
        time.sleep(0.05)


def inherited_door(environ: Mapping[str, str]) -> socket.socket | None:
    """The listening socket that systemd hands over to this process; None without one."""
    if environ.get("LISTEN_PID") != str(os.getpid()) or environ.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=FIRST_FD)


def _listen(address: str, port: int) -> socket.socket:
    is_v6 = ipaddress.ip_address(address).version == 6
    door = socket.socket(socket.AF_INET6 if is_v6 else socket.AF_INET)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed ones may linger
        door.bind((address, port))
        door.listen(BACKLOG)
    except OSError:
        door.close()
        raise
    return door
