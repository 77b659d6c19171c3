"""What is told by settings and names alone, without asking anybody."""

from __future__ import annotations

import pytest

from bot.doctor.clocks import trial_clock
from bot.doctor.entrance import domain, public_url
from bot.doctor.findings import Level
from bot.doctor.scene import Scene
from bot.doctor.store import version_finding
from tests.bot.test_settings import GOOD


def scene(**environ: str) -> Scene:
    return Scene(GOOD | environ, None)


@pytest.mark.parametrize(
    ("url", "level", "words"),
    [
        ("https://gonghui.example.edu.cn", Level.HINT, "备案主体"),
        ("https://203.0.113.7", Level.WARNS, "是 IP"),
        ("https://abc.ngrok-free.app", Level.WARNS, "内网穿透"),
        ("https://abc.trycloudflare.com", Level.WARNS, "内网穿透"),
    ],
)
def test_a_domain_that_will_hardly_pass_is_warned_of(url: str, level: Level, words: str) -> None:
    found = domain(scene(PUBLIC_URL=url))
    assert found.level is level
    assert words in found.cause


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://gonghui.example.edu.cn/", Level.OK),
        ("http://gonghui.example.edu.cn", Level.WARNS),
        ("http://127.0.0.1:8080", Level.WARNS),
        ("https://gonghui.example.edu.cn/wecom/callback", Level.FAILS),
    ],
)
def test_an_address_that_no_phone_can_open_is_warned_of(url: str, level: Level) -> None:
    assert public_url(scene(PUBLIC_URL=url)).level is level


def test_the_clock_of_a_trial_in_front_of_the_real_wecom_fails() -> None:
    trial = {"BOT_NOW": "2023-05-08T09:00:00+08:00"}
    assert trial_clock(scene(**trial)).level is Level.FAILS
    here = {"WECOM_API_BASE": "http://127.0.0.1:8090/cgi-bin/"}
    assert trial_clock(scene(**trial, **here)).level is Level.OK
    assert trial_clock(scene()).level is Level.OK


@pytest.mark.parametrize(
    ("version", "level"),
    [
        ("6.2.14", Level.FAILS),
        ("5.0", Level.FAILS),
        ("7.0.15", Level.OK),
        ("10.1", Level.OK),
        ("", Level.WARNS),
    ],
)
def test_an_old_store_fails(version: str, level: Level) -> None:
    assert version_finding(version).level is level
