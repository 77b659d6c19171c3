"""The backup that is made every night by itself, in a thread of its own, for it may take minutes."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.backup.folder import backup_name, clear
from bot.backup.making import Source, make_backup
from bot.backup.reading import BackupError
from bot.clock import Clock
from bot.settings import Settings
from campaign.model import Campaign
from storage.backup_book import BackupBook
from storage.copying.whole import Whole
from storage.store import Store
from storage.store_errors import StoreError

FROM_HOUR = 3  # a day begins at night; a machine that was off makes it when it is on again
RENEW_EVERY_S = 60.0
PATIENCE_S = 60.0  # of one answer of the store, which may be all that it holds
log = logging.getLogger(__name__)


class _StoppedError(Exception):
    """The product ends, or another process has taken over."""


def nightly_backup(
    settings: Settings, store: Store, clock: Clock, stop: threading.Event
) -> NightlyBackup | None:
    """The backup that BACKUP_DIR asks for; None where it is not set."""
    if not settings.backup_dir or not settings.redis_url:
        return None
    campaign = store.configured
    return NightlyBackup(
        campaign,
        store.backups,
        partial(Whole.at, settings.redis_url, campaign.id, patience_s=PATIENCE_S),
        settings.data_dir,
        settings.config_path,
        settings.backup_dir,
        timedelta(days=settings.backup_keep_days),
        clock.wall,
        stop,
    )


@dataclass(slots=True)
class NightlyBackup:
    """Makes one backup a day into a folder, whichever process ticks first after three in the night."""

    campaign: Campaign
    book: BackupBook
    connect: Callable[[], Whole]
    data_dir: Path
    config_path: Path
    folder: Path
    keep: timedelta
    wall: Callable[[], datetime]
    stop: threading.Event
    _thread: threading.Thread | None = field(default=None, init=False)

    def tick(self, _now: datetime) -> None:
        """Begin the backup of the day unless it is made, or somebody is at it."""
        if self._thread and self._thread.is_alive():
            return
        now = self.wall().astimezone(self.campaign.zone)
        day = (now - timedelta(hours=FROM_HOUR)).date()
        if self.book.claim(day):
            self._thread = threading.Thread(target=self._run, args=(day, now), name="backup")
            self._thread.start()

    def finish(self) -> None:
        """Wait for the end of what is under way; it ends soon once `stop` is set."""
        if self._thread:
            self._thread.join()

    def _run(self, day: date, now: datetime) -> None:
        """What fails is told, and tried again once the claim has run out."""
        try:
            self._make(day, now)
        except _StoppedError:
            log.info("backup broken off, it will be made later")
        except (BackupError, OSError) as error:
            log.error("no backup: %s", error)
            self._note_failed(error)
        except StoreError as error:
            log.warning("backup waits for Redis: %s", type(error).__name__)

    def _make(self, day: date, now: datetime) -> None:
        target = self.folder / backup_name(self.campaign.id, now)
        with self.connect() as store:
            source = Source(store, self.campaign, self.data_dir, self.config_path, self.folder)
            made = make_backup(source, target, now, self._renewing())
        size = target.stat().st_size
        self.book.note_done(day, size)
        old = clear(self.folder, self.keep, now)
        log.info("backup %s: %d bytes, %d photos", target, size, made.photos)
        for path in old:
            log.info("backup %s removed, it is too old", path)

    def _note_failed(self, error: Exception) -> None:
        try:
            self.book.note_failed(type(error).__name__)
        except StoreError:
            log.warning("the failure could not be noted")

    def _renewing(self) -> Callable[[int, int], None]:
        """What is called after each file: it keeps the claim, and breaks off at the end of all."""
        renewed_at = time.monotonic()

        def go_on(_done: int, _size: int) -> None:
            nonlocal renewed_at
            if self.stop.is_set():
                raise _StoppedError
            if time.monotonic() - renewed_at >= RENEW_EVERY_S:
                renewed_at = time.monotonic()
                if not self.book.renew():
                    raise _StoppedError

        return go_on
