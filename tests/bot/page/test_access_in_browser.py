"""Everybody can use the page: read aloud, in large letters, on the smallest phone, with thick fingers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from campaign.applications import Application
from tests.bot.page.browser import CHROMIUM, PC, PHONE, chromium, opened
from tests.bot.page.product import Product
from tests.bot.pictures.picture_samples import encoded, scene
from tests.handlers.chair.asking_chat import handed_in, returned
from tests.handlers.office_chat import complete_application

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]
SMALLEST = {**PHONE, "viewport": {"width": 320, "height": 640}}
LARGE_LETTERS = "document.documentElement.style.fontSize = '36px'"  # twice what it is
CUT = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.clientWidth && getComputedStyle(one).display !== "inline"
        && !["TEXTAREA", "INPUT", "IMG"].includes(one.tagName) && one.scrollWidth > one.clientWidth + 1
        && !one.closest(".taps input"))
    .map((one) => one.outerHTML.slice(0, 90))"""
SMALL = """() => [...document.querySelectorAll("button, a, .taps label, .box, .button")]
    .filter((one) => one.getClientRects().length)
    .filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44)
    .map((one) => `${one.offsetWidth}x${one.offsetHeight} ${one.outerHTML.slice(0, 80)}`)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def check(page: Page) -> None:
    """No rule of axe is broken by what shows now."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("kind", [PHONE, PC], ids=["phone", "pc"])
@pytest.mark.parametrize("track", ["home", "station"])
def test_axe_finds_nothing(
    browser: Browser, product: Product, track: str, kind: dict[str, Any]
) -> None:
    with opened(browser, product.address(track=track), kind) as page:
        check(page)
        page.locator("#hand-in").click()
        expect(page.locator("#check-text")).to_contain_text("还差")
        check(page)


@pytest.mark.parametrize("application", [handed_in(), returned()], ids=["handed in", "returned"])
def test_axe_finds_nothing_wherever_it_stands(
    browser: Browser, product: Product, application: Application
) -> None:
    product.put(application)
    with opened(browser, product.address()) as page:
        check(page)


def test_axe_finds_nothing_once_it_is_closed(browser: Browser, product: Product) -> None:
    product.put(complete_application("home"))
    address = product.address()
    product.clock.move_to(product.store.configured.deadline.replace(hour=20))
    with opened(browser, address) as page:
        expect(page.locator("#closed")).to_contain_text("截止")
        check(page)


@pytest.mark.parametrize("letters", ["usual", "twice as large"])
@pytest.mark.parametrize("track", ["home", "station"])
def test_nothing_is_cut_on_the_smallest_phone(
    browser: Browser, product: Product, track: str, letters: str
) -> None:
    with opened(browser, product.address(track=track), SMALLEST) as page:
        page.set_input_files(
            "#photo-files",
            {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": encoded(scene(1))},
        )
        expect(page.locator("#album .photo:not(.waits)")).to_have_count(1)
        if letters != "usual":
            page.evaluate(LARGE_LETTERS)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(CUT) == []
        assert page.evaluate(SMALL) == []


def test_whoever_listens_hears_what_each_answer_is_for(browser: Browser, product: Product) -> None:
    with opened(browser, product.address()) as page:
        item = page.get_by_role("group", name="1.1 设分管工会工作的领导")
        expect(item.get_by_role("radio", name="4", exact=True)).to_have_count(1)
        expect(page.get_by_role("status").first).to_be_attached()


def test_the_page_is_small(browser: Browser, product: Product) -> None:
    """All that is loaded before any photo stays below 100 kB, in at most a dozen files."""
    context = browser.new_context(**PHONE)
    page, sizes = context.new_page(), dict[str, int]()
    page.on(
        "requestfinished",
        lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}),
    )
    page.goto(product.address())
    expect(page.locator("html[data-ready]")).to_have_count(1)
    context.close()
    assert sum(sizes.values()) < 100_000
    assert len(sizes) <= 13
    assert {url.split("/")[2] for url in sizes} == {product.urls[0].split("/")[2]}
