"""Whether what is said now is kept and carried out; if not, which part is missing, in words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from redis import Redis, RedisError, ResponseError
from redis.exceptions import OutOfMemoryError, ReadOnlyError

from bot.store_safety import refused_settings
from bot.wording import readiness as wording
from storage.app_gate import AppGate
from storage.backup_book import read_last_backup
from storage.keys import Keys
from storage.pulse import Part, read_ages
from storage.server_clock import ServerClock
from storage.unreachable import cause_of

# Longer than a tick or a look takes on a machine with much to do.
ALIVE_WITHIN_S = {Part.WORKER: 60, Part.TICK: 180}
BACKUP_LATE_S = 30 * 3600
LEAST_FREE_BYTES = 200 * 1024 * 1024
PROBE = "probe"


class Readiness:
    """Looks at everything that a sentence needs to be kept and carried out."""

    def __init__(
        self,
        server: Redis,
        keys: Keys,
        data_dir: Path,
        *,
        must_keep: bool = True,
        makes_backups: bool = False,
        least_free_bytes: int = LEAST_FREE_BYTES,
    ) -> None:
        """`must_keep` also asks of the store that it keeps what it was told over a restart."""
        self._server = server
        self._keys = keys
        self._data_dir = data_dir
        self._must_keep = must_keep
        self._makes_backups = makes_backups
        self._least_free = least_free_bytes

    def missing(self) -> list[str]:
        """One line for each part that is missing; none when everything is there."""
        try:
            return [*self._store(), *self._parts(), *self._platform(), *self._disk()]
        except RedisError as error:
            return [wording.away(type(error).__name__), *self._disk()]

    def notes(self) -> list[str]:
        """What is to be known besides: an old backup is no reason to turn callbacks away."""
        if not self._makes_backups:
            return []
        try:
            last = read_last_backup(self._server, self._keys)
        except RedisError:
            return []
        is_late = last.age_s is not None and last.age_s >= BACKUP_LATE_S
        return [wording.last_backup(last.age_s, last.failed, is_late=is_late)]

    def _store(self) -> Iterator[str]:
        """Written, not only asked: a store that is full or a replica answers a ping all the same."""
        try:
            self._server.hset(self._keys.pulse, PROBE, "")
        except OutOfMemoryError:
            yield wording.FULL
        except ReadOnlyError:
            yield wording.READ_ONLY
        except ResponseError as error:  # else it was not reached
            yield wording.takes_no_writes(str(error).split(" ")[0])
        if self._must_keep:
            yield from refused_settings(self._server)

    def _parts(self) -> Iterator[str]:
        ages = read_ages(self._server, self._keys)
        for part, within_s in ALIVE_WITHIN_S.items():
            if part not in ages:
                yield wording.never_began(part)
            elif ages[part] > within_s:
                yield wording.stands_still(part, ages[part])

    def _platform(self) -> Iterator[str]:
        refused = AppGate(self._server, self._keys, ServerClock(self._server)).shut()
        if refused:
            yield wording.refused(refused.since, cause_of(refused))

    def _disk(self) -> Iterator[str]:
        try:
            with tempfile.TemporaryFile(dir=self._data_dir) as file:
                file.write(b"x")
            free = shutil.disk_usage(self._data_dir).free
        except OSError as error:
            yield wording.not_writable(error.strerror)
            return
        if free < self._least_free:
            yield wording.disk_full(free, self._least_free)
