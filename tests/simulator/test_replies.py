"""Passive replies: what is shown, and what is a protocol fault."""

from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot, passive, text_reply
from tests.simulator.samples import png


def answer_with(bot: EchoBot, kind: str, inner: str) -> None:
    bot.answer = lambda message: passive(message, kind, inner)


@pytest.mark.parametrize("body", [b"", b"success"])
def test_an_empty_body_is_no_reply(sim: Simulator, bot: EchoBot, body: bytes) -> None:
    bot.raw_reply = body
    assert sim.person("chair01").says("x") == []
    assert sim.protocol_faults == []


def test_text_is_cut_at_2048_bytes_between_characters(sim: Simulator, bot: EchoBot) -> None:
    bot.answer = lambda message: text_reply(message, "字" * 700)
    (text,) = sim.person("chair01").says("x")
    assert text == "字" * 682
    assert sim.person("chair01").screen[-1].was_cut


def test_picture_and_news_are_shown(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    media_id = api.upload("image", "a.png", png())["media_id"]
    person = sim.person("chair01")
    answer_with(bot, "image", f"<Image><MediaId>{media_id}</MediaId></Image>")
    person.says("x")
    assert person.screen[-1].content == png()
    item = (
        "<item><Title>甲</Title><Description>d</Description><PicUrl>p</PicUrl><Url>u</Url></item>"
    )
    answer_with(bot, "news", f"<ArticleCount>2</ArticleCount><Articles>{item * 2}</Articles>")
    assert person.says("x") == ["甲\n甲"]
    assert sim.protocol_faults == []


@pytest.mark.parametrize(
    ("kind", "inner", "reason"),
    [
        ("text", "<Content></Content>", "<Content>"),
        ("markdown", "<Content>x</Content>", "'markdown'"),
        ("file", "<File><MediaId>m</MediaId></File>", "'file'"),
        ("image", "<Image><MediaId>unknown</MediaId></Image>", "40007"),
        ("image", "<MediaId>m</MediaId>", "<Image/MediaId>"),
        ("news", "<ArticleCount>2</ArticleCount><Articles><item/></Articles>", "ArticleCount"),
        ("update_button", "<Button><ReplaceName>x</ReplaceName></Button>", "card presses only"),
        ("text", "<Content><![CDATA[a]]>b]]></Content>", "xml"),
    ],
)
def test_a_wrong_reply_is_a_fault_and_shows_nothing(
    sim: Simulator, bot: EchoBot, kind: str, inner: str, reason: str
) -> None:
    answer_with(bot, kind, inner)
    person = sim.person("chair01")
    assert person.says("x") == []
    assert len(person.screen) == 1
    (fault,) = sim.protocol_faults
    assert reason in fault.reason
    assert fault.user_id == "chair01"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"FromUserName": "office01"}, "ToUserName"),
        ({"ToUserName": "wwother"}, "FromUserName"),
    ],
)
def test_a_reply_to_the_wrong_address_is_a_fault(
    sim: Simulator, bot: EchoBot, change: dict[str, Any], reason: str
) -> None:
    bot.answer = lambda message: text_reply({**message, **change}, "x")
    sim.person("chair01").says("x")
    assert reason in sim.protocol_faults[0].reason


def test_an_unsealed_reply_is_a_fault(sim: Simulator, bot: EchoBot) -> None:
    bot.raw_reply = b"<xml><MsgType>text</MsgType></xml>"
    assert sim.person("chair01").says("x") == []
    assert "<Encrypt>" in sim.protocol_faults[0].reason


def test_a_reply_with_a_broken_signature_is_a_fault(sim: Simulator, bot: EchoBot) -> None:
    bot.edit_reply = lambda reply: reply.replace("<TimeStamp>", "<TimeStamp>1")
    assert sim.person("chair01").says("x") == []
    assert sim.protocol_faults[0].reason.startswith("signature")


@pytest.mark.parametrize("event", ["enter_agent", "subscribe", "click"])
def test_these_events_take_a_text(sim: Simulator, bot: EchoBot, event: str) -> None:
    bot.answer = lambda message: text_reply(message, "您好")
    assert sim.person("chair01").triggers(event, EventKey="k") == ["您好"]


def test_other_events_take_no_text(sim: Simulator, bot: EchoBot) -> None:
    bot.answer = lambda message: text_reply(message, "您好")
    assert sim.person("chair01").triggers("batch_job_result") == []
    assert "takes no passive text" in sim.protocol_faults[0].reason
