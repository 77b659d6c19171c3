"""The webhook over HTTP, with envelopes made by the simulator's own crypto."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from simulator.credentials import Credentials
from simulator.crypto import Envelope, Parcel
from simulator.server import Simulator
from storage.keys import Keys
from storage.outbox.app_gate import AppGate
from storage.outbox.unreachable import Obstacle, Unreachable
from storage.server.clock import ServerClock
from tests.bot.served import app_on, campaign, serving, settings_for

OPENED = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
SAMPLE = Credentials.sample()
KEYS = Keys(campaign().id)
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def clock(tmp_path: Path) -> TrialClock:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    return clock


@pytest.fixture
def sim(tmp_path: Path, redis_url: str, server: Redis, clock: TrialClock) -> Iterator[Simulator]:
    app = app_on(settings_for(tmp_path), redis_url, clock)
    with Simulator() as sim, serving(app) as url:
        sim.callback_url = url
        yield sim
        assert sim.protocol_faults == []


def text(
    content: str, user: str = "chair01", message_id: int = 7459035031717794886, age_s: int = 0
) -> str:
    return message("text", f"<Content><![CDATA[{content}]]></Content>", user, message_id, age_s)


def message(
    kind: str, payload: str, user: str = "chair01", message_id: int = 1, age_s: int = 0
) -> str:
    return (
        f"<xml><ToUserName><![CDATA[{SAMPLE.corp_id}]]></ToUserName>"
        f"<FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{int(time.time()) - age_s}</CreateTime>"
        f"<MsgType><![CDATA[{kind}]]></MsgType>{payload}<MsgId>{message_id}</MsgId>"
        f"<AgentID>{SAMPLE.agent_id}</AgentID></xml>"
    )


def test_url_verification(sim: Simulator) -> None:
    assert sim.verify_callback() is None


@pytest.mark.parametrize("change", ["msg_signature=0", "echostr=AAAA", "timestamp=1"])
def test_a_forged_verification_is_refused(sim: Simulator, change: str) -> None:
    envelope = Envelope(SAMPLE.token, SAMPLE.aes_key, SAMPLE.corp_id)
    echostr = envelope.encrypt("12345")
    query = {
        "msg_signature": envelope.sign("1600000000", "n", echostr),
        "timestamp": "1600000000",
        "nonce": "n",
        "echostr": echostr,
    }
    good = requests.get(str(sim.callback_url), query, timeout=30)
    assert (good.status_code, good.text) == (200, "12345")
    name, value = change.split("=")
    bad = requests.get(str(sim.callback_url), query | {name: value}, timeout=30)
    assert (bad.status_code, bad.text) == (403, "")


def test_a_score_is_saved_and_answered_in_the_same_request(sim: Simulator) -> None:
    chair = sim.person("chair01")
    assert "1.1" in chair.says("申报小家")[0]
    assert "已答 1/31 · 得分 4" in chair.says("4")[0]


def test_the_sender_is_compared_without_case(sim: Simulator) -> None:
    sim.person("chair01").says("申报小家")
    reply = sim.open_reply(sim.deliver(text("4", user="CHAIR01")).content)
    assert "得分 4" in reply


@pytest.mark.parametrize("user", ["chair01", "office01"])
def test_a_repeat_gets_the_same_reply_and_changes_nothing(
    sim: Simulator, server: Redis, user: str
) -> None:
    sim.person("chair01").says("申报小家")
    words = "4" if user == "chair01" else "状态"
    first = sim.open_reply(sim.deliver(text(words, user)).content)
    before = server.hgetall(KEYS.branch("01"))
    again = sim.open_reply(sim.deliver(text(words, user)).content)
    assert _content(again) == _content(first) != ""
    assert server.hgetall(KEYS.branch("01")) == before


def test_the_same_words_in_a_new_message_count_again(sim: Simulator) -> None:
    sim.person("chair01").says("申报小家")
    sim.deliver(text("3", message_id=1))
    reply = sim.open_reply(sim.deliver(text("3", message_id=2)).content)
    assert "已答 2/31 · 得分 6" in reply


def test_a_person_not_on_the_roster_changes_no_record(sim: Simulator, server: Redis) -> None:
    reply = sim.person("stranger01").says("申报小家")[0]
    assert "82322450" in reply
    assert [*server.scan_iter("*:branch:*"), *server.scan_iter("*:standings:*")] == []


def test_a_dangerous_answer_comes_back_whole(sim: Simulator) -> None:
    chair = sim.person("chair01")
    chair.says("申报驿站")
    assert "记“a]]>b<x>&amp;”" in chair.says("a]]>b<x>&amp;")[0]


Tamper = Callable[[Parcel], Parcel]


def _body(change: Callable[[bytes], bytes]) -> Tamper:
    return lambda parcel: replace(parcel, body=change(parcel.body))


def _query(change: Callable[[str], str]) -> Tamper:
    return lambda parcel: replace(parcel, query=change(parcel.query))


def _without(name: str) -> Tamper:
    return _query(lambda query: "&".join(p for p in query.split("&") if not p.startswith(name)))


@pytest.mark.parametrize(
    ("tamper", "status"),
    [
        (_query(lambda query: query.replace("msg_signature=", "msg_signature=0")), 403),
        (_without("msg_signature"), 400),
        (_without("timestamp"), 400),
        (_without("nonce"), 403),
        (_query(lambda query: ""), 400),
        (_query(lambda query: query.replace("timestamp=", "timestamp=x")), 400),
        (_body(lambda body: b""), 400),
        (_body(lambda body: b"not xml at all"), 400),
        (_body(lambda body: b"<xml></xml>"), 400),
        (_body(lambda body: b"<xml><Encrypt></Encrypt></xml>"), 400),
        (_body(lambda body: b"<xml>" + b"<a>" * 20000 + b"</xml>"), 400),
        (_body(lambda body: b"\xff\xfe\x00" * 100), 400),
        (_body(lambda body: body + b" " * 300_000), 413),
        (_body(lambda body: body.replace(b"<Encrypt><![CDATA[", b"<Encrypt><![CDATA[AA")), 403),
    ],
)
def test_what_nobody_signed_is_refused(
    sim: Simulator, server: Redis, tamper: Tamper, status: int
) -> None:
    sim.person("chair01").says("申报小家")
    before = server.hgetall(KEYS.branch("01"))
    answer = sim.deliver(text("4"), tamper=tamper)
    assert (answer.status_code, answer.content) == (status, b"")
    assert server.hgetall(KEYS.branch("01")) == before


@pytest.mark.parametrize(
    ("xml", "status"),
    [
        ("", 400),
        ("not xml", 400),
        ("<xml></xml>", 400),
        ("<xml><MsgType>text</MsgType></xml>", 400),
        ("<other><MsgType>text</MsgType><FromUserName>chair01</FromUserName></other>", 400),
        ("<xml><MsgType>event</MsgType><FromUserName>chair01</FromUserName></xml>", 400),
        (text("4").replace("<MsgType><![CDATA[text]]></MsgType>", ""), 400),
        (text("4").replace("chair01", ""), 400),
        (text("4").replace(str(SAMPLE.agent_id), "77"), 200),
        ("<xml>" + "<a>" * 3000 + "</a>" * 3000 + "</xml>", 400),
        ("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><xml><MsgType>&a;</MsgType></xml>", 400),
    ],
)
def test_what_is_signed_but_wrong_is_no_5xx(sim: Simulator, xml: str, status: int) -> None:
    answer = sim.deliver(xml)
    assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.parametrize("sealed", ["", "AAAA", "%%%", base64.b64encode(b"x" * 32).decode()])
def test_a_signed_envelope_round_nonsense_is_refused(sim: Simulator, sealed: str) -> None:
    envelope = Envelope(SAMPLE.token, SAMPLE.aes_key, SAMPLE.corp_id)
    timestamp = str(int(time.time()))
    signature = envelope.sign(timestamp, "n", sealed)
    answer = requests.post(
        f"{sim.callback_url}?msg_signature={signature}&timestamp={timestamp}&nonce=n",
        f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>",
        timeout=30,
    )
    assert answer.status_code in (400, 403)
    assert answer.content == b""


def test_another_enterprise_is_refused(sim: Simulator) -> None:
    assert sim.deliver(text("4"), corp_id="ww9999999999999999").status_code == 403
    assert sim.deliver(text("4"), token="AnotherToken").status_code == 403


@pytest.mark.parametrize(("age_s", "status"), [(0, 200), (590, 200), (-590, 200), (660, 403)])
def test_an_old_signature_is_a_replay(sim: Simulator, age_s: int, status: int) -> None:
    answer = sim.deliver(text("进度"), timestamp=int(time.time()) - age_s)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "event", ["unsubscribe", "view", "LOCATION", "batch_job_result", "change_contact", "brand_new"]
)
def test_events_nobody_answers_are_acknowledged(sim: Simulator, event: str) -> None:
    assert sim.person("chair01").triggers(event) == []
    assert sim.callbacks[-1].ok


@pytest.mark.parametrize("kind", ["voice", "video", "location", "link", "file", "brand_new"])
def test_other_kinds_of_message_get_a_sentence(sim: Simulator, kind: str) -> None:
    assert sim.person("chair01").sends(kind, MediaId="m1")


def test_strange_shapes_are_read_calmly(sim: Simulator) -> None:
    twice = text("4").replace("<MsgId>", "<Content>5</Content><MsgId>")
    empty = text("", message_id=5)
    nested = message("text", "<Content><a>4</a></Content>", message_id=6)
    for xml in (twice, empty, nested):
        answer = sim.deliver(xml)
        assert answer.status_code == 200
        assert "没有选择申报项目" in sim.open_reply(answer.content)


def test_a_late_message_counts_by_when_it_was_sent(sim: Simulator, clock: TrialClock) -> None:
    sim.person("chair01").says("申报小家")
    clock.move_to(campaign().deadline + timedelta(minutes=2))
    assert "得分 4" in sim.open_reply(sim.deliver(text("4", age_s=180)).content)
    assert "截止" in sim.person("chair01").says("4")[0]


@pytest.mark.parametrize(
    ("minutes_after", "age_s", "is_disputed"),
    [(6, 7 * 60, True), (10, 20 * 60, True), (26 * 60, 27 * 3600, True), (10, 5 * 60, False)],
)
def test_sent_in_time_and_delivered_too_late_is_left_to_the_office(
    sim: Simulator,
    clock: TrialClock,
    server: Redis,
    minutes_after: int,
    age_s: int,
    is_disputed: bool,
) -> None:
    sim.person("chair01").says("申报小家")
    clock.move_to(campaign().deadline + timedelta(minutes=minutes_after))
    told = sim.open_reply(sim.deliver(text("4", age_s=age_s)).content)
    assert "没有保存" in told
    assert ("由校工会决定" in told) == is_disputed
    assert server.exists(KEYS.disputes) == is_disputed


def test_without_redis_a_person_is_told_and_nothing_is_a_5xx(tmp_path: Path) -> None:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    app = app_on(settings_for(tmp_path), "redis://127.0.0.1:9/0", clock)
    with Simulator() as sim, serving(app) as url:
        sim.callback_url = url
        assert "不用再发" in sim.person("chair01").says("4")[0]
        assert requests.get(url.replace("/wecom/callback", "/readyz"), timeout=9).status_code == 503
        assert (
            requests.get(url.replace("/wecom/callback", "/healthz"), timeout=9).status_code == 200
        )


def test_the_trial_clock_is_shown_and_moved(sim: Simulator, clock: TrialClock) -> None:
    url = str(sim.callback_url).replace("/wecom/callback", "/trial/clock")
    shown = datetime.fromisoformat(requests.get(url, timeout=30).json()["now"])
    assert timedelta() <= shown - OPENED < timedelta(minutes=5)
    wanted = "2023-05-11T09:00:00+08:00"
    key = {"Authorization": f"Bearer {SAMPLE.token}"}
    assert requests.put(url, json={"now": wanted}, headers=key, timeout=30).status_code == 200
    assert clock.now() >= datetime.fromisoformat(wanted)
    for wrong in (
        {},
        {"now": "soon"},
        {"now": "2023-05-11T09:00:00"},
        {"now": 5},
        {"now": "1970-01-01T00:00:00Z"},
    ):
        assert requests.put(url, json=wrong, headers=key, timeout=30).status_code == 400
    nested = requests.put(url, data="[" * 100_000, headers=key | JSON, timeout=30)
    assert nested.status_code == 400
    for other in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {SAMPLE.token}x"}):
        late = {"now": "2024-05-11T09:00:00+08:00"}
        assert requests.put(url, json=late, headers=other, timeout=30).status_code == 403
    assert clock.now().astimezone(UTC).date().isoformat() == "2023-05-11"


def _content(xml: str) -> str:
    return xml.partition("<Content>")[2].partition("</Content>")[0]


def test_metrics_count_and_name_nobody(sim: Simulator) -> None:
    sim.person("chair01").says("申报小家")
    sim.person("chair02").says("申报小家")
    sim.person("chair02").says("菜单")
    url = str(sim.callback_url).replace("/wecom/callback", "/metrics")
    shown = requests.get(url, timeout=30).text
    assert 'bot_applications{track="home",status="filling"} 2' in shown
    assert 'bot_applications{track="home",status="not_started"} 19' in shown
    assert 'bot_papers{track="home",paper="right"} 0' in shown
    assert "bot_outbox_entries 1" in shown
    assert 'bot_dead_letters{reason="message"} 0' in shown
    assert 'bot_app_refused{reason="secret"} 0' in shown
    assert "chair" not in shown


def test_readyz_and_metrics_name_what_refuses_the_app(sim: Simulator, server: Redis) -> None:
    found = Unreachable(Obstacle.UNTRUSTED_IP, OPENED, "203.0.113.7", 60020)
    AppGate(server, KEYS, ServerClock(server)).close(found)
    base = str(sim.callback_url).replace("/wecom/callback", "")
    told = requests.get(f"{base}/readyz", timeout=30)
    assert (told.status_code, "203.0.113.7 不在企业可信IP 里" in told.text) == (503, True)
    shown = requests.get(f"{base}/metrics", timeout=30).text
    assert 'bot_app_refused{reason="untrusted_ip"} 1' in shown
