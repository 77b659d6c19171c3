"""Pressing cards, and updating them by reply and by response code."""

from datetime import timedelta
from typing import Any

import pytest
import xmltodict

from simulator.server import Simulator
from tests.simulator import samples
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot, passive, text_reply


def replies(bot: EchoBot, kind: str, inner: str) -> None:
    bot.answer = lambda message: passive(message, kind, inner)


def test_a_tap_reports_key_task_and_a_fresh_code(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.buttons())
    person = sim.person("chair01")
    person.taps("申报驿站")
    person.taps("申报驿站")
    event = bot.seen[0]
    assert (event["Event"], event["EventKey"]) == ("template_card_event", "apply:station")
    assert (event["TaskId"], event["CardType"]) == ("buttons-1", "button_interaction")
    assert event["SelectedItems"]["SelectedItem"]["OptionIds"]["OptionId"] == "h"
    assert bot.seen[1]["ResponseCode"] != event["ResponseCode"]


def test_a_url_button_reaches_nobody(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    api.send("template_card", samples.buttons())
    assert sim.person("chair01").taps("网页") == []
    assert bot.seen == []


def test_a_menu_action_is_another_event_and_takes_words(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.text_notice())
    bot.answer = lambda message: text_reply(message, "今天不再提醒")
    assert sim.person("chair01").taps("今天别再提醒") == ["今天不再提醒"]
    assert bot.seen[0]["Event"] == "template_card_menu_event"
    assert "SelectedItems" not in bot.seen[0]


def selected(event: dict[str, Any]) -> dict[str, Any]:
    items = event["SelectedItems"]["SelectedItem"]
    listed = items if isinstance(items, list) else [items]
    return {item["QuestionKey"]: item["OptionIds"]["OptionId"] for item in listed}


def test_picks_submit_what_is_chosen(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    api.send("template_card", samples.multiple())
    api.send("template_card", samples.vote())
    person = sim.person("chair01")
    person.picks({"2.1": "4"})
    person.picks({"has": ["1", "2"]})
    assert selected(bot.seen[0]) == {"2.1": "4", "2.2": "3"}
    assert selected(bot.seen[1]) == {"has": ["1", "2"]}
    person.picks({"has": []})
    assert "SelectedItems" not in bot.seen[2]


@pytest.mark.parametrize("picks", [{"has": "9"}, {"has": ["1", "2"]}, {"other": "1"}])
def test_picks_the_card_does_not_offer_are_impossible(
    sim: Simulator, bot: EchoBot, api: ApiCaller, picks: dict[str, str]
) -> None:
    api.send("template_card", samples.vote(mode=0))
    with pytest.raises(LookupError):
        sim.person("chair01").picks(picks)
    assert bot.seen == []


def test_update_button_closes_the_card_of_the_presser_only(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.buttons(), to="chair01|chair02")
    replies(bot, "update_button", "<Button><ReplaceName>已收到</ReplaceName></Button>")
    first, second = sim.person("chair01"), sim.person("chair02")
    first.taps("申报小家")
    assert (first.last_card().card or {})["replace_text"] == "已收到"
    assert "replace_text" not in (second.last_card().card or {})
    with pytest.raises(LookupError):
        first.taps("申报小家")


def test_update_template_card_replaces_the_card(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.multiple())
    option = "<OptionList><Id>{0}</Id><Text>{0} 分</Text></OptionList>"
    options = option.format(1) + option.format(2)
    inner = (
        "<TemplateCard><CardType>multiple_interaction</CardType>"
        "<MainTitle><Title>第三部分</Title></MainTitle>"
        f"<SelectList><QuestionKey>3.1</QuestionKey><Title>3.1</Title>{options}"
        "<SelectedId>2</SelectedId><Disable>true</Disable></SelectList>"
        f"<SelectList><QuestionKey>3.2</QuestionKey><Title>3.2</Title>{options}</SelectList>"
        "<SubmitButton><Text>提交</Text><Key>next</Key></SubmitButton></TemplateCard>"
    )
    replies(bot, "update_template_card", inner)
    person = sim.person("chair01")
    assert "第三部分" in person.picks({"2.1": "4"})[0]
    card = person.last_card().card or {}
    assert card["task_id"] == "multiple-1"
    assert card["select_list"][0]["disable"] is True
    assert [q["question_key"] for q in card["select_list"]] == ["3.1", "3.2"]
    assert sim.protocol_faults == []


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("", "<TemplateCard> is missing"),
        ("<TemplateCard><CardType>none</CardType></TemplateCard>", "42031"),
        ("<TemplateCard><CardType>a</CardType><CardType>b</CardType></TemplateCard>", "repeated"),
    ],
)
def test_a_wrong_card_in_a_reply_is_a_fault(
    sim: Simulator, bot: EchoBot, api: ApiCaller, inner: str, reason: str
) -> None:
    api.send("template_card", samples.buttons())
    replies(bot, "update_template_card", inner)
    sim.person("chair01").taps("申报小家")
    assert reason in sim.protocol_faults[0].reason
    assert sim.person("chair01").last_card().card == samples.buttons()


def test_words_in_answer_to_a_press_need_the_switch(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.buttons())
    bot.answer = lambda message: text_reply(message, "好的")
    assert sim.person("chair01").taps("申报小家") == []
    assert "takes no passive text" in sim.protocol_faults[0].reason
    sim.switches.text_reply_to_card = True
    assert sim.person("chair01").taps("申报小家") == ["好的"]


def update(sim: Simulator, api: ApiCaller, code: str, **more: Any) -> dict[str, Any]:
    body = {"userids": ["chair01"], "agentid": sim.credentials.agent_id, "response_code": code}
    return api.post("message/update_template_card", {**body, **more})


BUTTON = {"replace_name": "已处理"}


def test_a_response_code_is_good_once(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    code = api.send("template_card", samples.buttons())["response_code"]
    assert update(sim, api, code, button=BUTTON)["errcode"] == 0
    assert update(sim, api, code, button=BUTTON)["errcode"] == 42022
    assert update(sim, api, "unknown", button=BUTTON)["errcode"] == 60140
    assert "已处理" in sim.person("chair01").last_card().text


def test_a_response_code_dies_after_72_hours(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    code = api.send("template_card", samples.buttons())["response_code"]
    sim.clock.advance(timedelta(hours=72))
    api.refresh()
    assert update(sim, api, code, button=BUTTON)["errcode"] == 60140


def test_the_code_of_a_press_updates_the_presser_only(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    api.send("template_card", samples.buttons(), to="chair01|chair02")
    sim.person("chair01").taps("申报小家")
    code = xmltodict.parse(bot.seen[0]["raw"])["xml"]["ResponseCode"]
    card = {**samples.vote(), "replace_text": "已提交"}
    answer = update(sim, api, code, template_card=card, userids=["chair01", "CHAIR02"])
    assert (answer["errcode"], answer["invaliduser"]) == (0, ["chair02"])
    assert "已提交" in sim.person("chair01").last_card().text
    assert sim.person("chair02").last_card().card == samples.buttons()


def test_a_refused_update_leaves_the_code_good(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    code = api.send("template_card", samples.buttons())["response_code"]
    assert update(sim, api, code)["errcode"] == 40058
    assert update(sim, api, code, template_card={"card_type": "x"})["errcode"] == 42031
    assert update(sim, api, code, button=BUTTON, agentid=7)["errcode"] == 301002
    assert update(sim, api, code, button=BUTTON, userids=[], atall=1)["errcode"] == 0
