"""Card validation: each fault with its own code."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator import samples
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot
from tests.simulator.samples import Card

MAKERS: dict[str, Callable[[], Card]] = {
    "text": samples.text_notice,
    "news": samples.news_notice,
    "buttons": samples.buttons,
    "vote": samples.vote,
    "multiple": samples.multiple,
}
OPTION = {"id": "1", "text": "一"}
BUTTON = {"text": "好", "key": "k"}


@pytest.mark.parametrize("name", MAKERS)
def test_sound_cards_are_shown(sim: Simulator, bot: EchoBot, api: ApiCaller, name: str) -> None:
    answer = api.send("template_card", MAKERS[name]())
    assert answer["errcode"] == 0
    assert ("response_code" in answer) == (name != "news")
    assert sim.person("chair01").last_card().card == MAKERS[name]()


def put(path: str, value: Any) -> Callable[[Card], None]:
    """Return a change that sets a dotted path; None removes it."""

    def change(card: Card) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        holder: Any = card
        for step in way:
            holder = holder[step]
        if value is None:
            del holder[last]
        else:
            holder[last] = value

    return change


@pytest.mark.parametrize(
    ("name", "path", "value", "errcode"),
    [
        ("text", "card_type", "other", 42031),
        ("text", "card_type", None, 42031),
        ("text", "task_id", None, 42014),
        ("text", "task_id", "空", 42014),
        ("text", "task_id", "x" * 129, 42014),
        ("text", "card_action", None, 42045),
        ("text", "card_action", {"type": 0}, 42045),
        ("text", "card_action", {"type": 1, "url": "example.org"}, 42028),
        ("text", "card_action", {"type": 2}, 42030),
        ("text", "quote_area", {"type": 1}, 42028),
        ("text", "horizontal_content_list", [{"keyname": "k"}] * 7, 42035),
        ("text", "horizontal_content_list.0.keyname", None, 42027),
        ("text", "horizontal_content_list.1.url", "ftp://x", 42028),
        ("text", "horizontal_content_list.2.userid", "nobody", 42050),
        ("text", "horizontal_content_list.0", {"type": 2, "keyname": "k", "media_id": "m"}, 42029),
        ("text", "jump_list", [{"title": "t"}] * 4, 42042),
        ("text", "jump_list.0.title", None, 42033),
        ("text", "action_menu.action_list", [BUTTON] * 2, 42051),
        ("text", "action_menu.action_list.0.text", "", 42038),
        ("text", "action_menu.action_list.0.key", "", 42039),
        ("news", "main_title.title", None, 42033),
        ("news", "card_image.url", "x", 42044),
        ("news", "card_image.aspect_ratio", 3, 40058),
        ("news", "vertical_content_list", [{"title": "t"}] * 5, 42036),
        ("buttons", "main_title", {}, 42033),
        ("buttons", "task_id", None, 42014),
        ("buttons", "button_list", [], 42014),
        ("buttons", "button_list", [{"text": "b", "key": str(n)} for n in range(7)], 42014),
        ("buttons", "button_list.0.text", "", 42038),
        ("buttons", "button_list.0.key", None, 42039),
        ("buttons", "button_list.0.key", "k" * 1025, 42039),
        ("buttons", "button_list.0.key", "apply:station", 42039),
        ("buttons", "button_list.2.url", None, 42028),
        ("buttons", "button_selection.question_key", "", 42043),
        ("buttons", "button_selection.option_list", [], 42037),
        ("buttons", "button_selection.selected_id", "zzz", 42040),
        ("vote", "checkbox.question_key", None, 42043),
        ("vote", "checkbox.option_list", [{"id": str(n), "text": "t"} for n in range(21)], 42037),
        ("vote", "checkbox.option_list.0.id", "x" * 129, 42040),
        ("vote", "checkbox.option_list", [OPTION, OPTION], 42040),
        ("vote", "checkbox.option_list.0.text", None, 42041),
        ("vote", "submit_button", None, 42046),
        ("vote", "submit_button.text", "", 42049),
        ("multiple", "select_list", [], 42047),
        ("multiple", "select_list.0.question_key", "2.2", 42043),
        (
            "multiple",
            "select_list.0.option_list",
            [{"id": str(n), "text": "t"} for n in range(11)],
            42037,
        ),
        ("multiple", "submit_button.key", "", 42046),
    ],
)
def test_a_fault_has_its_code(
    sim: Simulator,
    bot: EchoBot,
    api: ApiCaller,
    name: str,
    path: str,
    value: Any,
    errcode: int,
) -> None:
    card = MAKERS[name]()
    put(path, value)(card)
    assert api.send("template_card", card)["errcode"] == errcode
    assert sim.person("chair01").screen == []


def test_a_notice_needs_a_title_or_a_subtitle(bot: EchoBot, api: ApiCaller) -> None:
    card = samples.text_notice()
    del card["main_title"]
    assert api.send("template_card", card)["errcode"] == 0
    del card["sub_title_text"]
    assert api.send("template_card", card | {"task_id": "other"})["errcode"] == 42033


def test_news_needs_a_picture(bot: EchoBot, api: ApiCaller) -> None:
    card = samples.news_notice()
    del card["card_image"]
    assert api.send("template_card", card)["errcode"] == 0
    del card["image_text_area"]
    assert api.send("template_card", card)["errcode"] == 42044


def test_a_task_id_is_good_once(bot: EchoBot, api: ApiCaller) -> None:
    assert api.send("template_card", samples.vote())["errcode"] == 0
    assert api.send("template_card", samples.vote(), to="chair02")["errcode"] == 42014


def test_a_refused_card_leaves_its_task_id_free(bot: EchoBot, api: ApiCaller) -> None:
    spoilt = samples.vote()
    spoilt["main_title"] = {}
    assert api.send("template_card", spoilt)["errcode"] == 42033
    assert api.send("template_card", samples.vote())["errcode"] == 0


def test_long_words_are_shown_and_noticed(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    card = samples.multiple()
    card["main_title"]["title"] = "字" * 37
    card["select_list"][1]["option_list"][0]["text"] = "字" * 17
    assert api.send("template_card", card)["errcode"] == 0
    assert [notice.reason.split(":")[0] for notice in sim.notices] == [
        "card main_title.title",
        "card select_list.option_list.text",
    ]


def test_a_callback_card_needs_a_callback_url(sim: Simulator, api: ApiCaller) -> None:
    assert sim.callback_url is None
    assert api.send("template_card", samples.buttons())["errcode"] == 43012
    assert api.send("template_card", samples.news_notice())["errcode"] == 0
