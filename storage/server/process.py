"""The process of the embedded server: its durability options, and its tie to its parent."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from pathlib import Path
from typing import IO

from storage.parents import end_with

_DURABLE = {
    "--appendonly": "yes",
    "--appendfsync": "always",
    "--aof-use-rdb-preamble": "no",  # else data does not move between Valkey and Redis
    "--save": "",
    "--maxmemory": "0",
    "--maxmemory-policy": "noeviction",
    "--daemonize": "no",
}


def run_server(
    binary: Path, data: Path, socket: Path, lock: int, log: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start the program in the data folder; it inherits the lock, so the folder stays locked."""
    arguments = {"--port": "0", "--unixsocket": str(socket), "--unixsocketperm": "700", **_DURABLE}
    return subprocess.Popen(
        [str(binary), *(word for option in arguments.items() for word in option)],
        cwd=data,
        env={name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        pass_fds=[lock],
        start_new_session=True,  # Ctrl-C must reach it last, from the supervisor
        preexec_fn=partial(end_with, os.getpid()),
    )
