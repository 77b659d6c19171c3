"""What is read from a callback beside its words: when it was sent among others."""

from __future__ import annotations

import pytest

from bot.clock import WallClock
from bot.wecom.callbacks import read_message
from handlers.messages import Image


def image(created: str, number: str) -> Image:
    xml = (
        "<xml><ToUserName>corp</ToUserName><FromUserName>chair03</FromUserName>"
        f"<CreateTime>{created}</CreateTime><MsgType>image</MsgType><MediaId>m</MediaId>"
        f"<MsgId>{number}</MsgId><AgentID>7</AgentID></xml>"
    )
    message = read_message(xml, 7, WallClock())
    assert isinstance(message, Image)
    return message


def test_pictures_sort_by_their_second_then_by_their_number() -> None:
    sent = [("999", "5"), ("1000", "3"), ("1000", "7459035031717794886"), ("1001", "1")]
    sequences = [image(*one).sequence for one in sent]
    assert sequences == sorted(sequences)
    assert len(set(sequences)) == len(sequences)


@pytest.mark.parametrize(
    ("created", "number"), [("", "1"), ("soon", "1"), ("1" * 40, "1"), ("1", "x")]
)
def test_what_is_no_number_sorts_nothing(created: str, number: str) -> None:
    assert image(created, number).sequence == ""
