"""What must be free before anything starts: the data folder and the port."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
import time
from pathlib import Path

PORT_WAIT_S = 3.0  # the children of a killed supervisor need a moment to end


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
        raise DoorError(
            f"{name} {folder} cannot be written ({error.strerror}):"
            " choose a folder that belongs to the user who runs the bot"
        ) from None


def check_port(port: int) -> None:
    """See that nobody listens on the port; the web server itself would share it silently."""
    deadline = time.monotonic() + PORT_WAIT_S
    while (reason := _refused(port)) is not None:
        if reason.errno != errno.EADDRINUSE:
            raise DoorError(f"PORT {port} cannot be used ({reason.strerror}): set another PORT")
        if time.monotonic() > deadline:
            raise DoorError(
                f"PORT {port} is in use: stop the program that listens there or set another PORT"
            )
        time.sleep(0.05)


def is_listening(port: int) -> bool:
    """Whether somebody takes connections on the port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _refused(port: int) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed ones may linger
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104
        except OSError as error:
            return error
    return None
