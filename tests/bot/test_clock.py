"""Campaign time: set at start, shared by processes, movable while running."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import TRIAL_FILE, TrialClock, WallClock, open_clock, start_clock
from bot.settings import Settings, read_settings
from tests.bot.test_settings import GOOD

START = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
SOON = timedelta(seconds=20)


def settings_in(folder: Path, starts_at: datetime | None) -> Settings:
    environ = GOOD | {"DATA_DIR": str(folder / "data")}
    if starts_at:
        environ["BOT_NOW"] = starts_at.isoformat()
    return read_settings(environ)


def is_just_after(now: datetime, start: datetime) -> bool:
    return start <= now < start + SOON


def test_without_bot_now_campaign_time_is_wall_time(tmp_path: Path) -> None:
    start_clock(settings_in(tmp_path, START))
    for clock in (f(settings_in(tmp_path, None)) for f in (start_clock, open_clock)):
        assert type(clock) is WallClock
        assert is_just_after(clock.now(), datetime.now(UTC) - timedelta(seconds=1))
        assert clock.now().tzinfo is not None


def test_trial_clock_starts_at_bot_now_and_runs(tmp_path: Path) -> None:
    clock = start_clock(settings_in(tmp_path, START))
    first = clock.now()
    assert is_just_after(first, START)
    assert clock.now() > first
    assert is_just_after(clock.wall(), datetime.now(UTC) - timedelta(seconds=1))


def test_every_start_sets_the_clock_afresh(tmp_path: Path) -> None:
    start_clock(settings_in(tmp_path, START + timedelta(days=3)))
    assert is_just_after(start_clock(settings_in(tmp_path, START)).now(), START)


def test_opening_does_not_set_it_back(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, START)
    start_clock(settings)
    later = START + timedelta(days=2)
    TrialClock(settings.data_dir / TRIAL_FILE).move_to(later)
    assert is_just_after(open_clock(settings).now(), later)


def test_opening_alone_starts_it(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, START)
    assert is_just_after(open_clock(settings).now(), START)
    assert [path.name for path in settings.data_dir.iterdir()] == [TRIAL_FILE]


def test_a_move_reaches_who_has_it_open(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, START)
    clock = start_clock(settings)
    reader = open_clock(settings)
    for days in (5, 1, 3):
        assert isinstance(clock, TrialClock)
        clock.move_to(START + timedelta(days=days))
        assert is_just_after(reader.now(), START + timedelta(days=days))


def test_a_move_reaches_another_process(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, START)
    start_clock(settings)
    path = settings.data_dir / TRIAL_FILE
    code = (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from bot.clock import TrialClock\n"
        "TrialClock(Path(sys.argv[1])).move_to(datetime.fromisoformat(sys.argv[2]))"
    )
    moved_to = START + timedelta(days=4)
    subprocess.run([sys.executable, "-c", code, path, moved_to.isoformat()], check=True)
    assert is_just_after(open_clock(settings).now(), moved_to)


@pytest.mark.parametrize("year", [1, 1999, 2101, 9999])
def test_a_move_out_of_the_calendar_is_refused(tmp_path: Path, year: int) -> None:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    with pytest.raises(ValueError, match="from 2000 to 2100"):
        clock.move_to(datetime(year, 6, 1, tzinfo=UTC))


def test_a_lost_file_leaves_the_clock_running(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, START)
    clock = start_clock(settings)
    clock.now()
    (settings.data_dir / TRIAL_FILE).unlink()
    assert is_just_after(clock.now(), START)
