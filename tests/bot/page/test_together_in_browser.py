"""Two at once, and networks that break: nothing is overwritten in silence, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.bot.page.browser import CHROMIUM, PC, chromium, noted, opened, tap
from tests.bot.page.product import Product, fill

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def deputy(product: Product) -> str:
    """The page of the deputy, who was just named."""
    code = product.say("绑定 deputy03 副 地科", by="office01").splitlines()[-1]
    product.say(code.removeprefix("确认请回复 "), by="office01")
    return product.address(by="deputy03", process=1)


def test_what_the_other_phone_and_the_chat_say_shows_by_itself(
    browser: Browser, product: Product, deputy: str
) -> None:
    with opened(browser, product.address()) as mine, opened(browser, deputy, PC) as theirs:
        tap(mine, "scorecard/1.1", "4")
        expect(theirs.locator("#e-scorecard-1-1-4")).to_be_checked()
        noted(theirs, "scorecard/1.1", "主席 chair03 5月8日 09:00 填的")
        expect(theirs.locator("#score")).to_have_text("得分 4，还差 76 到 80")
        product.say("申报小家", "改 1.1 2")
        expect(mine.locator("#e-scorecard-1-1-2")).to_be_checked()
        expect(theirs.locator("#e-scorecard-1-1-2")).to_be_checked()


def test_a_conflict_names_who_and_when_and_the_person_decides(
    browser: Browser, product: Product, deputy: str
) -> None:
    with opened(browser, product.address()) as mine:
        tap(mine, "scorecard/1.1", "4")
        noted(mine, "scorecard/1.1", "已保存")
        mine.route("**/state", lambda route: route.abort())
        fill(deputy, "scorecard/1.1", "2", "4")
        tap(mine, "scorecard/1.1", "3")
        noted(mine, "scorecard/1.1", "1.1现在是“2”（代填人 deputy03 5月8日 09:00 填的）")
        expect(mine.locator("#e-scorecard-1-1-2")).to_be_checked()
        assert product.value("scorecard/1.1") == 2
        mine.get_by_role("button", name="改成我填的“3”").tap()
        noted(mine, "scorecard/1.1", "已保存")
    assert product.value("scorecard/1.1") == 3


def test_without_a_network_taps_wait_on_the_phone_and_go_in_order(
    browser: Browser, product: Product
) -> None:
    with opened(browser, product.address()) as page:
        page.context.set_offline(True)
        tap(page, "scorecard/1.1", "4")
        tap(page, "scorecard/1.2", "3")
        tap(page, "scorecard/1.1", "2")
        noted(page, "scorecard/1.1", "未保存")
        noted(page, "scorecard/1.2", "未保存")
        expect(page.locator("#keeping")).to_contain_text(
            re.compile("[23] 处未保存，连上网后自动保存")
        )
        assert product.record().applications == {}
        page.context.set_offline(False)
        expect(page.locator("#keeping")).to_have_text("都已保存")
        noted(page, "scorecard/1.2", "已保存")
    assert (product.value("scorecard/1.1"), product.value("scorecard/1.2")) == (2, 3)


def test_what_was_not_saved_when_the_page_was_closed_is_saved_by_the_next_link(
    browser: Browser, product: Product
) -> None:
    with opened(browser, product.address()) as page:
        page.route("**/page/*", lambda route: route.abort())
        tap(page, "scorecard/1.1", "4")
        noted(page, "scorecard/1.1", "未保存")
        page.unroute_all()
        page.goto(product.address(process=0))
        expect(page.locator("#e-scorecard-1-1-4")).to_be_checked()
        noted(page, "scorecard/1.1", "已保存")
    assert product.value("scorecard/1.1") == 4


def test_an_answer_of_the_server_that_is_lost_on_its_way_does_no_harm(
    browser: Browser, product: Product
) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().text())  # it was carried out, and nobody hears of it
            route.abort()
        else:
            route.continue_()

    with opened(browser, product.address()) as page:
        page.route("**/page/*", lose)
        tap(page, "scorecard/1.1", "4")
        noted(page, "scorecard/1.1", "已保存")
    assert lost
    assert product.value("scorecard/1.1") == 4
    assert [e.did for e in product.store.history("03")] == ["answer"]


def test_a_server_that_is_away_is_waited_for(browser: Browser, product: Product) -> None:
    with opened(browser, product.address()) as page:
        page.route("**/page/*", lambda route: route.fulfill(status=502, body="bad gateway"))
        tap(page, "scorecard/1.1", "4")
        noted(page, "scorecard/1.1", "未保存")
        page.unroute_all()
        noted(page, "scorecard/1.1", "已保存")


def test_a_link_that_has_grown_old_keeps_what_is_not_saved(
    browser: Browser, product: Product
) -> None:
    with opened(browser, product.address()) as page:
        page.route(
            "**/page/*",
            lambda route: route.fulfill(status=410, json={"message": "这个链接已过期。"}),
        )
        tap(page, "scorecard/1.1", "4")
        expect(page.locator("#keeping")).to_have_text("还有 1 处没有保存。这个链接已过期。")
        page.unroute_all()
        page.goto(product.address())
        noted(page, "scorecard/1.1", "已保存")
