"""The phone page shows no more than a real client does: one bar at a time, no account, narrow bubbles."""

import pytest
from playwright.sync_api import Page, expect

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot
from tests.simulator.phone_page import bubbles, in_a_browser

pytestmark = in_a_browser
MENU = {"button": [{"type": "click", "name": "进度", "key": "progress"}]}


def covered(page: Page) -> bool:
    """Whether something else lies where the box to write in would be tapped."""
    return bool(
        page.evaluate(
            """() => {
              const box = document.getElementById("say").getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return top.id !== "say";
            }"""
        )
    )


def test_the_menu_or_the_box_is_shown_and_a_key_switches(page: Page, api: ApiCaller) -> None:
    expect(page.get_by_test_id("mode")).to_be_hidden()
    assert not covered(page)
    api.post("menu/create", MENU, agentid=1000002)
    expect(page.get_by_test_id("menu")).to_be_visible()
    assert covered(page)
    page.get_by_role("button", name="切换到键盘").click()
    expect(page.get_by_test_id("menu")).to_be_hidden()
    assert not covered(page)
    page.get_by_role("button", name="切换到菜单").click()
    expect(page.get_by_test_id("menu")).to_be_visible()


def test_a_recall_leaves_the_copy_inside_wechat(page: Page, api: ApiCaller) -> None:
    for words in ("发错了", "别的"):
        sent = api.send("text", {"content": words})
    expect(bubbles(page)).to_have_count(2)
    api.post("message/recall", {"msgid": sent["msgid"]})
    expect(page.locator(".notice")).to_have_text("应用撤回了一条消息")
    expect(bubbles(page)).to_have_text(["发错了"])
    page.locator("button[data-view=wechat]").click()
    expect(bubbles(page)).to_have_text(["发错了", "别的"])
    expect(page.locator(".notice")).to_have_count(0)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("4 3 5 4 4", "4，3，5，4，4。"),
        ("我们工会 每周活动.", "我们工会，每周活动。"),
        ("申报小家", "申报小家。"),
        ("open day", "open day。"),
    ],
)
def test_the_voice_key_sends_what_a_keyboard_writes_down(
    page: Page, bot: EchoBot, said: str, heard: str
) -> None:
    page.get_by_test_id("say").fill(said)
    page.get_by_test_id("voice").click()
    expect(bubbles(page, "me")).to_have_text(heard)
    expect(bubbles(page)).to_have_text(f"echo {heard}")
    assert (bot.seen[-1]["MsgType"], bot.seen[-1]["Content"]) == ("text", heard)


def test_a_voice_message_goes_as_sound(page: Page, bot: EchoBot) -> None:
    page.get_by_test_id("plus").click()
    page.get_by_test_id("record").click()
    expect(page.locator("[data-kind=voice][data-state=sent]")).to_be_visible()
    assert (bot.seen[-1]["MsgType"], bot.seen[-1]["Format"]) == ("voice", "amr")


def test_the_phone_names_the_app_and_no_account(page: Page, sim: Simulator) -> None:
    expect(page.locator(".topbar-title")).to_have_text(sim.enterprise.directory.app)
    expect(page.locator(".phone")).not_to_contain_text("chair01")
    expect(page.locator("#whoami")).to_contain_text("chair01")


def test_long_words_leave_room_beside_them(page: Page, api: ApiCaller) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    api.send("text", {"content": "很长的一段话" * 40})
    box = bubbles(page).bounding_box()
    assert box
    assert box["width"] <= 390 * 0.7
