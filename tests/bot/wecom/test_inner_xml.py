"""Callbacks whose XML holds what XML may not: read all the same, over the real webhook."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import xmltodict
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from bot.wecom.inner_xml import _flat_elements, elements_in, readable, text_of
from campaign.applications import Place
from simulator.credentials import Credentials
from simulator.server import Simulator
from storage.keys import Keys
from storage.records import from_fields
from tests.bot.served import app_on, campaign, serving, settings_for

OPENED = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
SAMPLE = Credentials.sample()
KEYS = Keys(campaign().id)


@pytest.fixture
def sim(tmp_path: Path, redis_url: str, server: Redis) -> Iterator[Simulator]:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    app = app_on(settings_for(tmp_path), redis_url, clock)
    with Simulator() as sim, serving(app) as url:
        sim.callback_url = url
        yield sim
        assert sim.protocol_faults == []


def callback(content: str, user: str = "chair01", number: int = 1, agent: int = 0) -> str:
    return (
        f"<xml><ToUserName><![CDATA[{SAMPLE.corp_id}]]></ToUserName>"
        f"<FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{int(time.time())}</CreateTime>"
        f"<MsgType><![CDATA[text]]></MsgType><Content>{content}</Content><MsgId>{number}</MsgId>"
        f"<AgentID>{agent or SAMPLE.agent_id}</AgentID></xml>"
    )


def said(sim: Simulator, content: str, user: str = "chair01", number: int = 1) -> str:
    """The reply to a text whose element holds exactly this."""
    answer = sim.deliver(callback(content, user, number), timeout=30)
    assert answer.status_code == 200
    return sim.open_reply(answer.content)


def station_name(server: Redis) -> object:
    record = from_fields(server.hgetall(KEYS.branch("01")))  # type: ignore[arg-type]
    return record.application("station").value(Place("basics", "station_name"))


@pytest.mark.parametrize("control", ["\x00", "\x08", "\x10", "\x1d", "\x7f", "\ufffe", "\uffff"])
def test_what_cannot_be_printed_goes_and_the_rest_is_heard(
    sim: Simulator, server: Redis, control: str
) -> None:
    said(sim, "申报驿站", number=1)
    said(sim, f"<![CDATA[地质{control}之家]]>", number=2)
    assert station_name(server) == "地质之家"


@pytest.mark.parametrize("soft_break", ["\v", "\f"])
def test_a_soft_break_is_a_line_break(sim: Simulator, server: Redis, soft_break: str) -> None:
    said(sim, "申报小家", number=1)
    said(sim, "总结", number=2)
    first, second = (
        "分工会有会员一百二十人，分六个小组。",
        "全年开展文体活动十二次，六百多人次参加。",
    )
    said(sim, f"<![CDATA[{first}{soft_break}{second}]]>", number=3)
    record = from_fields(server.hgetall(KEYS.branch("01")))  # type: ignore[arg-type]
    assert record.application("home").essay == (f"{first}\n{second}",)


@pytest.mark.parametrize("reference", ["&#xD83D;", "&#55357;", "&#0;", "&#x1d;", "&#xFFFE;"])
def test_references_to_what_is_no_character_go(
    sim: Simulator, server: Redis, reference: str
) -> None:
    said(sim, "申报驿站", number=1)
    said(sim, f"地质{reference}之家", number=2)
    assert station_name(server) == "地质之家"


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("a&#11;b&#x0C;c", "a&#10;b&#10;c"),
        ("&#xD83D;&#xDE00;", "&#128512;"),
        ("&#xDE00;&#xD83D;", ""),
        ("&#99999999;", "&#99999999;"),
        ("&#x3001;&amp;&lt;", "&#12289;&amp;&lt;"),
        ("<![CDATA[&#11; &#xD83D;]]>", "<![CDATA[&#11; &#xD83D;]]>"),
        ("<![CDATA[a\v]]>&#12;<![CDATA[\x00]]>", "<![CDATA[a\n]]>&#10;<![CDATA[]]>"),
    ],
)
def test_reads(xml: str, read: str) -> None:
    assert readable(xml) == read


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("好😀".encode(), "好😀"),
        ("好\ud83d\ude00".encode("utf-8", "surrogatepass"), "好😀"),
        ("好\ud83d。".encode("utf-8", "surrogatepass"), "好。"),
        ("好的".encode()[:-1], "好"),
    ],
)
def test_bytes_that_are_no_clean_text_are_read_as_far_as_they_go(data: bytes, text: str) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize("content", ["a < b", "a & b", "<b>4</a>", "&nbsp;4", "]]>"])
@pytest.mark.parametrize(
    ("user", "told"), [("chair01", "没有保存"), ("office01", "状态"), ("stranger01", "82322450")]
)
def test_who_sent_what_cannot_be_parsed_is_answered(
    sim: Simulator, content: str, user: str, told: str
) -> None:
    if content == "]]>":
        content = "<![CDATA[x]]>]]><y"
    assert told in said(sim, content, user)


def test_nobody_is_answered_for_another_app_or_without_a_sender(sim: Simulator) -> None:
    assert sim.deliver(callback("a & b", agent=77)).status_code == 400
    nobody = callback("a & b").replace("chair01", "")
    assert sim.deliver(nobody).status_code == 400


@pytest.mark.parametrize(
    "content",
    [
        "<![CDATA[改 1.1 4]]>",
        " <![CDATA[ 4 ]]> ",
        "<![CDATA[]]>",
        "",
        "<![CDATA[一行\n二行]]>",
        "<![CDATA[<b>&amp;]]>",
        "<![CDATA[a]]]]><![CDATA[>b]]>",
        "<![CDATA[一行\r\n二行]]>",
        "&lt;b&gt;",
        "<![CDATA[</Content><Content>]]>",
    ],
)
def test_the_short_way_through_the_xml_reads_what_a_parser_reads(content: str) -> None:
    xml = callback(content)
    parsed = xmltodict.parse(xml)["xml"]
    assert {name: value or "" for name, value in elements_in(xml).items()} == {
        name: value or "" for name, value in parsed.items()
    }


@pytest.mark.parametrize(
    "content",
    ["<A>1</A>", "x</Content><Content>y", "&amp;", "<![CDATA[a]]>b<![CDATA[c]]>", "a\rb"],
)
def test_what_is_not_that_simple_is_left_to_the_parser(content: str) -> None:
    assert _flat_elements(callback(content)) is None
