"""Callbacks that the store could not take, on disk until it can. What they say is not looked at here.

One folder a person, so that theirs stay in order; one file a callback, named by when it came.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import orjson

from storage.files.durable import sync_folder, write_new

SPOOL = "spool"
ASIDE = "aside"  # what could not be carried out though the store was there
UNFINISHED = ".unfinished"
ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Spooled:
    """A callback as it came: its inner XML, and campaign and wall time at that moment."""

    user_id: str
    callback: str
    xml: str
    came_at: datetime
    came_at_wall: datetime


@dataclass(frozen=True, slots=True)
class Size:
    """How many callbacks wait, since when the oldest does, and how many were put aside."""

    waiting: int
    oldest_s: float
    aside: int


class Spool:
    """The callbacks that wait on this host; threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, spooled: Spooled) -> None:
        """Keep a callback, durably once this returns, behind all others of its person.

        One that waits already is not kept twice. OSError where the disk does not take it.
        """
        folder = self._folder_of(spooled.user_id)
        while True:
            with suppress(FileNotFoundError):  # its last one was just carried out
                return self._add(folder, spooled)

    def holds(self, user_id: str) -> bool:
        """Whether anything of this person waits."""
        try:
            names = os.listdir(self._path_of(user_id))  # noqa: PTH208 - asked for every message
        except OSError:  # mostly because nothing waits
            return False
        return any(name.endswith(ENDING) for name in names)

    def people(self) -> list[Path]:
        """The folders of those of whom something waits, who has waited longest first."""
        first = {
            folder: next(_files(folder), None)
            for folder in _folders(self._folder)
            if folder.name != ASIDE
        }
        found = [(file.name, folder) for folder, file in first.items() if file]
        return [folder for _, folder in sorted(found)]

    def files(self, person: Path) -> Iterator[Path]:
        """What waits of one of `people`, in the order in which it came."""
        return _files(person)

    def read(self, file: Path) -> Spooled:
        """What a file keeps; ValueError where it is not one of ours."""
        found = orjson.loads(file.read_bytes())
        for name in ("came_at", "came_at_wall"):
            found[name] = datetime.fromisoformat(found[name])
        return Spooled(**found)

    def remove(self, file: Path) -> None:
        """Forget what was carried out."""
        file.unlink(missing_ok=True)
        with suppress(OSError):  # more has come
            file.parent.rmdir()

    def put_aside(self, file: Path) -> None:
        """Keep out of the way what cannot be carried out; somebody has to look at it."""
        aside = self._folder / ASIDE
        aside.mkdir(mode=0o700, exist_ok=True)
        file.rename(aside / f"{file.parent.name}-{file.name}")
        with suppress(OSError):
            file.parent.rmdir()

    def size(self, now_s: float) -> Size:
        """How much waits; `now_s` is wall time."""
        people = (folder for folder in _folders(self._folder) if folder.name != ASIDE)
        files = [file for person in people for file in _files(person)]
        oldest_s = min((_number(file) / 1e9 for file in files), default=now_s)
        return Size(len(files), max(now_s - oldest_s, 0), len(list(_files(self._folder / ASIDE))))

    def _folder_of(self, user_id: str) -> Path:
        return Path(self._path_of(user_id))

    def _path_of(self, user_id: str) -> str:
        return f"{self._folder}/{hashlib.sha256(user_id.encode()).hexdigest()[:24]}"

    def _add(self, folder: Path, spooled: Spooled) -> None:
        is_new = not folder.is_dir()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        last = 0
        for file in _files(folder):
            if file.name.endswith(f"-{spooled.callback}{ENDING}"):
                return
            last = _number(file)
        number = max(time.time_ns(), last + 1)  # a clock that was put back changes no order
        _write(folder, f"{number:020d}-{spooled.callback}{ENDING}", orjson.dumps(asdict(spooled)))
        if is_new:
            sync_folder(self._folder)


def _write(folder: Path, name: str, data: bytes) -> None:
    unfinished = folder / f"{UNFINISHED}-{secrets.token_hex(8)}"
    write_new(unfinished, data)
    try:
        unfinished.rename(folder / name)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
    with suppress(FileNotFoundError):  # it was carried out before we got here
        sync_folder(folder)


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


def _files(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError:  # mostly because nothing waits
        return
    yield from found


def _number(file: Path) -> int:
    number = file.name.partition("-")[0]
    return int(number) if number.isdigit() else 0
