"""A process that starts later goes by the configuration that was compared with the data."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

from bot.season.beginning import start_season
from bot.season.started import load_started, write_started
from bot.web.readiness import Readiness
from bot.wording.readiness import OTHER
from campaign.loading import read_campaign
from storage.store import Store
from tests.bot.season.seasons import TEXT, Season, edited
from tests.bot.season.test_season import WITHOUT_23
from tests.bot.served import settings_for
from tests.handlers.dialogue import DURING


def test_what_was_started_counts_and_not_what_the_file_says_by_now(
    server: Redis, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(TEXT, encoding="utf-8")
    settings = settings_for(tmp_path, BOT_CONFIG=str(config))
    assert load_started(settings).title.startswith("关于开展2023年")
    season = Season(server)
    write_started(tmp_path, TEXT, season.store.seasons.questions())
    config.write_text(edited(("title: 关于", "title: 另一份关于")), encoding="utf-8")
    assert load_started(settings).title.startswith("关于开展2023年")


def test_what_was_asked_before_is_known_to_every_process(server: Redis, tmp_path: Path) -> None:
    season = Season(server)
    season.say("申报小家", "4 3 5 4 4")
    before = season.campaign.tracks["home"]
    season.start(WITHOUT_23)
    write_started(tmp_path, WITHOUT_23, season.store.seasons.questions())
    track = load_started(settings_for(tmp_path)).tracks["home"]
    application = season.application()
    assert track.as_asked(application) is track
    then = track.as_asked(replace(application, questions=before.questions)).scorecard
    assert then == before.scorecard != track.scorecard


def started(folder: Path, redis_url: str) -> None:
    start_season(TEXT, redis_url, folder, DURING, threading.Event())


def test_a_store_that_was_emptied_or_replaced_is_told_at_the_start(
    server: Redis, redis_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    started(tmp_path, redis_url)
    started(tmp_path, redis_url)
    assert "数据库" not in caplog.text
    server.flushall()
    started(tmp_path, redis_url)
    assert "数据库是空的：上次启动以来说的话不在里面" in caplog.text
    server.set(Season(server).keys.identity, "another")
    started(tmp_path, redis_url)
    assert "数据库不是上次启动时的那个" in caplog.text


def test_a_store_that_was_emptied_while_the_product_runs_is_told(
    server: Redis, redis_url: str, tmp_path: Path
) -> None:
    started(tmp_path, redis_url)
    readiness = Readiness(Store(read_campaign(TEXT), server), tmp_path, must_keep=False)
    assert OTHER not in readiness.look().missing
    server.flushall()
    assert OTHER in readiness.look().missing
