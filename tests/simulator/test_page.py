"""The phone page in a headless Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from simulator.server import Simulator
from tests.simulator import samples
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot, passive, text_reply
from tests.simulator.phone_page import bubbles, in_a_browser, say

PLACEHOLDER = "暂不支持此消息类型，请在企业微信中查看"

pytestmark = in_a_browser


def test_words_go_and_the_answer_comes(page: Page) -> None:
    say(page, "你好")
    expect(bubbles(page, "me")).to_have_text("你好")
    expect(bubbles(page)).to_have_text("echo 你好")
    expect(page.get_by_test_id("say")).to_have_value("")


def test_enter_sends_and_shift_enter_breaks_the_line(page: Page, bot: EchoBot) -> None:
    box = page.get_by_test_id("say")
    box.fill("一")
    box.press("Shift+Enter")
    box.press_sequentially("二")
    box.press("Enter")
    expect(bubbles(page)).to_have_text("echo 一\n二")
    assert bot.seen[0]["Content"] == "一\n二"


def test_only_links_are_markup(page: Page, bot: EchoBot) -> None:
    bot.answer = lambda message: text_reply(
        message, '<b>粗</b> <a href="https://example.org/x">网页</a> <a href="javascript:x">坏</a>'
    )
    say(page, "x")
    bubble = bubbles(page)
    expect(bubble).to_have_text("<b>粗</b> 网页 坏")
    expect(bubble.locator("a")).to_have_count(1)
    expect(bubble.locator("a")).to_have_attribute("href", "https://example.org/x")


def test_messages_from_the_bot_appear_without_reload(page: Page, api: ApiCaller) -> None:
    api.send("text", {"content": "提醒"})
    expect(bubbles(page)).to_have_text("提醒")
    api.send("text", {"content": "别人的"}, to="chair02")
    expect(page.locator("[data-person=chair02].unread")).to_be_visible()
    page.locator("[data-person=chair02]").click()
    expect(bubbles(page)).to_have_text("别人的")
    expect(page.locator(".unread")).to_have_count(0)


def test_a_failed_delivery_shows_its_mark(page: Page, bot: EchoBot) -> None:
    bot.statuses = [500] * 3
    say(page, "x")
    expect(page.get_by_test_id("failed")).to_be_visible()
    expect(bubbles(page, "me")).to_have_attribute("data-state", "failed")


def test_a_tap_delivers_and_the_card_closes(page: Page, bot: EchoBot, api: ApiCaller) -> None:
    inner = "<Button><ReplaceName>已收到</ReplaceName></Button>"
    bot.answer = lambda message: passive(message, "update_button", inner)
    api.send("template_card", samples.buttons())
    choice = page.get_by_label("先填")
    choice.select_option("s")
    page.get_by_test_id("card-button").filter(has_text="申报小家").click()
    expect(page.get_by_test_id("card-replaced")).to_have_text("已收到")
    expect(page.get_by_test_id("card-replaced")).to_be_disabled()
    expect(choice).to_be_disabled()
    expect(choice).to_have_value("s")
    chosen = bot.seen[0]["SelectedItems"]["SelectedItem"]
    assert (chosen["QuestionKey"], chosen["OptionIds"]["OptionId"]) == ("which", "s")


def test_votes_and_lists_submit_what_is_chosen(page: Page, bot: EchoBot, api: ApiCaller) -> None:
    api.send("template_card", samples.vote())
    page.get_by_label("制度").check()
    with page.expect_response("**/press"):
        page.get_by_test_id("card-button").click()
    assert bot.seen[0]["SelectedItems"]["SelectedItem"]["OptionIds"]["OptionId"] == ["1", "2"]
    api.send("template_card", samples.multiple())
    page.get_by_label("2.1").select_option("4")
    with page.expect_response("**/press"):
        page.get_by_test_id("card-button").last.click()
    picked = bot.seen[1]["SelectedItems"]["SelectedItem"]
    assert [item["OptionIds"]["OptionId"] for item in picked] == ["4", "3"]


@pytest.mark.parametrize("name", ["text_notice", "news_notice", "buttons", "vote", "multiple"])
def test_wechat_hides_every_card(page: Page, api: ApiCaller, name: str) -> None:
    api.send("template_card", getattr(samples, name)())
    expect(page.locator(".card")).to_be_visible()
    page.locator("button[data-view=wechat]").click()
    expect(bubbles(page)).to_have_text(PLACEHOLDER)
    assert "view=wechat" in page.url
    page.reload()
    expect(bubbles(page)).to_have_text(PLACEHOLDER)


def test_several_pictures_go_as_a_burst(page: Page, bot: EchoBot) -> None:
    files = [samples_file(tone) for tone in (1, 2, 3)]
    page.get_by_test_id("pictures").set_input_files(files)  # type: ignore[arg-type]
    expect(bubbles(page, "me")).to_have_count(3)
    expect(page.locator("[data-kind=image][data-state=sent]")).to_have_count(3)
    assert len({message["MsgId"] for message in bot.seen}) == 3


def samples_file(tone: int) -> dict[str, object]:
    return {"name": f"{tone}.png", "mimeType": "image/png", "buffer": samples.png(tone)}


def test_a_pasted_picture_goes(page: Page, bot: EchoBot) -> None:
    page.get_by_test_id("say").focus()
    page.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "p.png", { type: "image/png" }));
          document.getElementById("say").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        list(samples.png()),
    )
    expect(page.locator("[data-kind=image][data-state=sent]")).to_have_count(1)
    assert bot.seen[0]["MsgType"] == "image"


def test_a_file_can_be_downloaded_under_its_name(page: Page, api: ApiCaller) -> None:
    media_id = api.upload("file", "J03-v1 自评表.docx", b"content")["media_id"]
    api.send("file", {"media_id": media_id})
    with page.expect_download() as download:
        bubbles(page).locator("a").click()
    assert download.value.suggested_filename == "J03-v1 自评表.docx"
    assert Path(download.value.path()).read_bytes() == b"content"


def test_the_clock_shows_campaign_time_and_moves(page: Page, bot: EchoBot) -> None:
    expect(page.get_by_test_id("clock")).to_contain_text("2023-05-08 09:0")
    page.get_by_role("button", name="截止前 1 小时").click()
    expect(page.get_by_test_id("clock")).to_contain_text("2023-05-12 11:00")
    assert bot.now.startswith("2023-05-12T11:00")


def test_the_menu_appears_and_clicks(page: Page, bot: EchoBot, api: ApiCaller) -> None:
    bot.answer = lambda message: text_reply(message, message["EventKey"])
    menu = {"button": [{"type": "click", "name": "进度", "key": "progress"}]}
    api.post("menu/create", menu, agentid=1000002)
    page.get_by_test_id("menu").get_by_role("button", name="进度").click()
    expect(bubbles(page)).to_have_text("progress")


def test_the_roster_is_searched_by_words(page: Page) -> None:
    page.get_by_test_id("search").fill("地球科学")
    expect(page.locator(".person:visible")).to_have_count(1)
    expect(page.locator("[data-person=chair03]")).to_be_visible()


def test_entering_is_reported_when_the_app_wants_it(
    page: Page, sim: Simulator, bot: EchoBot
) -> None:
    sim.switches.report_enter = True
    bot.answer = lambda message: text_reply(message, "您好")
    page.locator("[data-person=office01]").click()
    expect(bubbles(page)).to_have_text("您好")
    last = bot.seen[-1]
    assert (last["Event"], last["FromUserName"]) == ("enter_agent", "office01")


def test_on_a_narrow_screen_the_chat_is_alone_until_the_drawer_opens(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#roster")).to_be_hidden()
    expect(page.locator("#panel")).to_be_hidden()
    page.get_by_role("button", name="打开侧栏").click()
    page.locator("[data-person=chair02]").click()
    expect(page.locator("#roster")).to_be_hidden()
    expect(page.locator("#whoami")).to_contain_text("chair02")


def test_the_chat_stays_at_the_bottom(page: Page, api: ApiCaller) -> None:
    for number in range(12):
        api.send("text", {"content": f"{number}\n" * 6})
    last = bubbles(page).last
    expect(last).to_contain_text("11")
    expect(last).to_be_in_viewport()
