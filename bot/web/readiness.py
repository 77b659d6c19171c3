"""Whether what is said now is kept and carried out; if not, which part is missing, in words."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.season.started import started_store
from bot.supervisor.store_safety import refused_settings
from bot.wording import readiness as wording
from handlers.wording.reaching import app_unreachable
from storage.files.spool import SPOOL, Size, Spool
from storage.pulse import Part
from storage.store import Store
from storage.store_errors import (
    AwayError,
    DiskFullError,
    FullError,
    LoadingError,
    ReadOnlyError,
    RefusedError,
    StoreError,
)

# Longer than a tick or a look takes on a machine with much to do.
ALIVE_WITHIN_S = {Part.WORKER: 60, Part.TICK: 180}
SPOOLED_WITHIN_S = 60  # once the store is back they are carried out at once
BACKUP_LATE_S = 30 * 3600
LEAST_FREE_BYTES = 200 * 1024 * 1024


class Looked(NamedTuple):
    """What was found; of the `notes` none is a reason to turn callbacks away."""

    missing: list[str]
    notes: list[str]


class Readiness:
    """Looks at everything that a sentence needs to be kept and carried out."""

    def __init__(
        self,
        store: Store,
        data_dir: Path,
        *,
        must_keep: bool = True,
        makes_backups: bool = False,
        least_free_bytes: int = LEAST_FREE_BYTES,
    ) -> None:
        """`must_keep` also asks of the store that it keeps what it was told over a restart."""
        self._store = store
        self._data_dir = data_dir
        self._spool = Spool(data_dir / SPOOL)
        self._must_keep = must_keep
        self._makes_backups = makes_backups
        self._least_free = least_free_bytes

    def look(self) -> Looked:
        """A line for each part that is missing, and for what is to be known besides."""
        size = self._spool.size(time.time())
        return Looked([*self._missing(), *_waits_long(size)], [*_spooled(size), *self._known()])

    def _missing(self) -> list[str]:
        try:
            found = [*self._writes(), *self._parts(), *self._platform()]
        except StoreError as error:
            found = [wording.away(type(error).__name__)]
        return [*found, *self._disk()]

    def _known(self) -> list[str]:
        try:
            return [*self._lost(), *(self._backup() if self._makes_backups else ())]
        except StoreError:
            return []

    def _lost(self) -> Iterator[str]:
        losses = self._store.losses.all()
        for what, at_ms in losses.items():
            if what in wording.WHOLE:
                yield wording.WHOLE[what](self._when(at_ms))
        if records := [what for what in losses if what not in wording.WHOLE]:
            newest = max(losses[what] for what in records)
            yield wording.lost_records(len(records), self._when(newest))

    def _when(self, at_ms: int) -> datetime:
        return datetime.fromtimestamp(at_ms / 1000, self._store.configured.zone)

    def _backup(self) -> list[str]:
        last = self._store.backups.last()
        is_late = last.age_s is not None and last.age_s >= BACKUP_LATE_S
        return [wording.last_backup(last.age_s, last.failed, is_late=is_late)]

    def _writes(self) -> Iterator[str]:
        """Written, not only asked: a store that is full or a replica answers a ping all the same."""
        try:
            self._store.pulse.probe()
        except DiskFullError:
            yield wording.DISK_FULL
        except FullError:
            yield wording.FULL
        except ReadOnlyError:
            yield wording.READ_ONLY
        except (AwayError, LoadingError):
            raise
        except RefusedError as error:
            yield wording.takes_no_writes(str(error).split(" ")[0])
        expected = started_store(self._data_dir)
        if expected and self._store.seasons.identity() != expected:
            yield wording.OTHER
        if self._must_keep:
            yield from refused_settings(self._store.safety)

    def _parts(self) -> Iterator[str]:
        ages = self._store.pulse.ages()
        for part, within_s in ALIVE_WITHIN_S.items():
            if part not in ages:
                yield wording.never_began(part)
            elif ages[part] > within_s:
                yield wording.stands_still(part, ages[part])

    def _platform(self) -> Iterator[str]:
        refused = self._store.gate.shut()
        if refused:
            yield app_unreachable(self._store.configured, refused)

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


def _waits_long(size: Size) -> Iterator[str]:
    if size.waiting and size.oldest_s > SPOOLED_WITHIN_S:
        yield wording.waits_long(size.oldest_s)


def _spooled(size: Size) -> Iterator[str]:
    if size.waiting:
        yield wording.waiting(size.waiting, size.oldest_s)
    if size.aside:
        yield wording.put_aside(size.aside)
