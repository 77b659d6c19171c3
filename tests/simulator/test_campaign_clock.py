"""The campaign clock: read from the bot, moved at the bot, stamped on bubbles."""

from datetime import datetime, timedelta

import pytest
import requests

from simulator.clock import wall
from simulator.server import Simulator
from tests.simulator.echo_bot import EchoBot

TO = datetime.fromisoformat("2023-05-12T11:00:00+08:00")


def test_bubbles_carry_campaign_time(sim: Simulator, bot: EchoBot) -> None:
    assert sim.campaign_clock.read() - datetime.fromisoformat(bot.now) < timedelta(minutes=1)
    person = sim.person("chair01")
    person.says("x")
    assert person.screen[0].at.date().isoformat() == "2023-05-08"


def test_moving_moves_the_bot(sim: Simulator, bot: EchoBot) -> None:
    assert sim.campaign_clock.move(TO) - TO < timedelta(minutes=1)
    assert bot.now == TO.isoformat()


def test_a_bot_on_the_real_clock_cannot_be_moved(sim: Simulator, bot: EchoBot) -> None:
    bot.has_clock = False
    assert abs(sim.campaign_clock.read() - wall()) < timedelta(minutes=1)
    assert not sim.campaign_clock.is_movable
    with pytest.raises(ValueError, match="real clock"):
        sim.campaign_clock.move(TO)


def test_the_clock_over_http(sim: Simulator, bot: EchoBot) -> None:
    url = f"{sim.page_url}sim/clock"
    assert requests.put(url, json={"now": "2023-05-12T11:00"}, timeout=9).status_code == 200
    answer = requests.get(url, timeout=9).json()
    assert answer["now"].startswith("2023-05-12T11:0")
    assert answer["movable"] is True
    bot.has_clock = False
    assert requests.get(url, timeout=9).json()["movable"] is False
    assert requests.put(url, json={"now": "soon"}, timeout=9).status_code == 400
