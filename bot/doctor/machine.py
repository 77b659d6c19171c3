"""This machine: room and rights on the disk, and whether every part of the bot is at work."""

from __future__ import annotations

import os
import time
from pathlib import Path

from bot.doctor.door import State
from bot.doctor.findings import Finding, NotYetError, fails, good, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.supervisor.preflight import DoorError, check_data_dir
from bot.web.readiness import ALIVE_WITHIN_S, BACKUP_LATE_S, LEAST_FREE_BYTES, SPOOLED_WITHIN_S
from bot.wording.doctor import general
from bot.wording.doctor import machine as wording
from storage.files.spool import SPOOL, Spool
from storage.pulse import Part

SCARCE_BYTES = 5 * LEAST_FREE_BYTES


def data_dir(scene: Scene) -> Finding:
    """Fails where nothing can be written; a folder that is not there is for the start to make."""
    folder = scene.settings.data_dir.absolute()
    if not _is_writable(folder, "DATA_DIR"):
        return fails(wording.not_writable(folder))
    return good(wording.writable(folder) if folder.exists() else wording.will_be_made(folder))


def disk(scene: Scene) -> Finding:
    """Fails where no more photos are taken, warns before."""
    folder = _existing(scene.settings.data_dir.absolute())
    free = scene.means.free_bytes(folder)
    if free < LEAST_FREE_BYTES:
        return fails(wording.full(free, LEAST_FREE_BYTES))
    return warns(wording.scarce(free)) if free < SCARCE_BYTES else good(wording.room(free))


def spool(scene: Scene) -> Finding:
    """Fails where callbacks could not be kept while the store is away, warns of what still waits."""
    folder = scene.settings.data_dir.absolute() / SPOOL
    if not _is_writable(folder.parent, "DATA_DIR"):
        raise NotYetError(general.after("data_dir"))
    if not _is_writable(folder, "DATA_DIR"):
        return fails(wording.not_writable(folder))
    size = Spool(folder).size(time.time())
    if size.aside:
        return warns(wording.set_aside(size.aside, folder))
    if size.waiting and size.oldest_s > SPOOLED_WITHIN_S:
        return warns(wording.waits_long(size.waiting, size.oldest_s))
    return good(wording.waits(size.waiting))


def port(scene: Scene) -> Finding:
    """Fails where another program has taken the port of the bot."""
    at, behind = scene.settings.port, scene.door.behind_port
    if behind.state is State.NOT_OURS:
        return fails(wording.port_taken(at))
    if behind.state is State.SLOW:
        return warns(wording.port_silent(at))
    return good(wording.port_ours(at) if behind.is_bot else wording.port_free(at))


def worker(scene: Scene) -> Finding:
    """Fails where nobody sends messages and fetches photos."""
    return _alive(scene, Part.WORKER)


def tick(scene: Scene) -> Finding:
    """Fails where nobody reminds and rings at the deadline."""
    return _alive(scene, Part.TICK)


def undelivered(scene: Scene) -> Finding:
    """Warns of what waits because the app is refused, and of what was given up."""
    store = scene.answering_store
    if refused := store.gate.shut():
        return warns(wording.held_up(scene.campaign, refused))
    number = sum(store.dead_letters.counts().values())
    return warns(wording.given_up(number)) if number else good(wording.NOTHING_LEFT)


def backup(scene: Scene) -> Finding:
    """Warns where the scheduled backup is late or was never made."""
    folder = scene.settings.backup_dir
    if folder is None:
        return good(wording.NO_BACKUPS)
    if not _is_writable(folder.absolute(), "BACKUP_DIR"):
        return fails(wording.not_writable(folder, "BACKUP_DIR"))
    last = scene.answering_store.backups.last()
    if last.age_s is None:
        return warns(wording.NEVER_BACKED_UP) if scene.is_running else good(wording.BACKUPS_WILL_BE)
    if last.failed or last.age_s > BACKUP_LATE_S:
        return warns(wording.backup_late(last.age_s, last.failed))
    return good(wording.backed_up(last.age_s))


def _alive(scene: Scene, part: Part) -> Finding:
    ages = scene.parts
    scene.must_run()
    if part not in ages:
        return fails(wording.never_began(part))
    if ages[part] > ALIVE_WITHIN_S[part]:
        return fails(wording.stands_still(part, ages[part]))
    return good(wording.at_work(ages[part]))


def _is_writable(folder: Path, name: str) -> bool:
    """Whether files can be made there; tried where the folder is there."""
    above = _existing(folder)
    if above != folder:
        return above.is_dir() and os.access(above, os.W_OK)
    try:
        check_data_dir(folder, name)
    except DoorError:
        return False
    return True


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    while not folder.exists():
        folder = folder.parent
    return folder


CHECKS = (
    Check("data_dir", "DATA_DIR", data_dir),
    Check("disk", "磁盘", disk),
    Check("spool", "等着办的", spool),
    Check("backup", "BACKUP_DIR", backup),
    Check("port", "PORT", port),
    Check("worker", "后台进程", worker),
    Check("tick", "定时器", tick),
    Check("undelivered", "没送到的", undelivered),
)
