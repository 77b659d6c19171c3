"""Callbacks on the wire: inner XML, envelope, repeats, verification."""

import re
import time

import pytest

from simulator.crypto import Parcel
from simulator.server import Simulator
from tests.simulator.echo_bot import EchoBot, text_reply
from tests.simulator.samples import png


def test_text_is_one_line_in_the_order_seen_on_the_wire(sim: Simulator, bot: EchoBot) -> None:
    assert sim.person("chair01").says("你好") == ["echo 你好"]
    raw = re.sub(r">\d{10,}<", ">N<", bot.seen[0]["raw"])
    assert raw == (
        "<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName>"
        "<FromUserName><![CDATA[chair01]]></FromUserName><CreateTime>N</CreateTime>"
        "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content>"
        "<MsgId>N</MsgId><AgentID>1000002</AgentID></xml>"
    )


def test_create_time_and_signed_time_are_the_wall_clock(sim: Simulator, bot: EchoBot) -> None:
    before = int(time.time())
    sim.person("chair01").says("x")
    after = int(time.time())
    assert before <= int(bot.seen[0]["CreateTime"]) <= after
    assert before <= int(bot.requests[0][0]["timestamp"]) <= after
    assert bot.requests[0][2].startswith("text/xml")


def test_message_ids_have_19_digits_and_differ(sim: Simulator, bot: EchoBot) -> None:
    for _ in range(20):
        sim.person("chair01").says("x")
    ids = {message["MsgId"] for message in bot.seen}
    assert len(ids) == 20
    assert all(re.fullmatch(r"\d{19}", message_id) for message_id in ids)


def test_every_kind_carries_its_fields(sim: Simulator, bot: EchoBot) -> None:
    person = sim.person("chair01")
    person.sends_image(png())
    person.sends_voice()
    person.sends_video()
    person.sends_location()
    person.sends_location(from_wechat=True)
    person.sends_link("标题", "https://example.org/")
    fields = [set(message) for message in bot.seen]
    common = {"ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId", "AgentID", "raw"}
    place = {"Location_X", "Location_Y", "Scale", "Label"}
    assert [found - common for found in fields] == [
        {"PicUrl", "MediaId"},
        {"MediaId", "Format"},
        {"MediaId", "ThumbMediaId"},
        place | {"AppType"},
        place,
        {"Title", "Description", "Url", "PicUrl"},
    ]


def test_events_carry_no_message_id(sim: Simulator, bot: EchoBot) -> None:
    person = sim.person("chair01")
    person.enters()
    person.subscribes()
    person.triggers("something_new", EventKey="k")
    assert [message["Event"] for message in bot.seen] == [
        "enter_agent",
        "subscribe",
        "something_new",
    ]
    assert not any("MsgId" in message for message in bot.seen)


def test_text_survives_markup_and_loses_only_what_xml_cannot_hold(
    sim: Simulator, bot: EchoBot
) -> None:
    bot.answer = lambda message: None
    sim.person("chair01").says("a]]>b<&\x00\x1f😀")
    assert bot.seen[0]["Content"] == "a]]>b<&😀"


def test_files_reach_the_app_only_with_the_switch_on(sim: Simulator, bot: EchoBot) -> None:
    person = sim.person("chair01")
    person.sends_file(b"words", name="总结.docx")
    assert bot.seen == []
    assert person.screen[-1].state == "sent"
    sim.switches.deliver_files = True
    person.sends_file(b"words", name="总结.docx")
    assert bot.seen[0]["FileName"] == "总结.docx"


def test_long_text_arrives_whole_or_cut_between_characters(sim: Simulator, bot: EchoBot) -> None:
    bot.answer = lambda message: None
    person = sim.person("chair01")
    person.says("字" * 1000)
    sim.switches.cut_inbound_text = True
    person.says("字" * 1000)
    assert [len(message["Content"]) for message in bot.seen] == [1000, 682]


def test_a_failing_bot_gets_the_same_message_in_new_envelopes(sim: Simulator, bot: EchoBot) -> None:
    bot.statuses = [500, 503]
    assert sim.person("chair01").says("x") == ["echo x"]
    assert len({message["raw"] for message in bot.seen}) == 1
    assert len({query["nonce"] for query, _, _ in bot.requests}) == 3
    assert len({body for _, body, _ in bot.requests}) == 3
    assert sim.callbacks[-1].attempts == ("500", "503", "200")


def test_three_failures_mark_the_bubble(sim: Simulator, bot: EchoBot) -> None:
    bot.statuses = [500] * 3
    person = sim.person("chair01")
    assert person.says("x") == []
    assert person.screen[-1].state == "failed"
    assert len(bot.seen) == 3


def test_a_status_is_final_with_that_switch_off(sim: Simulator, bot: EchoBot) -> None:
    sim.switches.retry_on_status = False
    bot.statuses = [500]
    sim.person("chair01").says("x")
    assert sim.callbacks[-1].attempts == ("500",)
    assert not sim.callbacks[-1].ok


def test_a_bot_that_is_away_fails_every_attempt(sim: Simulator) -> None:
    with EchoBot(sim.credentials) as gone:
        sim.callback_url = gone.url
    person = sim.person("chair01")
    person.says("x")
    assert sim.callbacks[-1].attempts == ("ConnectionError",) * 3
    assert person.screen[-1].state == "failed"


def test_a_late_answer_counts_as_none(sim: Simulator, bot: EchoBot) -> None:
    sim.switches.deadline_s = 0.05
    sim.switches.attempts = 1
    bot.answer = lambda message: time.sleep(0.3)
    person = sim.person("chair01")
    person.says("x")
    assert sim.callbacks[-1].attempts[0] in ("timeout", "late")
    assert person.screen[-1].state == "failed"


def test_verification_wants_the_exact_echo(sim: Simulator, bot: EchoBot) -> None:
    assert sim.verify_callback() is None
    bot.echo_suffix = "\n"
    assert (sim.verify_callback() or "").startswith("echoed")


@pytest.mark.parametrize(
    "how", [{"token": "wrong"}, {"corp_id": "wwffffffffffffffff"}, {"aes_key": "B" * 43}]
)
def test_deliver_can_lie_about_keys(sim: Simulator, bot: EchoBot, how: dict[str, str]) -> None:
    xml = "<xml><MsgType>text</MsgType></xml>"
    assert sim.deliver(xml, **how).status_code == 500  # type: ignore[arg-type]
    assert bot.seen == []


def test_deliver_can_tamper_and_choose_the_time(sim: Simulator, bot: EchoBot) -> None:
    answer = sim.deliver(
        "<xml/>",
        timestamp=1409659813,
        nonce="n1",
        tamper=lambda parcel: Parcel(f"{parcel.query}&extra=1", parcel.body + b"\n"),
    )
    assert answer.status_code == 500
    query, body, _ = bot.requests[0]
    assert (query["timestamp"], query["nonce"], query["extra"]) == ("1409659813", "n1", "1")
    assert body.endswith(b"\n")


def test_a_message_may_be_held_up_on_its_way(sim: Simulator, bot: EchoBot) -> None:
    now = int(time.time())
    sim.person("chair01").says("晚到", held_up_s=180)
    assert now - 181 <= int(bot.seen[0]["CreateTime"]) <= now - 178
    assert abs(int(bot.requests[0][0]["timestamp"]) - now) <= 2  # the envelope is new


def test_a_callback_may_be_delivered_again_and_shown_once(sim: Simulator, bot: EchoBot) -> None:
    assert sim.person("chair01").says("你好", repeats=2) == ["echo 你好"]
    assert len(bot.seen) == 3
    assert len({message["raw"] for message in bot.seen}) == 1
    assert len({request[0]["nonce"] for request in bot.requests}) == 3
    assert [bubble.text for bubble in sim.person("chair01").screen] == ["你好", "echo 你好"]
    assert sim.protocol_faults == []


def test_another_answer_to_a_repeated_callback_is_a_fault(sim: Simulator, bot: EchoBot) -> None:
    bot.answer = lambda message: text_reply(message, f"第 {len(bot.seen)} 次")
    assert sim.person("chair01").says("你好", repeats=1) == ["第 1 次"]
    assert [fault.reason for fault in sim.protocol_faults] == [
        "reply: another one to a repeated callback"
    ]
