"""The one place of the bot that asks for the time of day; everything else is told `now`."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.settings import Settings

TRIAL_FILE = "trial-clock.json"


class Clock(Protocol):
    """Campaign time, which a trial may move, and wall time, which only the world moves."""

    def now(self) -> datetime:
        """Campaign time, aware."""
        ...

    def wall(self) -> datetime:
        """Wall time in UTC: for signatures, tokens and leases."""
        ...


class WallClock:
    """Campaign time is wall time."""

    def now(self) -> datetime:
        return self.wall()

    def wall(self) -> datetime:
        return datetime.now(UTC)


class TrialClock(WallClock):
    """Campaign time runs at a distance from wall time that every process reads from one file.

    The file is `{"offset_s": seconds}`; whoever replaces it moves the clock of all processes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        return self.wall() + self._read_offset()

    def move_to(self, instant: datetime) -> None:
        """Let campaign time go on from this instant, in every process; ValueError far from today."""
        if not 2000 <= instant.year <= 2100:
            raise ValueError("the year must be from 2000 to 2100")
        _replace(self._path, instant - self.wall())

    def _read_offset(self) -> timedelta:
        """The offset in the file, read anew only if the file changed: this runs on every callback."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return self._offset
        stamp = (status.st_ino, status.st_mtime_ns)
        if stamp != self._stamp:
            self._offset = timedelta(seconds=json.loads(self._path.read_bytes())["offset_s"])
            self._stamp = stamp
        return self._offset


def start_clock(settings: Settings) -> Clock:
    """The clock of a new start: a trial clock begins at BOT_NOW. Only the supervisor calls this."""
    if settings.starts_at is None:
        return WallClock()
    clock = TrialClock(settings.data_dir / TRIAL_FILE)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    clock.move_to(settings.starts_at)
    return clock


def open_clock(settings: Settings) -> Clock:
    """The clock that is already running; a trial clock nobody has started begins at BOT_NOW."""
    if settings.starts_at is None:
        return WallClock()
    clock = TrialClock(settings.data_dir / TRIAL_FILE)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    _create(settings.data_dir / TRIAL_FILE, settings.starts_at - clock.wall())
    return clock


def _replace(path: Path, offset: timedelta) -> None:
    """Write the offset so that a reader sees the old file or the new one, never a part."""
    _written(path, offset).replace(path)


def _create(path: Path, offset: timedelta) -> None:
    """Write the offset unless the file exists; of several processes exactly one succeeds."""
    if path.exists():
        return
    written = _written(path, offset)
    with contextlib.suppress(FileExistsError):
        os.link(written, path)
    written.unlink()


def _written(path: Path, offset: timedelta) -> Path:
    """A finished file beside `path` that holds the offset."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(handle, "w") as file:
        json.dump({"offset_s": offset.total_seconds()}, file)
    return Path(name)
