"""One owner per data folder: a second process that would write there does not start."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from storage.server.errors import FolderInUseError

LOCK_WAIT_S = 3.0  # a server whose parent was killed needs a moment to end


def take_lock(path: Path) -> int:
    """Lock the folder for us and the server we start; two servers would mix their writes."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + LOCK_WAIT_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                raise FolderInUseError(
                    f"{path.parent} 正被另一个机器人使用：请停掉那一个，或换一个 DATA_DIR"
                ) from None
            time.sleep(0.02)
        else:
            return handle
