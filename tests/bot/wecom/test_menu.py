"""The menu is set as soon as the platform takes it, and then left alone."""

from __future__ import annotations

from bot.wecom.gateway import Gateway
from bot.wecom.menu import MenuKeeper
from simulator.server import Simulator
from tests.bot.outbox.outbound import paths
from tests.handlers.dialogue import DURING, the_campaign

CREATE = "menu/create"


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def ticks(keeper: MenuKeeper, time: Time, minutes: int) -> None:
    for _ in range(minutes * 3):
        keeper.tick(DURING)
        time.now += 20


def test_it_is_set_once(simulator: Simulator, gateway: Gateway) -> None:
    time = Time()
    ticks(MenuKeeper(gateway, the_campaign(), time), time, 30)
    assert paths(simulator, CREATE) == [0]
    assert len(simulator.enterprise.menus.buttons) == 3


def test_it_is_set_when_an_outage_is_over(simulator: Simulator, gateway: Gateway) -> None:
    time = Time()
    keeper = MenuKeeper(gateway, the_campaign(), time)
    for kind in ("errcode", "http_500", "http"):
        simulator.faults.add(kind, CREATE, errcode=60020)
    ticks(keeper, time, 30)
    assert paths(simulator, CREATE)[-1] == 0
    assert len(paths(simulator, CREATE)) == 4
    assert len(simulator.enterprise.menus.buttons) == 3


def test_what_is_refused_for_good_is_not_tried_again(
    simulator: Simulator, gateway: Gateway
) -> None:
    time = Time()
    simulator.faults.add("errcode", CREATE, errcode=40018)
    ticks(MenuKeeper(gateway, the_campaign(), time), time, 90)
    assert paths(simulator, CREATE) == [40018]
