"""A callback that is refused says in the log which setting or clock is wrong, and is counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import requests
from redis import Redis

from bot.web.webhook import PATH
from simulator.crypto import Envelope
from simulator.server import Simulator
from storage.refused_callbacks import RefusedCallbacks
from storage.server.connection import connect
from tests.bot.web.test_webhook import KEYS, SAMPLE, clock, sim, text

__all__ = ["clock", "sim"]  # fixtures
OTHER_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_CORP = "ww9999999999999999"


def late(sim: Simulator, by_s: int) -> requests.Response:
    return sim.deliver(text("进度"), timestamp=int(time.time()) - by_s)


@pytest.mark.parametrize(
    ("wrong", "reason", "status", "told"),
    [
        (
            lambda sim: sim.deliver(text("4"), token="AnotherToken"),
            "signature",
            403,
            "its signature is not made with WECOM_TOKEN",
        ),
        (
            lambda sim: sim.deliver(text("4"), aes_key=OTHER_KEY),
            "key",
            400,
            "it cannot be decrypted with WECOM_AES_KEY",
        ),
        (
            lambda sim: sim.deliver(text("4"), corp_id=OTHER_CORP),
            "receiver",
            403,
            f"it is for {OTHER_CORP}, but WECOM_CORP_ID is {SAMPLE.corp_id}",
        ),
        (lambda sim: late(sim, 3700), "age", 403, "s ahead of its time"),
        (lambda sim: late(sim, -3700), "age", 403, "s behind its time"),
    ],
)
def test_what_is_wrong_is_warned_of_and_counted(
    sim: Simulator,
    server: Redis,
    caplog: pytest.LogCaptureFixture,
    wrong: Callable[[Simulator], requests.Response],
    reason: str,
    status: int,
    told: str,
) -> None:
    assert wrong(sim).status_code == status
    (record,) = (r for r in caplog.records if "callback refused" in r.getMessage())
    assert (record.levelname, told in record.getMessage()) == ("WARNING", True)
    assert RefusedCallbacks(server, KEYS).counts() == {reason: 1}
    metrics = requests.get(str(sim.callback_url).replace(PATH, "/metrics"), timeout=9).text
    assert f'bot_callbacks_refused_total{{reason="{reason}"}} 1' in metrics


def test_an_old_time_under_a_right_signature_is_told_in_seconds(
    sim: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    late(sim, 3700)
    (seconds,) = (
        int(word)
        for record in caplog.records
        for word in record.getMessage().split()
        if word.isdigit()
    )
    assert 3700 <= seconds <= 3800


def test_the_verification_names_them_too(sim: Simulator, caplog: pytest.LogCaptureFixture) -> None:
    for other, told in (
        (Envelope("AnotherToken", SAMPLE.aes_key, SAMPLE.corp_id), "WECOM_TOKEN"),
        (Envelope(SAMPLE.token, OTHER_KEY, SAMPLE.corp_id), "WECOM_AES_KEY"),
        (Envelope(SAMPLE.token, SAMPLE.aes_key, OTHER_CORP), f"WECOM_CORP_ID is {SAMPLE.corp_id}"),
    ):
        caplog.clear()
        asked = requests.get(f"{sim.callback_url}?{other.seal_echo('12345')}", timeout=9)
        assert asked.status_code in (400, 403)
        assert told in caplog.text


def test_what_no_setting_explains_is_no_warning(
    sim: Simulator, server: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    assert requests.get(str(sim.callback_url), timeout=9).status_code == 400
    assert [r.levelname for r in caplog.records if "refused" in r.getMessage()] == ["INFO"]
    assert RefusedCallbacks(server, KEYS).counts() == {"broken": 1}


def test_a_slash_at_the_end_of_the_address_is_taken(sim: Simulator) -> None:
    sim.callback_url = f"{sim.callback_url}/"
    assert sim.verify_callback() is None
    assert sim.person("chair01").says("申报小家")


def test_a_flood_is_counted_without_a_write_for_each(server: Redis) -> None:
    refused, now = RefusedCallbacks(server, KEYS), datetime(2023, 5, 8, tzinfo=UTC)
    for _ in range(100):
        refused.note("signature", now)
    assert RefusedCallbacks(server, KEYS).counts() == {"signature": 1}
    refused.note("age", now + timedelta(seconds=2))
    assert RefusedCallbacks(server, KEYS).counts() == {"age": 1, "signature": 100}


def test_what_could_not_be_counted_is_counted_later(server: Redis, redis_url: str) -> None:
    with connect("redis://127.0.0.1:9", retries=0) as away, connect(redis_url) as there:
        refused, now = RefusedCallbacks(away, KEYS), datetime(2023, 5, 8, tzinfo=UTC)
        refused.note("age", now)
        refused._server = there
        refused.note("age", now + timedelta(seconds=2))
    assert RefusedCallbacks(server, KEYS).counts() == {"age": 2}


def test_the_last_one_of_each_reason_is_remembered_and_is_no_count(server: Redis) -> None:
    began = datetime.now(UTC).replace(microsecond=0)
    refused = RefusedCallbacks(server, KEYS)
    refused.note("age", began)
    refused.note("key", began + timedelta(hours=1))
    assert refused.last("age") == began
    assert refused.last("key") == began + timedelta(hours=1)
    assert refused.last("signature") is None
    assert refused.counts() == {"age": 1, "key": 1}


def test_what_the_doctor_sends_is_not_counted(sim: Simulator, server: Redis) -> None:
    assert sim.deliver(text("4"), token="AnotherToken", nonce="doctor1").status_code == 403
    assert RefusedCallbacks(server, KEYS).counts() == {}
