"""Tokens, and the refusals every call shares."""

import time
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller


@pytest.mark.parametrize(
    ("corp_id", "secret", "errcode"),
    [("", "x", 41002), ("x", "", 41004), ("x", "x", 40013), (None, "x", 40001)],
)
def test_gettoken_refuses(
    sim: Simulator, api: ApiCaller, corp_id: str | None, secret: str, errcode: int
) -> None:
    corp_id = sim.credentials.corp_id if corp_id is None else corp_id
    assert api.get("gettoken", corpid=corp_id, corpsecret=secret)["errcode"] == errcode


def test_a_token_stays_the_same_until_it_is_old(sim: Simulator, api: ApiCaller) -> None:
    first = api.token
    sim.clock.advance(timedelta(seconds=7100))
    assert api.refresh()["expires_in"] <= 100
    assert api.token == first
    sim.clock.advance(timedelta(seconds=100))
    assert api.get("getcallbackip")["errcode"] == 42001
    assert api.refresh()["expires_in"] == 7200
    assert api.token != first


def test_tokens_can_be_expired_and_invalidated(sim: Simulator, api: ApiCaller) -> None:
    sim.expire_tokens()
    assert api.get("getcallbackip")["errcode"] == 42001
    api.refresh()
    sim.invalidate_tokens()
    assert api.get("getcallbackip")["errcode"] == 40014
    api.refresh()
    assert api.get("getcallbackip")["ip_list"] == ["127.0.0.1"]


@pytest.mark.parametrize(("token", "errcode"), [("", 41001), ("rubbish", 40014)])
def test_a_wrong_token_is_refused(api: ApiCaller, token: str, errcode: int) -> None:
    api.token = token
    assert api.get("user/get", userid="chair01")["errcode"] == errcode


def test_a_token_in_the_body_does_not_count(api: ApiCaller) -> None:
    token, api.token = api.token, ""
    assert api.post("message/send", {"access_token": token})["errcode"] == 41001


def test_refusals_carry_hint_and_link(api: ApiCaller) -> None:
    answer = api.get("user/get", userid="nobody")
    assert answer["errcode"] == 60111
    assert "hint: [" in answer["errmsg"]
    assert "from ip: 127.0.0.1" in answer["errmsg"]
    assert answer["errmsg"].endswith("devtool/query?e=60111")


def test_an_unknown_call_is_not_found(api: ApiCaller) -> None:
    assert api.raw("message/sned").status_code == 404


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        (b"{", 40058),
        (b"[]", 40058),
        (b"", 40058),
        (b'{"text":{"content":"\\u4e2d"}}', 40033),
        (b'{"text":{"content":"\\\\u4e2d"}}', 41011),
        (b'{"text":{"content":"\\u0007"}}', 41011),
    ],
)
def test_bodies_must_be_unescaped_json_objects(api: ApiCaller, body: bytes, errcode: int) -> None:
    assert api.post("message/send", body)["errcode"] == errcode


def test_sending_by_get_is_refused(api: ApiCaller) -> None:
    assert api.get("message/send")["errcode"] == 40058


def test_the_journal_keeps_calls_and_no_secrets(sim: Simulator, api: ApiCaller) -> None:
    api.send("text", {"content": "hi"})
    call = sim.calls[-1]
    assert (call.path, call.errcode, call.body["text"]) == ("message/send", 0, {"content": "hi"})
    told = repr(sim.calls)
    assert api.token not in told
    assert sim.credentials.secret not in told


def test_the_platforms_time_stands_in_its_answers_once(sim: Simulator, api: ApiCaller) -> None:
    sim.switches.clock_ahead_s = 86_400
    told = parsedate_to_datetime(api.raw("getcallbackip").headers["Date"]).timestamp()
    assert told - time.time() > 80_000
