"""A chair and the office on the phone page, in a real browser, by what is shown there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.scenarios.stage import Stage

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


@pytest.fixture
def page(stage: Stage) -> Iterator[Page]:
    """The phone page, not yet anybody's."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium.new_page(viewport={"width": 1280, "height": 860})
        chromium.close()


def last_reply(page: Page) -> Locator:
    return page.locator("[data-testid=bubble][data-from=bot]").last


def say(page: Page, words: str) -> None:
    """Type and send, and wait until the bot has answered."""
    replies = page.locator("[data-testid=bubble][data-from=bot]")
    before = replies.count()
    page.get_by_test_id("say").fill(words)
    page.get_by_test_id("send").click()
    expect(replies.nth(before)).to_be_visible()


def test_a_chair_scores_and_the_office_sees_it(stage: Stage, page: Page) -> None:
    page.goto(f"{stage.sim.page_url}?as=chair03")
    say(page, "菜单")
    page.get_by_role("button", name="申报小家").last.click()
    expect(last_reply(page)).to_contain_text("1.1 设分管工会工作的领导")
    for words in ("4", "３", "五分", "4 4", "全满分 除了 3=2", "改 1.1 2"):
        say(page, words)
    expect(last_reply(page)).to_contain_text("已答 10/31 · 得分 36")

    say(page, "9")
    expect(last_reply(page)).to_contain_text("没有保存")
    expect(last_reply(page)).to_contain_text("已答 10/31 · 得分 36")

    page.locator('[data-person="office01"]').click()
    expect(page.get_by_text("office01 · 校工会")).to_be_visible()
    say(page, "状态")
    expect(last_reply(page)).to_contain_text(re.compile("小家：未开始 20 填写中 1"))
    say(page, "状态 地科")
    expect(last_reply(page)).to_contain_text("已答 10/31 · 得分 36")


def test_inside_wechat_the_words_do_without_cards(stage: Stage, page: Page) -> None:
    page.goto(f"{stage.sim.page_url}?as=chair08&view=wechat")
    say(page, "申报小家")
    say(page, "满分")
    replies = page.locator("[data-testid=bubble][data-from=bot]")
    expect(replies.filter(has_text="已答 1/31 · 得分 4")).to_be_visible()
    expect(page.get_by_test_id("card-button")).to_have_count(0)
