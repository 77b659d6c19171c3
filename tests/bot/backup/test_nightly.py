"""The backup that is made by itself: once a night among all workers, some kept, its age told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from redis import Redis

from bot.backup.folder import backup_name, backups_in, clear
from bot.backup.reading import opened
from bot.backup.schedule import NightlyBackup
from bot.web.readiness import Readiness
from bot.web.running_metrics import backup_lines
from storage.backup_book import CLAIM_MS, BackupBook
from storage.copying.whole import Whole
from storage.keys import Keys
from storage.server.clock import ServerClock
from storage.store import Store
from tests.bot.export.export_samples import Samples, fill
from tests.bot.served import ROOT, campaign

KEYS = Keys(campaign().id)
DAY = date(2023, 5, 9)
NIGHT = datetime(2023, 5, 8, 19, 30, tzinfo=UTC)  # half past three in Beijing
THREE = datetime(2023, 5, 9, 19, 0, tzinfo=UTC)
A_DAY_MS = 24 * 3600 * 1000


class Night:
    """One process that ticks, at a time the test sets."""

    def __init__(self, folder: Path, server: Redis, redis_url: str, at: datetime = NIGHT) -> None:
        self.at = at
        self.folder = folder / "backups"
        self.folder.mkdir(exist_ok=True)
        self.stop = threading.Event()
        self.backup = NightlyBackup(
            campaign(),
            BackupBook(server, KEYS, ServerClock(server)),
            partial(Whole.at, redis_url, campaign().id, patience_s=60),
            folder / "data",
            ROOT / "config.yaml",
            self.folder,
            timedelta(days=14),
            lambda: self.at,
            self.stop,
        )

    def tick(self) -> None:
        self.backup.tick(self.at)
        self.backup.finish()

    @property
    def made(self) -> list[str]:
        return [path.name for path in backups_in(self.folder)]


@pytest.fixture
def night(tmp_path: Path, server: Redis, redis_url: str) -> Iterator[Night]:
    fill(Samples(server, tmp_path / "data"))
    night = Night(tmp_path, server, redis_url)
    yield night
    night.stop.set()
    night.backup.finish()


def test_one_a_night_after_three(night: Night) -> None:
    for at in (NIGHT, NIGHT + timedelta(hours=12), THREE - timedelta(seconds=1)):
        night.at = at
        night.tick()
    assert night.made == [backup_name(campaign().id, NIGHT)]
    with opened(night.folder / night.made[0]) as backup:
        backup.check()
    night.at = THREE
    night.tick()
    assert night.made == [backup_name(campaign().id, at) for at in (NIGHT, THREE)]


def test_of_many_workers_one_makes_it(
    night: Night, tmp_path: Path, server: Redis, redis_url: str
) -> None:
    others = [Night(tmp_path, server, redis_url, NIGHT + timedelta(seconds=n)) for n in range(1, 6)]
    with ExitStack() as stack:
        for one in (night, *others):
            one.backup.tick(one.at)
            stack.callback(one.backup.finish)
    assert len(night.made) == 1


def test_only_old_ones_are_removed_and_never_the_last(tmp_path: Path) -> None:
    for days in (0, 13, 15, 40):
        (tmp_path / backup_name("a", NIGHT - timedelta(days=days))).touch()
    (tmp_path / "mine.zip").touch()
    clear(tmp_path, timedelta(days=14), NIGHT)
    kept = [backup_name("a", NIGHT - timedelta(days=days)) for days in (13, 0)]
    assert [path.name for path in backups_in(tmp_path)] == kept
    assert (tmp_path / "mine.zip").exists()
    clear(tmp_path, timedelta(days=14), NIGHT + timedelta(days=400))
    assert [path.name for path in backups_in(tmp_path)] == kept[1:]


def test_an_end_breaks_it_off_and_nothing_is_left(night: Night, server: Redis) -> None:
    night.stop.set()
    night.tick()
    assert list(night.folder.iterdir()) == []
    assert Store(campaign(), server).backups.last().age_s is None


def test_a_failure_is_told_and_tried_again_later(
    night: Night, server: Redis, tmp_path: Path
) -> None:
    night.folder.rmdir()
    night.tick()
    (line,) = Readiness(Store(campaign(), server), tmp_path, makes_backups=True).look().notes
    assert line == "备份：还没有做过，上次没做成（BackupError）"
    assert "bot_backup_failed 1" in list(backup_lines(Store(campaign(), server)))
    night.folder.mkdir()
    night.tick()
    assert night.made == []  # the claim has yet to run out
    server.hdel(KEYS.backups, "claim")
    night.tick()
    assert len(night.made) == 1
    assert "bot_backup_failed 0" in list(backup_lines(Store(campaign(), server)))


def test_its_age_is_told(night: Night, server: Redis, tmp_path: Path) -> None:
    readiness = Readiness(Store(campaign(), server), tmp_path, makes_backups=True)
    assert Readiness(Store(campaign(), server), tmp_path).look().notes == []
    assert readiness.look().notes == ["备份：还没有做过"]
    night.tick()
    assert readiness.look().notes == ["备份：最近一次在 0 小时以前"]
    now_ms = server.time()[0] * 1000
    BackupBook(server, KEYS, lambda: now_ms - 2 * A_DAY_MS).note_done(DAY, 77)
    assert readiness.look().notes == ["备份：最近一次在 48 小时以前，太久了"]
    told = dict(line.split() for line in backup_lines(Store(campaign(), server)) if line[0] != "#")
    assert 172_800 <= int(told["bot_backup_age_seconds"]) <= 172_900
    assert told["bot_backup_bytes"] == "77"


def test_a_claim_is_kept_by_who_renews_it_and_free_after_a_death(server: Redis) -> None:
    now_ms = 0
    one, other = (BackupBook(server, KEYS, lambda: now_ms) for _ in range(2))
    assert one.claim(DAY)
    assert not other.claim(DAY)
    now_ms = CLAIM_MS - 1
    assert one.renew()
    now_ms = CLAIM_MS + 1
    assert not other.claim(DAY)
    assert one.renew()
    now_ms = 3 * CLAIM_MS
    assert other.claim(DAY)
    assert not one.renew()
    other.note_done(DAY, 1)
    assert not one.claim(DAY)
    assert one.claim(DAY + timedelta(days=1))
