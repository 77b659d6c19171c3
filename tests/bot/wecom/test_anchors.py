"""Whatever somebody writes, no link of theirs is live in a message of the bot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from bot.wecom.anchors import with_own_links
from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from tests.bot.outbox.outbound import texts_on_phone

OURS = "https://bot.example.edu"
OWN = f'<a href="{OURS}/summary/abc.def">打开填写页</a>'


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://evil.example">点我</a>',
        "<A HREF='https://evil.example'>点我</A>",
        "< a href=https://evil.example>点我</ a>",
        "<a\nhref=https://evil.example>点我</a>",
        f'<a href="{OURS}.evil.example/x">点我</a>',
        f'<a href="https://evil.example/{OURS}/">点我</a>',
        f'{OWN}<a href="https://evil.example">点我</a>',
        f'<a href="https://evil.example" x="{OWN}">点我</a>',
    ],
)
def test_links_of_others_are_broken(text: str) -> None:
    told = with_own_links(text, OURS)
    assert "<a" not in told.replace(OWN, "").casefold()
    assert "< a" not in told
    assert len(told.encode()) == len(text.encode())


def test_own_links_and_other_signs_stay() -> None:
    for text in (f"在电脑上写：{OWN}", "绑定 <账号> 信工", "3<4，a<b", "<abc>", "《a》"):
        assert with_own_links(text, OURS) == text


def test_without_an_address_of_our_own_no_link_is_ours() -> None:
    assert with_own_links('<a href="/x">点我</a>', "") == '[a href="/x">点我[/a>'


@given(st.text("<a /href=\"'>x\n", max_size=60))
def test_nothing_that_begins_like_a_link_is_left(text: str) -> None:
    told = with_own_links(text, OURS).casefold()
    assert "<a " not in told
    assert "<a>" not in told
    assert "</a>" not in told


def test_on_the_phone_nothing_is_live(
    gateway: Gateway, simulator: Simulator, server: Redis
) -> None:
    gateway.send_text("office01", '没有登记的人来消息：“<a href="https://evil.example">奖金</a>”')
    (told,) = texts_on_phone(simulator, "office01")
    assert "<a" not in told
    assert "https://evil.example" in told
