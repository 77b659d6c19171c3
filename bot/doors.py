"""What must be free before anything starts: the data folder and the port."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

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


@contextmanager
def port_held(port: int) -> Iterator[None]:
    """Keep the port from other bots, from before anybody listens there until the end.

    The web server itself would share it silently. Raises DoorError where somebody has it.
    """
    deadline = time.monotonic() + PORT_WAIT_S
    lock = Path(tempfile.gettempdir(), f"union-award-bot-{os.getuid()}-{port}.lock")
    with lock.open("a") as held:
        while (reason := _taken(held) or _refused(port)) is not None:
            if reason.errno != errno.EADDRINUSE:
                raise DoorError(f"PORT {port} cannot be used ({reason.strerror}): set another PORT")
            if time.monotonic() > deadline:
                raise DoorError(
                    f"PORT {port} is in use: stop the program that listens on"
                    f" http://127.0.0.1:{port} or set another PORT"
                )
            time.sleep(0.05)
        yield


def is_listening(port: int) -> bool:
    """Whether somebody takes connections on the port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _taken(held: IO[str]) -> OSError | None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return OSError(errno.EADDRINUSE, "another bot has it")
    return None


def _refused(port: int) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # closed ones may linger
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104
        except OSError as error:
            return error
    return None
