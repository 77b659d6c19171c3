"""驿站 on its page: fields, yes or no, and what the long text of 小家 shares with its own page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.page.browser import CHROMIUM, PC, chromium, noted, opened, tap
from tests.bot.page.product import Product

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser, product: Product) -> Iterator[Page]:
    with opened(browser, product.address(track="station")) as page:
        yield page


def write(page: Page, place: str, text: str) -> None:
    box = page.locator(f'[data-place="{place}"] .box')
    box.fill(text)
    box.press("Enter")


def test_fields_are_read_as_in_the_chat_and_enter_leads_to_the_next_open_one(
    phone: Page, product: Product
) -> None:
    expect(phone.get_by_label("分工会名称（全称）")).to_have_value("地球科学与资源学院分工会")
    write(phone, "basics/station_name", "地学楼暖心驿站")
    noted(phone, "basics/station_name", "已保存")
    expect(phone.get_by_label("工会主席")).to_be_focused()
    write(phone, "basics/member_count", "三十六人")
    noted(phone, "basics/member_count", "已保存")
    expect(phone.get_by_label("小组会员数")).to_have_value("36")
    assert product.value("basics/member_count", "station") == 36


def test_what_is_wrong_stays_in_its_box_with_the_reason(phone: Page, product: Product) -> None:
    write(phone, "basics/phone", "12")
    noted(phone, "basics/phone", "电话")
    expect(phone.get_by_label("联系电话")).to_have_value("12")
    write(phone, "basics/phone", "82320000")
    noted(phone, "basics/phone", "已保存")
    assert product.value("basics/phone", "station") == "82320000"


def test_what_is_likely_is_asked_about(phone: Page, product: Product) -> None:
    write(phone, "basics/group_name", "2023")
    noted(phone, "basics/group_name", "是要填：小组名称 记“2023” 吗？")
    phone.get_by_role("button", name="就这样填").tap()
    noted(phone, "basics/group_name", "已保存")
    assert product.value("basics/group_name", "station") == "2023"


def test_an_optional_box_that_is_emptied_says_none(phone: Page, product: Product) -> None:
    box = phone.get_by_label("其他配套设施设备或服务（可不填）")
    box.fill("图书角")
    box.blur()
    noted(phone, "remarks/other_facilities", "已保存")
    box.fill("")
    box.blur()
    expect(box).to_have_value("无")
    assert product.value("remarks/other_facilities", "station") == "无"


def test_yes_and_no_are_tapped(phone: Page, product: Product) -> None:
    for number in "123456":
        tap(phone, f"checklist/{number}", "否" if number == "4" else "是")
    expect(phone.locator("#h-checklist")).to_contain_text("6/6")
    assert product.value("checklist/4", "station") is False


def test_a_word_that_is_still_being_composed_is_not_taken(phone: Page) -> None:
    """An input method's Enter chooses a word and does not lead on."""
    box = phone.get_by_label("暖心驿站名称")
    box.focus()
    phone.evaluate(
        """() => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", bubbles: true, isComposing: true}))"""
    )
    expect(box).to_be_focused()


def test_the_long_text_is_written_and_uploaded_on_the_same_page(
    browser: Browser, product: Product
) -> None:
    with opened(browser, product.address(), PC) as page:
        page.locator("#text").fill("建家" * 20)
        page.locator("#save").click()
        expect(page.locator("#result")).to_contain_text("已保存 40 字")
        expect(page.locator("#lacks")).to_contain_text("还差 960 字")
        text = ("工会建家" * 300).encode()
        page.set_input_files(
            "#file", {"name": "总结.txt", "mimeType": "text/plain", "buffer": text}
        )
        expect(page.locator("#result")).to_contain_text("已读出 1200 字，还没有保存")
        page.locator("#hand-in").click()
        expect(page.locator("#check-text")).to_contain_text("文字有改动，还没有保存")
        page.get_by_role("button", name="再看看").click()
        page.locator("#save").click()
        expect(page.locator("#h-essay")).to_contain_text("总结 1200/1000")
    assert "总结 1200/1000" in product.say("进度")


def test_a_text_that_came_in_the_chat_shows_on_the_page(browser: Browser, product: Product) -> None:
    with opened(browser, product.address()) as page:
        product.say("申报小家", "总结", "工会今年组织教职工开展了三次业务培训和两次文体活动。")
        expect(page.locator("#text")).to_have_value(
            "工会今年组织教职工开展了三次业务培训和两次文体活动。"
        )
