"""What is said while the store does not answer: kept, answered calmly, carried out once and in order."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from redis import Redis

from bot.clock import TRIAL_FILE, Clock, TrialClock
from bot.spool.intake import ANSWER_WITHIN_S
from bot.spool.replaying import Replayer
from bot.spool.store_watch import TRY_EVERY_S
from bot.wecom.callbacks import read_message
from handlers.conversation import Conversation
from handlers.messages import Message
from handlers.wording import chair as wording
from simulator.crypto import EnvelopeError
from simulator.server import Simulator
from storage.effects import SendText
from storage.files.spool import SPOOL, Spool
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import lane_of
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from storage.store import Store
from tests.bot.served import app_on, campaign, serving, settings_for
from tests.bot.web.test_webhook import OPENED, SAMPLE, message, text

pytestmark = pytest.mark.slow
KEYS = Keys(campaign().id)


def read(xml: str, then: Clock) -> Message | None:
    return read_message(xml, SAMPLE.agent_id, then)


@dataclass
class Stage:
    """The bot, WeCom, and a store that can be frozen and set going again."""

    sim: Simulator
    embedded: EmbeddedServer
    clock: TrialClock
    spool: Spool

    def freeze(self) -> None:
        os.kill(self.embedded.pid or 0, signal.SIGSTOP)

    def thaw(self) -> None:
        """Set it going, and wait until the bot may ask it again."""
        os.kill(self.embedded.pid or 0, signal.SIGCONT)
        time.sleep(TRY_EVERY_S)

    def says(self, words: str, number: int, by: str = "chair01") -> str:
        """What is said in the same request."""
        answer = self.sim.deliver(text(words, by, number))
        assert answer.status_code == 200
        try:
            return self.sim.open_reply(answer.content)
        except EnvelopeError:
            return ""

    def replay(self) -> bool:
        with Store.at(self.embedded.url, campaign()) as store:
            replayer = Replayer(self.spool, store, Conversation(store), read)
            return replayer.replay(threading.Event())

    def told(self, user_id: str = "chair01") -> list[str]:
        """The texts that are on their way to somebody, in order."""
        with connect(self.embedded.url) as server:
            entries: Any = server.xrange(KEYS.outbox(lane_of(user_id)))
            effects = [from_fields(fields) for _, fields in entries]
        return [e.text for e in effects if isinstance(e, SendText) and e.user_id == user_id]

    def progress(self) -> str:
        return self.says("进度", 999_999)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    with EmbeddedServer(tmp_path / "store") as embedded:
        app = app_on(settings_for(tmp_path), embedded.url, clock, ANSWER_WITHIN_S)
        with Simulator() as sim, serving(app) as url:
            sim.callback_url = url
            stage = Stage(sim, embedded, clock, Spool(tmp_path / SPOOL))
            stage.says("申报小家", 1)
            yield stage
            os.kill(embedded.pid or 0, signal.SIGCONT)


def test_what_is_said_meanwhile_is_kept_and_carried_out_in_order(stage: Stage) -> None:
    stage.freeze()
    assert wording.kept_for_later() in stage.says("4", 2)
    assert wording.kept_for_later() in stage.says("3", 3)
    assert wording.kept_for_later() in stage.says("5", 4)
    stage.thaw()
    assert stage.replay()
    first, second, third = stage.told()
    assert "已答 1/31 · 得分 4" in first
    assert "已答 2/31 · 得分 7" in second
    assert "已答 3/31 · 得分 12" in third
    assert "已答 3/31 · 得分 12" in stage.progress()
    assert stage.spool.people() == []


def test_repeats_of_the_platform_count_once(stage: Stage) -> None:
    stage.freeze()
    for _ in range(3):
        assert wording.kept_for_later() in stage.says("4", 2)
    stage.thaw()
    assert wording.kept_for_later() in stage.says("4", 2)
    assert stage.replay()
    assert stage.replay()
    assert len(stage.told()) == 1
    assert "得分 4" in stage.says("4", 2)
    assert "已答 1/31" in stage.progress()


def test_what_comes_later_waits_for_what_waits_and_others_do_not(stage: Stage) -> None:
    stage.freeze()
    stage.says("4", 2)
    stage.thaw()
    assert wording.kept_for_later() in stage.says("3", 3)
    assert "1.1" in stage.says("申报小家", 4, by="chair02")
    assert stage.replay()
    assert ["得分 4" in stage.told()[0], "得分 7" in stage.told()[1]] == [True, True]


def test_a_store_that_is_dead_and_comes_back(stage: Stage) -> None:
    stage.embedded._end_process()
    assert wording.kept_for_later() in stage.says("4", 2)
    assert not stage.replay()
    stage.embedded.start()
    stage.thaw()
    assert stage.replay()
    assert "已答 1/31 · 得分 4" in stage.progress()


@pytest.mark.parametrize("setting", ["maxmemory", "replicaof"])
def test_a_store_that_takes_no_writes(stage: Stage, setting: str) -> None:
    with connect(stage.embedded.url) as server:
        _refuse_writes(server, setting)
        try:
            assert wording.kept_for_later() in stage.says("4", 2)
            assert not stage.replay()
        finally:
            server.config_set("maxmemory", 0)
            server.replicaof("NO", "ONE")
    stage.thaw()
    assert stage.replay()
    assert len(stage.told()) == 1
    assert "已答 1/31 · 得分 4" in stage.progress()


def test_it_counts_by_when_it_was_said(stage: Stage) -> None:
    stage.clock.move_to(campaign().deadline - timedelta(minutes=1))
    stage.freeze()
    stage.says("4", 2)
    stage.clock.move_to(campaign().deadline + timedelta(hours=1))
    stage.thaw()
    assert stage.replay()
    (told,) = stage.told()
    assert "得分 4" in told


def test_a_picture_is_kept_and_a_burst_is_answered_once(stage: Stage) -> None:
    stage.freeze()
    answers = [
        stage.sim.deliver(message("image", f"<MediaId>m{n}</MediaId>", message_id=n))
        for n in range(2, 5)
    ]
    assert [bool(answer.content) for answer in answers] == [True, False, False]
    assert stage.spool.size(0).waiting == 3
    stage.thaw()
    assert stage.replay()


def test_what_no_disk_takes_either_is_left_to_the_platform(stage: Stage, tmp_path: Path) -> None:
    stage.freeze()
    (tmp_path / SPOOL).write_text("no folder, but what is in the way of one")
    assert stage.sim.deliver(text("4", message_id=2)).status_code == 503
    (tmp_path / SPOOL).unlink()
    assert wording.kept_for_later() in stage.says("4", 2)


def test_it_is_seen_from_outside(stage: Stage) -> None:
    stage.freeze()
    stage.says("4", 2)
    at = str(stage.sim.callback_url).replace("/wecom/callback", "")
    assert "有 1 条消息存在磁盘上等着办" in requests.get(f"{at}/readyz", timeout=30).text
    stage.thaw()
    metrics = requests.get(f"{at}/metrics", timeout=30).text
    assert 'bot_spool_callbacks{state="waiting"} 1' in metrics


def test_what_cannot_be_carried_out_is_put_aside_and_holds_up_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.embedded._end_process()
    stage.says("4", 2)
    stage.says("3", 3)
    stage.embedded.start()
    answer = Conversation.answer

    def broken(self: Conversation, said: Any, now: Any) -> Any:
        if said.text == "4":
            raise ZeroDivisionError
        return answer(self, said, now)

    with monkeypatch.context() as patch:
        patch.setattr(Conversation, "answer", broken)
        assert stage.replay()
    assert stage.spool.size(0).aside == 1
    assert "没有保存成功" in stage.told()[0]
    assert "得分 3" in stage.told()[1]


def test_a_store_that_is_away_from_the_start(tmp_path: Path) -> None:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    with (
        Simulator() as sim,
        serving(app_on(settings_for(tmp_path), "redis://127.0.0.1:9/0", clock)) as url,
    ):
        sim.callback_url = url
        assert sim.person("chair01").says("4") == [wording.kept_for_later()]
        assert Spool(tmp_path / SPOOL).size(0).waiting == 1


def _refuse_writes(server: Redis, setting: str) -> None:
    if setting == "maxmemory":
        server.config_set("maxmemory", 1)
    else:
        server.replicaof("127.0.0.1", 9)
