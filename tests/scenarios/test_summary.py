"""A chair writes the summary in pieces in the chat and finishes it on its web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Locator, Page, expect, sync_playwright

from campaign.word_count import count_characters
from tests.bot.summary.docx_files import docx_of
from tests.scenarios.stage import Stage

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FIRST = "2022年，我院工会坚持“以人为本、服务职工”，全年开展活动36次，参与率达98.5%。" * 8
LAST = "下一步，我们将继续为教职工办实事。"


@pytest.fixture
def phone(stage: Stage) -> Iterator[Page]:
    """The phone page, not yet anybody's."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium.new_page(viewport={"width": 1280, "height": 860})
        chromium.close()


def say(phone: Page, words: str, expected: str) -> Locator:
    """Type and send; the bubble of the bot that says what is expected, one more than before."""
    bubbles = phone.locator("[data-testid=bubble][data-from=bot]").filter(has_text=expected)
    before = bubbles.count()
    phone.get_by_test_id("say").fill(words)
    phone.get_by_test_id("send").click()
    expect(bubbles.nth(before)).to_be_visible()
    return bubbles.nth(before)


@pytest.mark.browser
def test_from_pieces_in_the_chat_to_the_page_and_back(stage: Stage, phone: Page) -> None:
    count = count_characters
    phone.goto(f"{stage.sim.page_url}?as=chair09")
    say(phone, "申报小家", "1.1 设分管工会工作的领导")
    say(phone, "总结", "总结 0/1000")
    say(phone, FIRST, f"第 1 段已收，+{count(FIRST)} 字 · 总结 {count(FIRST)}/1000")
    both = count(FIRST) + count(LAST)
    say(phone, LAST, f"第 2 段已收，+{count(LAST)} 字 · 总结 {both}/1000")
    shown = say(phone, "看总结", f"共 2 段 · 总结 {both}/1000")
    expect(shown).to_contain_text(LAST)

    with phone.context.expect_page() as opened:
        shown.get_by_role("link").click()
    page = opened.value
    box = page.get_by_role("textbox")
    expect(box).to_have_value(f"{FIRST}\n{LAST}")
    expect(page.locator("#count")).to_have_text(f"{both} 字")
    page.set_input_files(
        "#file", {"name": "总结.docx", "mimeType": "", "buffer": docx_of(*[FIRST] * 4, LAST)}
    )
    whole = 4 * count(FIRST) + count(LAST)
    expect(page.locator("#result")).to_contain_text(f"已读出 {whole} 字，还没有保存")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#result")).to_contain_text(f"已保存 {whole} 字")

    expect(phone.get_by_text(f"总结已在网页保存 · 总结 {whole}/1000")).to_be_visible()
    say(phone, "删最后一段", f"已删第 5 段（{count(LAST)} 字")
    say(phone, "撤销", f"总结 {whole}/1000")
    say(phone, "完成", "总结已够 1000 字")


def test_a_text_cut_on_its_way_is_noticed_and_gone_on_with(stage: Stage) -> None:
    chair = stage.sim.person("chair10")
    whole = "工" * 700 + "会。"
    chair.says("申报小家")
    chair.says("总结")
    stage.sim.switches.change({"cut_inbound_text": True})
    told = chair.says(whole)[0]
    stage.sim.switches.change({"cut_inbound_text": False})
    found = re.search(r"\+(\d+) 字", told)
    assert found
    arrived = int(found[1])
    assert arrived < 700
    assert "像是被截断了" in told
    link = re.search(r"http[^\"\s]+/summary/[^\"\s]+", told)
    assert link
    assert "chair10" not in link[0]
    assert whole[:arrived] in requests.get(link[0], timeout=10).text
    assert f"总结 {len(whole)}/1000" in chair.says(whole[arrived:])[0]
    chair.says("看总结")
    for piece in (whole[:arrived], whole[arrived:]):
        chair.wait_for(piece, timeout=10)
