"""Directory, menu, app and OAuth calls."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot, text_reply


def test_the_sample_directory(sim: Simulator, api: ApiCaller) -> None:
    departments = api.get("department/list")["department"]
    assert len(departments) == 24
    users = api.get("user/simplelist", department_id=1, fetch_child=1)["userlist"]
    assert [user["userid"] for user in users][:2] == ["chair01", "chair02"]
    assert len(users) == 25
    assert api.get("user/get", userid="CHAIR03")["department"] == [103]


@pytest.mark.parametrize(
    ("path", "query", "errcode"),
    [
        ("user/get", {}, 40063),
        ("user/get", {"userid": "nobody"}, 60111),
        ("user/simplelist", {}, 40058),
        ("user/list", {"department_id": 999}, 60123),
        ("user/list", {"department_id": "x"}, 40035),
        ("department/list", {"id": 999}, 60123),
        ("department/simplelist", {"id": 103}, 0),
        ("tag/get", {"tagid": 2}, 0),
        ("tag/get", {"tagid": 9}, 40058),
        ("tag/list", {}, 0),
        ("agent/get", {"agentid": 1000002}, 0),
        ("agent/get", {"agentid": 1}, 301002),
        ("agent/get", {}, 41011),
        ("user/list_id", {}, 48002),
        ("get_api_domain_ip", {}, 0),
        ("auth/getuserinfo", {"code": "made-up"}, 40029),
    ],
)
def test_codes(api: ApiCaller, path: str, query: dict[str, Any], errcode: int) -> None:
    assert api.get(path, **query)["errcode"] == errcode


def test_a_member_outside_the_range_is_no_business_of_the_app(
    sim: Simulator, api: ApiCaller
) -> None:
    sim.directory.add("outside01").is_visible = False
    assert api.get("user/get", userid="outside01")["errcode"] == 60011


def test_an_oauth_code_names_the_member_once(sim: Simulator, api: ApiCaller) -> None:
    code = sim.oauth_code("Chair05")
    assert api.get("auth/getuserinfo", code=code)["userid"] == "chair05"
    assert api.get("auth/getuserinfo", code=code)["errcode"] == 40029
    late = sim.oauth_code("chair05")
    sim.clock.advance(timedelta(minutes=5))
    assert api.get("auth/getuserinfo", code=late)["errcode"] == 40029


ENTRY = {"type": "click", "name": "进度", "key": "progress"}
WEB = {"type": "view", "name": "网页", "url": "https://example.org/"}


def test_a_menu_lives_until_deleted_and_its_keys_can_be_clicked(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    menu = {"button": [ENTRY, {"name": "更多", "sub_button": [WEB]}]}
    assert api.post("menu/create", menu, agentid=1000002)["errcode"] == 0
    assert api.get("menu/get", agentid=1000002)["button"] == menu["button"]
    bot.answer = lambda message: text_reply(message, f"{message['Event']} {message['EventKey']}")
    person = sim.person("chair01")
    assert person.clicks_menu("progress") == ["click progress"]
    assert person.clicks_menu("网页") == ["view https://example.org/"]
    assert api.get("menu/delete", agentid=1000002)["errcode"] == 0
    assert api.get("menu/get", agentid=1000002)["button"] == []


@pytest.mark.parametrize(
    ("buttons", "errcode"),
    [
        ([], 40016),
        ([ENTRY] * 4, 40016),
        ([{**ENTRY, "type": "none"}], 40017),
        ([{**ENTRY, "name": "六个字的名字"}], 40018),
        ([{**ENTRY, "key": "k" * 129}], 40019),
        ([{**WEB, "url": ""}], 40020),
        ([{**WEB, "url": "example.org"}], 40055),
        ([{"name": "m", "sub_button": [ENTRY] * 6}], 40023),
        ([{"name": "m", "sub_button": [{"name": "n", "sub_button": [ENTRY]}]}], 40022),
        ([{"name": "m", "sub_button": [{**ENTRY, "type": "x"}]}], 40024),
        ([{"name": "m", "sub_button": [{**ENTRY, "name": "字" * 14}]}], 40025),
        ([{"name": "m", "sub_button": [{**ENTRY, "key": ""}]}], 40026),
        ([{"name": "m", "sub_button": [{**WEB, "url": "x" * 1025}]}], 40027),
        ([{"name": "m", "sub_button": [{**WEB, "url": "x"}]}], 40054),
    ],
)
def test_menu_faults(api: ApiCaller, buttons: list[Any], errcode: int) -> None:
    assert api.post("menu/create", {"button": buttons}, agentid=1000002)["errcode"] == errcode


def test_a_member_who_never_came_in_is_shown_as_not_active(sim: Simulator, api: ApiCaller) -> None:
    member = sim.directory.find("chair02")
    assert member
    member.is_active = False
    assert api.get("user/get", userid="chair02")["status"] == 4
    assert api.get("user/get", userid="chair03")["status"] == 1
