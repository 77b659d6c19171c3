"""The app is refused in the middle of everything at once; then all arrives, once and in order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from bot.settings import read_settings
from bot.worker.main import run
from handlers.messages import Image
from simulator.server import Simulator
from storage.effects import SendCard, SendText
from storage.outbox.app_gate import AppGate
from storage.outbox.effect_fields import from_fields, lane_for, to_fields
from storage.outbox.stream import Outbox
from storage.server.clock import ServerClock
from tests.bot.outbox.outbound import environment_for, texts_on_phone, wait_until
from tests.bot.pictures.picture_samples import encoded, scene
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in

ALWAYS = 10**6
CHAIRS = [branch.chair for branch in the_campaign().branches[:8]]
SAID = [f"第 {number} 句" for number in range(1, 6)]


@contextmanager
def worker(simulator: Simulator, redis_url: str, folder: Path) -> Iterator[None]:
    """The background process of the product, in a thread."""
    here = {"DATA_DIR": str(folder), "BOT_NOW": DURING.isoformat()}
    settings = read_settings({**environment_for(simulator, redis_url), **here})
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(settings, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)
        assert not thread.is_alive()


def write(live: Live, *effects: SendText | SendCard) -> None:
    for effect in effects:
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        live.server.xadd(live.keys.outbox(lane_for(effect)), fields)


def left(live: Live) -> list[str]:
    """What is still to be done, but for last looks at pictures."""
    kinds = Outbox(live.server, live.keys).waiting_kinds()
    return [kind for kind in kinds if kind != "note_silence"]


def card(number: int) -> dict[str, Any]:
    return {
        "card_type": "button_interaction",
        "main_title": {"title": f"卡片 {number}"},
        "task_id": f"storm-{number}",
        "button_list": [{"text": "继续", "style": 1, "key": "继续"}],
    }


def break_off(simulator: Simulator, how: str) -> None:
    if how == "secret":
        simulator.invalidate_tokens()
        simulator.faults.add("errcode", "gettoken", errcode=40001, times=ALWAYS)
    elif how == "disabled":
        simulator.faults.add("errcode", "", errcode=50003, times=ALWAYS)
    else:
        simulator.faults.add("http", "", status=407, times=ALWAYS)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["secret", "disabled", "proxy"])
def test_everything_arrives_once_and_in_order(
    simulator: Simulator, server: Redis, redis_url: str, tmp_path: Path, how: str
) -> None:
    simulator.callback_url = "http://127.0.0.1:9/"
    live = Live(server)
    live.say("申报小家", by="chair09")
    with worker(simulator, redis_url, tmp_path):
        write(live, *(SendText(chair, text) for text in SAID[:2] for chair in CHAIRS))
        break_off(simulator, how)
        hand_in(live, "05", "07")
        write(live, *(SendText(chair, text) for text in SAID[2:] for chair in CHAIRS))
        write(live, *(SendCard(chair, card(n)) for n, chair in enumerate(CHAIRS)))
        for number in range(3):
            kept = simulator.enterprise.media.keep("image", "a.jpg", encoded(scene(number)))
            image = Image(a_callback(), "chair09", DURING, kept.id)
            live.conversation.answer(image, DURING)
        live.say("看板", by="office02")
        code = live.say("广播 全部 周五中午截止", by="office01")[-4:]
        live.say(f"确认 {code}", by="office01")
        gate = AppGate(server, live.keys, ServerClock(server))
        wait_until(lambda: gate.shut() is not None)
        assert "起所有消息都发不出去" in live.say("状态", by="office02")
        simulator.faults.clear()
        gate.try_now()
        wait_until(lambda: not left(live), within_s=90)
        wait_until(lambda: len(live.record("09").application("home").photos) == 3)

    letters: Any = server.xrange(live.keys.dead_letters)
    assert [from_fields(fields) for _, fields in letters if fields["refusal"] != "person"] == []
    for chair in CHAIRS:
        told = texts_on_phone(simulator, chair)
        assert [text for text in told if text in SAID] == SAID
        assert len([text for text in told if "周五中午截止" in text]) == 1
        shown = simulator.enterprise.screens.of(chair)
        titles = [(b.card or {}).get("main_title", {}).get("title") for b in shown]
        assert titles.count(f"卡片 {CHAIRS.index(chair)}") == 1
    for chair in ("chair05", "chair07"):
        files = [b for b in simulator.enterprise.screens.of(chair) if b.kind == "file"]
        assert len(files) == len({b.name for b in files}) == 2
    office = texts_on_phone(simulator, "office01")
    assert len([text for text in office if "消息又能发出了" in text]) == 1
    assert len([text for text in office if text.startswith("通知已发给")]) == 1
