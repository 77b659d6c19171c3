"""The office's pages: one application with its points, reviewed and sent back by tapping; the board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bot.office_page.links import OfficeLinks
from campaign.applications import Status
from tests.bot.page.browser import CHROMIUM, PC, chromium, opened
from tests.bot.page.product import Product
from tests.bot.pictures.picture_samples import encoded, scene
from tests.handlers.chair.asking_chat import handed_in

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed")


def address(
    product: Product, what: str = "office", by: str = "office01", track: str = "home"
) -> str:
    where = ("03", track) if what == "office" else ("", "")
    return f"{product.urls[0]}/{what}/{OfficeLinks(product.secret).sign(by, *where, product.clock.wall())}"


def linked(told: str) -> str:
    found = re.search(r'href="([^"]+)"', told)
    assert found, told
    return found[1]


def test_the_chat_leads_to_both_pages(product: Product) -> None:
    product.put(handed_in())
    for said, page in (("看 地科 小家", "/office/"), ("看板", "/board/")):
        link = linked(product.say_with_links(said, by="office01"))
        assert page in link
        assert requests.get(f"{product.urls[0]}{page}{link.rpartition('/')[2]}", timeout=9).ok


def test_only_the_office_sees_them(product: Product) -> None:
    product.put(handed_in())
    for what in ("office", "board"):
        assert requests.get(address(product, what, by="chair03"), timeout=9).status_code == 403
        assert requests.get(address(product, what)[:-2], timeout=9).status_code == 404
        token = product.token()
        assert requests.get(f"{product.urls[0]}/{what}/{token}", timeout=9).status_code == 404
    said: dict[str, Any] = {"id": "a" * 12, "said": "广播 大家好"}
    assert requests.post(address(product), json=said, timeout=9).status_code == 404


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, product: Product) -> Iterator[Page]:
    product.put(handed_in())
    with opened(browser, address(product), PC) as page:
        yield page


def looked_at(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
@needs_browser
def test_points_are_reviewed_by_a_tap(page: Page, product: Product) -> None:
    looked_at(page)
    page.get_by_role("button", name="2.3 核 3 分").click()
    line = page.locator('[data-name="2.3"]')
    expect(line.locator(".points")).to_contain_text("核定 3")
    assert product.record().application("home").reviewed == {"2.3": 3}


@pytest.mark.browser
@needs_browser
def test_what_is_picked_is_sent_back_once_it_is_confirmed(page: Page, product: Product) -> None:
    page.get_by_role("button", name="退回勾选的几处").click()
    expect(page.locator("#return-note")).to_contain_text("请先勾选")
    page.locator('.pick input[value="2.3"]').check()
    page.locator('.pick input[value="照片"]').check()
    expect(page.locator("#picked")).to_have_text("2.3、照片")
    page.get_by_label("理由（主席会看到）").fill("请重新拍照片")
    page.get_by_role("button", name="退回勾选的几处").click()
    page.get_by_role("button", name="确认", exact=True).click()
    expect(page.locator(".stands")).to_contain_text("已退回")
    application = product.record().application("home")
    assert application.status is Status.RETURNED
    assert application.open_return
    assert [place.entry for place in application.open_return.places] == ["2.3", ""]


@pytest.mark.browser
@needs_browser
def test_photos_are_there_in_full(browser: Browser, product: Product) -> None:
    with opened(browser, product.address()) as chair:
        data = encoded(scene(1, 1600, 1200))
        chair.set_input_files(
            "#photo-files", {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": data}
        )
        expect(chair.locator("#album .photo:not(.waits)")).to_have_count(1)
    with opened(browser, address(product), PC) as page:
        image = page.get_by_alt_text("照片 1")
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("naturalWidth", 1600)
        expect(page.locator("[data-points]")).to_have_count(0)  # a draft is not reviewed


@pytest.mark.browser
@needs_browser
def test_the_board_is_read_from_afar_and_says_when_it_is_old(
    browser: Browser, product: Product
) -> None:
    wide = {**PC, "viewport": {"width": 1920, "height": 1080}}
    with opened(browser, address(product, "board"), wide) as page:
        looked_at(page)
        row = page.locator("table", has_text="先进教职工小家").locator("tr", has_text="03 地科")
        expect(row).to_contain_text("未开始")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
        product.say("申报小家", "4")
        expect(row).to_contain_text("填写中")
        expect(page.locator(".counts").first).to_contain_text("填写中 1")
        page.route("**/board/*", lambda route: route.abort())
        expect(page.locator("#stale")).to_contain_text("连不上服务器")
