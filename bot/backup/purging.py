"""Erasing all that people said and sent, after the season."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.backup.folder import backups_in, unfinished_in
from bot.backup.reading import BackupError
from bot.outbox.worker import BEAT_EVERY_S
from bot.settings import Settings
from campaign.model import Campaign
from handlers.wording import backups as wording
from storage.copying.whole import Whole
from storage.files.data_folder import PHOTOS, files_under, known, names_in
from storage.pulse import Part

LONG_DEAD_S = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes and what stays, in lines for the operator."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


def plan(campaign: Campaign, settings: Settings, store: Whole) -> Plan:
    """What a purge would do, without doing anything."""
    return Plan(tuple(_goes(campaign, settings, store)), tuple(_stays(settings, store)))


def check_stopped(store: Whole) -> None:
    """Raise BackupError while a worker gives signs of life, on whichever machine."""
    before = store.pulse.last(Part.WORKER)
    if store.pulse.ages().get(Part.WORKER, LONG_DEAD_S) >= LONG_DEAD_S:
        return
    time.sleep(BEAT_EVERY_S + 1)
    if store.pulse.last(Part.WORKER) != before:
        raise BackupError(wording.still_running())


def purge_store(store: Whole) -> Iterator[str]:
    """Erase the campaign from a Redis that stays; lines about what is left to do by hand there."""
    store.erase()
    for command in store.erase_traces():
        yield wording.redis_refuses(command)
    if count := store.replicas():
        yield wording.replicas_keep(count)


def purge_files(settings: Settings) -> None:
    """Remove all that is ours from DATA_DIR and BACKUP_DIR."""
    for name in names_in(settings.data_dir):
        if known(name):
            _remove(settings.data_dir / name)
    if settings.backup_dir:
        for path in (*backups_in(settings.backup_dir), *unfinished_in(settings.backup_dir)):
            _remove(path)


def _goes(campaign: Campaign, settings: Settings, store: Whole) -> Iterator[str]:
    yield wording.records_go(campaign.title, store.branches())
    if not settings.redis_url:
        for other in store.others():
            yield wording.other_goes(other)
    photos = [path.stat().st_size for path in files_under(settings.data_dir / PHOTOS)]
    yield wording.photos_go(len(photos), sum(photos))
    names = [name for name in names_in(settings.data_dir) if known(name) and name != PHOTOS]
    yield wording.files_go(settings.data_dir, names)
    if settings.backup_dir:
        yield wording.backups_go(settings.backup_dir, len(backups_in(settings.backup_dir)))


def _stays(settings: Settings, store: Whole) -> Iterator[str]:
    yield wording.config_stays(settings.config_path)
    ours = [settings.backup_dir] if settings.backup_dir else []
    for name in names_in(settings.data_dir, ours):
        if not known(name):
            yield wording.unknown_stays(settings.data_dir / name)
    if settings.redis_url:
        for other in store.others():
            yield wording.other_stays(other)
    yield wording.outside_stays()


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all in it; of a link also what it leads to."""
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for inside in path.iterdir():
        shutil.rmtree(inside) if inside.is_dir() and not inside.is_symlink() else inside.unlink()
    with suppress(OSError):  # a place where a disk is mounted stays
        path.unlink() if path.is_symlink() else path.rmdir()
