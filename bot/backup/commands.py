"""`python -m bot backup FILE`, `restore FILE` and `purge`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.backup.folder import backup_name
from bot.backup.making import Source, make_backup
from bot.backup.purging import check_stopped, plan, purge_files, purge_store
from bot.backup.reading import BackupError, opened
from bot.backup.restoring import (
    Place,
    check_place,
    check_store_empty,
    check_whole,
    restore,
    under_way,
)
from bot.season.started import load_started
from bot.settings import Settings
from bot.supervisor.preflight import DoorError
from bot.supervisor.store import open_whole
from campaign.loading import ConfigError
from handlers.wording import backups as wording
from storage.files.folder_lock import take_lock
from storage.server.embedded import running_url
from storage.server.errors import EmbeddedServerError, FolderInUseError
from storage.store_errors import StoreError

PATIENCE_S = 300.0  # of one answer of the store, which may be all that it holds
TELL_EVERY_S = 2.0


def run_backup(settings: Settings, file: Path, now: datetime) -> int:
    """Write everything into one file, into a folder under a name that tells the time."""
    with _errors_told() as told:
        check_whole(settings.data_dir)
        campaign = load_started(settings)
        target = file / backup_name(campaign.id, now) if file.is_dir() else file
        with open_whole(settings, campaign.id, patience_s=PATIENCE_S) as store:
            source = Source(
                store, campaign, settings.data_dir, settings.config_path, settings.backup_dir
            )
            made = make_backup(source, target, now, _telling())
        size = target.stat().st_size
        print(wording.made(target, size, made.campaign, made.keys, made.photos))
    return told.code


def run_restore(settings: Settings, file: Path) -> int:
    """Check every byte, then write everything into a place where nothing is."""
    place = Place(settings.data_dir, settings.config_path, settings.backup_dir)
    with _errors_told() as told, opened(file) as backup:
        backup.check()
        check_place(place, backup)
        held = backup.manifest
        print(
            wording.restoring(held.campaign, held.title, held.made_at, held.keys, held.photos),
            flush=True,
        )
        with open_whole(settings, held.campaign, patience_s=PATIENCE_S) as store:
            check_store_empty(store)
            with under_way(settings.data_dir):
                left = restore(backup, place, store, _telling())
        print("\n".join([wording.restored(held.keys, held.photos), *left, wording.then_start()]))
    return told.code


def run_purge(settings: Settings, *, is_confirmed: bool) -> int:
    """Show what goes and what stays, and erase it once that is confirmed."""
    with _errors_told() as told:
        campaign = load_started(settings)
        if not settings.redis_url and running_url(settings.data_dir):
            raise BackupError(wording.still_running())
        with open_whole(settings, campaign.id, patience_s=PATIENCE_S) as store:
            shown = plan(campaign, settings, store)
            print(wording.purge_head(shown.goes, shown.stays), flush=True)
            if not is_confirmed and not _is_typed(campaign.id):
                raise BackupError(wording.not_confirmed())
            left = []
            if settings.redis_url:
                check_stopped(store)
                left = list(purge_store(store))
        _purge_files(settings)
        print("\n".join([wording.purged(), *left]))
    return told.code


def _purge_files(settings: Settings) -> None:
    """Nobody starts on the folder meanwhile: it is locked as by an embedded server."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = take_lock(settings.data_dir / "redis.lock")
    try:
        purge_files(settings)
    finally:
        os.close(lock)


def _is_typed(word: str) -> bool:
    print(wording.type_to_confirm(word), end="", flush=True)
    return sys.stdin.readline().strip() == word


class _Told:
    """The exit code, 0 unless an error was told."""

    code = 0


@contextmanager
def _errors_told() -> Iterator[_Told]:
    """Tell the operator in plain words what went wrong inside the block, instead of raising it."""
    told = _Told()
    try:
        yield told
        return
    except FolderInUseError:
        print(wording.still_running(), file=sys.stderr)
    except (BackupError, ConfigError, DoorError, EmbeddedServerError) as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(wording.redis_away(type(error).__name__), file=sys.stderr)
    except OSError as error:
        print(wording.cannot_write(error.filename, error.strerror), file=sys.stderr)
    told.code = 1


def _telling() -> Callable[[int, int], None]:
    """What shows how far it is, now and then."""
    told_at = time.monotonic()

    def tell(done: int, whole: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= TELL_EVERY_S:
            told_at = time.monotonic()
            print(wording.progress(done, whole), file=sys.stderr, flush=True)

    return tell
