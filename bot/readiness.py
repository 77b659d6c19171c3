"""Whether what is said now is kept and carried out; if not, which part is missing, in words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
from storage.unreachable import cause_of

# Longer than a tick or a look takes on a machine with much to do.
ALIVE_WITHIN_S = {Part.WORKER: 60, Part.TICK: 180}
NAMES = {
    Part.WORKER: "the background worker, which sends messages and fetches photos,",
    Part.TICK: "the tick, which sends reminders and rings at the deadline,",
}
BACKUP_LATE_S = 30 * 3600
LEAST_FREE_BYTES = 200 * 1024 * 1024


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
        self._must_keep = must_keep
        self._makes_backups = makes_backups
        self._least_free = least_free_bytes

    def missing(self) -> list[str]:
        """One line for each part that is missing; none when everything is there."""
        try:
            return [*self._writes(), *self._parts(), *self._platform(), *self._disk()]
        except StoreError as error:
            return [f"redis is not reachable ({type(error).__name__})", *self._disk()]

    def notes(self) -> list[str]:
        """What is to be known besides: an old backup is no reason to turn callbacks away."""
        if not self._makes_backups:
            return []
        try:
            last = self._store.backups.last()
        except StoreError:
            return []
        failed = f", the last try failed ({last.failed})" if last.failed else ""
        if last.age_s is None:
            return [f"backup: none was made yet{failed}"]
        late = "" if last.age_s < BACKUP_LATE_S else ", which is too long"
        return [f"backup: the last was made {last.age_s / 3600:.0f} h ago{late}{failed}"]

    def _writes(self) -> Iterator[str]:
        """Written, not only asked: a store that is full or a replica answers a ping all the same."""
        try:
            self._store.pulse.probe()
        except DiskFullError:
            yield "redis cannot write to its disk: nothing new is kept"
        except FullError:
            yield "redis is out of memory: nothing new is kept"
        except ReadOnlyError:
            yield "redis is a read-only replica: nothing new is kept"
        except (AwayError, LoadingError):
            raise
        except RefusedError as error:
            yield f"redis takes no writes ({str(error).split(' ')[0]}): nothing new is kept"
        if self._must_keep:
            yield from self._store.safety.refused()

    def _parts(self) -> Iterator[str]:
        ages = self._store.pulse.ages()
        for part, within_s in ALIVE_WITHIN_S.items():
            if part not in ages:
                yield f"{NAMES[part]} has not begun"
            elif ages[part] > within_s:
                yield f"{NAMES[part]} has shown no sign of life for {ages[part]:.0f} s"

    def _platform(self) -> Iterator[str]:
        refused = self._store.gate.shut()
        if refused:
            yield f"WeCom refuses the app since {refused.since}: {cause_of(refused)}"

    def _disk(self) -> Iterator[str]:
        try:
            with tempfile.TemporaryFile(dir=self._data_dir) as file:
                file.write(b"x")
            free = shutil.disk_usage(self._data_dir).free
        except OSError as error:
            yield f"DATA_DIR cannot be written ({error.strerror}): photos and forms are not kept"
            return
        if free < self._least_free:
            megabyte = 1024 * 1024
            yield (
                f"the disk of DATA_DIR has {free // megabyte} MB left:"
                f" at least {self._least_free // megabyte} MB are needed"
            )
