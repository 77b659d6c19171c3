"""小家 on its page, in a real browser: on a phone by tapping, on a PC by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.page.browser import CHROMIUM, PC, chromium, noted, opened, tap
from tests.bot.page.product import Product
from tests.handlers.dialogue import the_card
from tests.handlers.office_chat import complete_application

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
    with opened(browser, product.address()) as page:
        yield page


def test_every_item_is_one_tap_and_the_total_runs_along(phone: Page, product: Product) -> None:
    card = the_card()
    for item in card.order:
        tap(phone, f"scorecard/{item}", str(card.items[item].points))
    expect(phone.locator("#score")).to_have_text("得分 110，已到 80")
    expect(phone.locator("#answered")).to_have_text("已答 31/31")
    expect(phone.locator("#keeping")).to_have_text("都已保存")
    assert len(product.record().application("home").part("scorecard")) == 31
    phone.locator("#next").tap()  # no item is open any more, but photos and the text are
    expect(phone.locator("#lacks")).to_be_in_viewport()


def test_another_tap_changes_an_item_and_what_is_open_is_shown(phone: Page) -> None:
    expect(phone.locator(".line.open")).to_have_count(31)
    tap(phone, "scorecard/1.1", "4")
    noted(phone, "scorecard/1.1", "已保存")
    tap(phone, "scorecard/1.1", "2")
    expect(phone.locator("#score")).to_have_text("得分 2，还差 78 到 80")
    expect(phone.locator(".line.open")).to_have_count(30)
    phone.locator("#next").tap()
    expect(phone.locator("#e-scorecard-1-2")).to_be_in_viewport()


def test_on_a_pc_numbers_and_enter_are_enough(browser: Browser, product: Product) -> None:
    with opened(browser, product.address(), PC) as page:
        page.locator("#e-scorecard-1-1-0").focus()
        for points in "43544":
            page.keyboard.press(points)
            page.keyboard.press("Enter")
        expect(page.locator("#score")).to_have_text("得分 20，还差 60 到 80")
        page.keyboard.press("9")  # more than the item has: nothing is chosen
        page.keyboard.press("ArrowRight")
        noted(page, "scorecard/2.1", "已保存")
        assert product.value("scorecard/2.1") == 1


def test_nothing_is_handed_in_before_all_is_there(phone: Page, product: Product) -> None:
    tap(phone, "scorecard/1.1", "4")
    noted(phone, "scorecard/1.1", "已保存")
    phone.locator("#hand-in").tap()
    expect(phone.locator("#check-text")).to_contain_text("自查评分 还差 30 项")
    expect(phone.locator("#check-do")).to_be_hidden()
    phone.get_by_role("button", name="再看看").tap()
    expect(phone.locator("#check")).to_be_hidden()


def test_handing_in_is_read_back_and_confirmed(browser: Browser, product: Product) -> None:
    product.put(complete_application("home"))
    with opened(browser, product.address()) as phone:
        phone.locator("#hand-in").tap()
        expect(phone.locator("#check-text")).to_contain_text("自评 110 分")
        phone.get_by_role("button", name="确认提交").tap()
        expect(phone.locator("#check-title")).to_have_text("已提交")
        expect(phone.locator("#check-text")).to_contain_text("编号 J03-v1")
        expect(phone.locator("#stands")).to_contain_text("已提交 J03-v1")
    assert len(product.record().application("home").submissions) == 1
