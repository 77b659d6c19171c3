"""The summary page on a phone, in a real browser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from bot.summary.reading import BusyError
from bot.summary.uploads import read_upload
from campaign.word_count import BLANK, WIDE, count_characters
from tests.bot.summary.pdf_files import pdf_of
from tests.bot.summary.summary_desk import CLOSED, Desk, desk_served

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SENTENCE = "2022年，我院工会坚持“以人为本、服务职工”，全年开展活动36次，参与率达98.5%。\n"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with desk_served(Desk()) as desk:
        yield desk


@pytest.fixture(scope="module")
def phone(desk: Desk) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium.new_context(**playwright.devices["Pixel 5"])
        chromium.close()


@pytest.fixture
def page(desk: Desk, phone: BrowserContext) -> Iterator[Page]:
    """The page of chair03, nothing written; a mistake in its script fails the test."""
    desk.text, desk.is_open, desk.broken = "", True, None
    page, mistakes = phone.new_page(), list[str]()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(desk.url + desk.link())
    page.evaluate("localStorage.clear()")
    yield page
    page.close()
    assert not mistakes


def said(page: Page, text: str) -> None:
    expect(page.locator("#result")).to_contain_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose_file(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": data})


def samples() -> list[str]:
    """Texts of every kind of character, most of all of those where the tables begin and end."""
    dice = random.Random(1)  # noqa: S311
    edges = [
        chr(place)
        for first, last in WIDE + BLANK
        for place in (first - 1, first, last, last + 1)
        if place > 0 and not 0xD800 <= place < 0xE000
    ]
    usual = list("中文工会，。“”‘’—…·《》１Ａab XYZ019,.%-@'’\u3000\n\t")
    return ["".join(dice.choices(usual * 3 + edges, k=dice.randrange(40))) for _ in range(2000)]


def test_the_page_counts_as_the_program_does(page: Page) -> None:
    texts = samples()
    counts = page.evaluate(
        """async (texts) => {
            const { counterFor } = await import("/summary/files/word_count.js");
            const { rules } = JSON.parse(document.getElementById("page-data").textContent);
            return texts.map(counterFor(rules));
        }""",
        texts,
    )
    assert counts == [count_characters(text) for text in texts]


def test_writing_and_saving(desk: Desk, page: Page) -> None:
    expect(page.locator("#count")).to_have_text("0 字")
    expect(page.locator("#enough")).to_have_text("还差 1000 字")
    page.get_by_role("textbox").fill(SENTENCE * 30)
    count = count_characters(SENTENCE * 30)
    expect(page.locator("#count")).to_have_text(f"{count} 字")
    expect(page.locator("#enough")).to_have_text("已够 1000 字")
    said(page, "还没有保存")
    press(page, "保存")
    said(page, f"已保存 {count} 字")
    assert desk.text == (SENTENCE * 30).strip()
    page.reload()
    expect(page.locator("#result")).to_have_text("")
    expect(page.get_by_role("textbox")).to_have_value(desk.text)


def test_a_file_is_checked_before_it_is_saved(desk: Desk, page: Page) -> None:
    page.get_by_role("textbox").fill("先写的")
    choose_file(page, "总结.pdf", pdf_of(["来自文件的总结"]))
    said(page, "已读出 7 字，还没有保存")
    expect(page.get_by_role("textbox")).to_have_value("来自文件的总结")
    press(page, "换回原来的")
    expect(page.get_by_role("textbox")).to_have_value("先写的")
    choose_file(page, "总结.pdf", pdf_of(["来自文件的总结"]))
    said(page, "已读出 7 字")
    assert desk.text == ""
    press(page, "保存")
    said(page, "已保存 7 字")
    assert desk.text == "来自文件的总结"


def test_a_file_waits_for_its_turn_and_the_person_knows_why(desk: Desk, page: Page) -> None:
    turns: list[str] = []

    def read_third_time(name: str, data: bytes) -> str:
        turns.append(name)
        if len(turns) < 3:
            raise BusyError
        return read_upload(name, data)

    desk.read_file = read_third_time
    choose_file(page, "总结.txt", "轮到我了".encode())
    said(page, "您的排在后面")
    expect(page.locator("#text")).to_have_value("轮到我了")
    said(page, "已读出 4 字，还没有保存")
    desk.read_file = read_upload
    assert turns == ["总结.txt"] * 3


def test_a_wrong_file_changes_nothing(page: Page) -> None:
    page.get_by_role("textbox").fill("先写的")
    choose_file(page, "总结.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    said(page, "另存为 docx")
    choose_file(page, "大.txt", b"a" * (11 * 1024 * 1024))
    said(page, "超过 10 MB")
    expect(page.get_by_role("textbox")).to_have_value("先写的")


def test_without_a_connection_the_text_stays_on_the_phone(
    desk: Desk, page: Page, phone: BrowserContext
) -> None:
    page.get_by_role("textbox").fill("地铁里写的")
    phone.set_offline(True)
    press(page, "保存")
    said(page, "没有连上网，没有保存")
    phone.set_offline(False)
    page.goto(desk.url + desk.link(age=timedelta(hours=1)))
    said(page, "上次没保存的文字")
    expect(page.get_by_role("textbox")).to_have_value("地铁里写的")
    press(page, "保存")
    said(page, "已保存 5 字")
    assert desk.text == "地铁里写的"


def test_another_person_does_not_see_it(desk: Desk, page: Page) -> None:
    page.get_by_role("textbox").fill("地铁里写的")
    page.goto(desk.url + desk.link("chair04"))
    expect(page.get_by_role("textbox")).to_have_value("")


def test_the_saved_text_can_be_taken_instead_and_back(desk: Desk, page: Page) -> None:
    page.get_by_role("textbox").fill("地铁里写的")
    desk.text = "已保存的"
    page.reload()
    press(page, "改用已保存的")
    expect(page.get_by_role("textbox")).to_have_value("已保存的")
    press(page, "换回原来的")
    expect(page.get_by_role("textbox")).to_have_value("地铁里写的")


def test_two_people_at_once(desk: Desk, page: Page) -> None:
    page.get_by_role("textbox").fill("我的总结")
    desk.text = "别人刚保存的"
    press(page, "保存")
    said(page, "有人保存了另一份（6 字）")
    press(page, "换成那一份")
    expect(page.get_by_role("textbox")).to_have_value("别人刚保存的")
    press(page, "换回原来的")
    press(page, "保存")
    said(page, "已保存 4 字")
    assert desk.text == "我的总结"


def test_an_unsaved_text_meets_a_newer_one(desk: Desk, page: Page) -> None:
    """What was written before the other saved does not slip over it after a reload."""
    page.get_by_role("textbox").fill("我的总结")
    desk.text = "别人刚保存的"
    page.reload()
    said(page, "上次没保存的文字")
    press(page, "保存")
    said(page, "有人保存了另一份")
    assert desk.text == "别人刚保存的"
    press(page, "保存我这份")
    said(page, "已保存 4 字")
    assert desk.text == "我的总结"


def test_after_the_deadline_nothing_can_be_written(desk: Desk, page: Page) -> None:
    page.get_by_role("textbox").fill("晚了一步")
    desk.is_open = False
    press(page, "保存")
    said(page, CLOSED)
    page.reload()
    expect(page.get_by_text(CLOSED)).to_be_visible()
    expect(page.get_by_role("textbox")).not_to_be_editable()
    expect(page.locator("#save, #file")).to_have_count(0)


@pytest.mark.parametrize("height", [727, 360], ids=["whole screen", "above a keyboard"])
def test_everything_is_on_one_screen_and_large(page: Page, height: int) -> None:
    page.set_viewport_size({"width": 360, "height": height})
    page.get_by_role("textbox").fill(SENTENCE * 40)
    for part in ("#count", "#text", "#save", "#upload"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    box = page.locator("#save").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.getElementById('text')).fontSize)")
        >= 18
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
