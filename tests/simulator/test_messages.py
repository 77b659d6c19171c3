"""message/send and recall: recipients, limits, silent losses."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator import samples
from tests.simulator.api_caller import ApiCaller


def texts(sim: Simulator, user_id: str) -> list[str]:
    return [bubble.text for bubble in sim.person(user_id).screen]


def test_unknown_members_come_back_in_lower_case(sim: Simulator, api: ApiCaller) -> None:
    answer = api.send("text", {"content": "hi"}, to="CHAIR01|Nobody01|chair01")
    assert answer["errcode"] == 0
    assert answer["invaliduser"] == "nobody01"
    assert texts(sim, "chair01") == ["hi"]


def test_members_out_of_range_or_without_licence(sim: Simulator, api: ApiCaller) -> None:
    sim.directory.add("outside01").is_visible = False
    sim.directory.add("Unlicensed01").is_licensed = False
    answer = api.send("text", {"content": "hi"}, to="outside01|Unlicensed01|chair01")
    assert answer["invaliduser"] == "outside01"
    assert answer["unlicenseduser"] == "unlicensed01"
    assert texts(sim, "Unlicensed01") == []


def test_departments_tags_and_everybody(sim: Simulator, api: ApiCaller) -> None:
    answer = api.send("text", {"content": "部门"}, to="", toparty="103|999", totag="2|x")
    assert (answer["invalidparty"], answer["invalidtag"]) == ("999", "x")
    api.send("text", {"content": "全体"}, to="@all")
    assert texts(sim, "chair03") == ["部门", "全体"]
    assert texts(sim, "office02") == ["部门", "全体"]
    assert texts(sim, "chair01") == ["全体"]


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"touser": ""}, 82001),
        ({"touser": "nobody01"}, 81013),
        ({"touser": "|".join(["chair01"] * 1001)}, 40058),
        ({"toparty": "|".join(["1"] * 101)}, 82002),
        ({"totag": "|".join(["1"] * 101)}, 82003),
        ({"touser": ["chair01"]}, 40058),
        ({"agentid": None}, 41011),
        ({"agentid": "x"}, 40056),
        ({"agentid": 1000003}, 301002),
        ({"msgtype": "markdown_v2"}, 40008),
        ({"text": {}}, 44004),
        ({"text": {"content": ""}}, 44004),
        ({"text": "hi"}, 40058),
        ({"text": {"content": "x" * 5121}}, 40058),
        ({"msgtype": "markdown", "markdown": {"content": "x" * 5121}}, 40058),
        ({"msgtype": "image", "image": {"media_id": "gone"}}, 40007),
        ({"msgtype": "file", "file": {}}, 41006),
        ({"msgtype": "textcard", "textcard": {"description": "d", "url": "https://a"}}, 41016),
        ({"msgtype": "textcard", "textcard": {"title": "t", "description": "d"}}, 40058),
        (
            {"msgtype": "news", "news": {"articles": [{"title": "t", "url": "https://a"}] * 9}},
            45008,
        ),
    ],
)
def test_send_refuses(sim: Simulator, api: ApiCaller, change: dict[str, Any], errcode: int) -> None:
    body = {
        "touser": "chair01",
        "agentid": sim.credentials.agent_id,
        "msgtype": "text",
        "text": {"content": "hi"},
    }
    assert api.post("message/send", {**body, **change})["errcode"] == errcode
    assert sim.person("chair01").screen == []


def test_a_thousand_recipients_are_fine(api: ApiCaller) -> None:
    assert api.send("text", {"content": "hi"}, to="|".join(["chair01"] * 1000))["errcode"] == 0


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_words_are_cut_silently_at_2048_bytes(sim: Simulator, api: ApiCaller, kind: str) -> None:
    assert api.send(kind, {"content": "字" * 1700})["errcode"] == 0
    (bubble,) = sim.person("chair01").screen
    assert bubble.text == "字" * 682
    assert [notice.reason for notice in sim.notices] == [f"{kind} cut at 2048 bytes"]


def test_media_of_another_kind_is_refused(api: ApiCaller) -> None:
    media_id = api.upload("image", "a.png", samples.png())["media_id"]
    assert api.send("file", {"media_id": media_id})["errcode"] == 40007


def test_a_file_keeps_its_name_and_bytes(sim: Simulator, api: ApiCaller) -> None:
    media_id = api.upload("file", "03 地科 自评表.docx", b"content")["media_id"]
    api.send("file", {"media_id": media_id})
    bubble = sim.person("chair01").sees("自评表")
    assert (bubble.kind, bubble.name, bubble.content) == ("file", "03 地科 自评表.docx", b"content")


def test_the_31st_message_within_a_minute_vanishes(sim: Simulator, api: ApiCaller) -> None:
    answers = [api.send("text", {"content": str(n)})["errcode"] for n in range(32)]
    assert set(answers) == {0}
    assert len(texts(sim, "chair01")) == 30
    assert [notice.reason[:8] for notice in sim.notices] == ["dropped:"] * 2
    sim.clock.advance(timedelta(seconds=61))
    api.send("text", {"content": "later"})
    assert texts(sim, "chair01")[-1] == "later"


def test_a_repeated_body_is_suppressed_within_its_interval(sim: Simulator, api: ApiCaller) -> None:
    check: dict[str, Any] = {"enable_duplicate_check": 1, "duplicate_check_interval": 60}
    for content in ("a", "a", "b"):
        assert api.send("text", {"content": content}, **check)["errcode"] == 0
    assert texts(sim, "chair01") == ["a", "b"]
    sim.clock.advance(timedelta(seconds=61))
    api.send("text", {"content": "a"}, **check)
    assert texts(sim, "chair01") == ["a", "b", "a"]


def test_recall_takes_the_words_back_within_a_day_but_not_inside_wechat(
    sim: Simulator, api: ApiCaller
) -> None:
    first = api.send("text", {"content": "secret"})["msgid"]
    assert api.post("message/recall", {"msgid": first})["errcode"] == 0
    assert [(b.kind, b.text) for b in sim.person("chair01").screen] == [("recalled", "")]
    assert [b.text_in("wechat") for b in sim.person("chair01").screen] == ["secret"]
    second = api.send("text", {"content": "x"})["msgid"]
    sim.clock.advance(timedelta(days=1))
    api.refresh()
    assert api.post("message/recall", {"msgid": second})["errcode"] == 42052
    assert api.post("message/recall", {"msgid": "other"})["errcode"] == 40058


def test_wechat_shows_the_placeholder_for_markdown_and_cards(
    sim: Simulator, bot: object, api: ApiCaller
) -> None:
    api.send("text", {"content": "words"})
    api.send("markdown", {"content": "**x**"})
    api.send("template_card", samples.buttons())
    seen = [bubble.text_in("wechat") for bubble in sim.person("chair01").screen]
    assert seen == ["words"] + ["暂不支持此消息类型，请在企业微信中查看"] * 2
