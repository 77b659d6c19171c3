"""How many touches a whole application takes: each tap and each key that leads on is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.bot.page.browser import CHROMIUM, chromium, opened, tap
from tests.bot.page.product import Product
from tests.bot.pictures.picture_samples import encoded, scene
from tests.handlers.dialogue import the_card

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]
PHOTOS = 3
PICK_PHOTOS = PHOTOS + 2  # the button, each picture, and the gallery's own button


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Hand:
    """One finger, which counts what it does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0

    def answer(self, place: str, shows: str) -> None:
        self.touches += 1
        tap(self.page, place, shows)

    def press(self, selector: str) -> None:
        self.touches += 1
        self.page.locator(selector).tap()

    def lead_on(self) -> None:
        """The key of the keyboard that goes to the next box."""
        self.touches += 1
        self.page.keyboard.press("Enter")

    def pick(self, button: str, *files: FilePayload) -> None:
        """Choose files: the button, each file, and the button of what shows them."""
        self.touches += len(files) + 2
        with self.page.expect_file_chooser() as chooser:
            self.page.locator(button).tap()
        chooser.value.set_files(list(files) if chooser.value.is_multiple() else files[0])

    def add_photos(self) -> None:
        pictures: list[FilePayload] = [
            {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": encoded(scene(n))}
            for n in range(PHOTOS)
        ]
        self.pick("#add-photo", *pictures)
        expect(self.page.locator("#album .photo:not(.waits)")).to_have_count(PHOTOS)

    def hand_in(self) -> None:
        expect(self.page.locator("#lacks")).to_have_text("都填了")
        self.press("#hand-in")
        self.press("#check-do")
        expect(self.page.locator("#check-title")).to_have_text("已提交")


def test_home_read_item_by_item(browser: Browser, product: Product) -> None:
    card = the_card()
    with opened(browser, product.address()) as page:
        hand = Hand(page)
        for item in card.order:
            hand.answer(f"scorecard/{item}", str(card.items[item].points))
        hand.add_photos()
        text: FilePayload = {
            "name": "总结.txt",
            "mimeType": "text/plain",
            "buffer": ("建家" * 600).encode(),
        }
        hand.pick("#upload", text)
        expect(page.locator("#result")).to_contain_text("已读出 1200 字")
        hand.press("#save")
        hand.hand_in()
    assert product.record().application("home").submissions
    assert hand.touches <= 31 + PICK_PHOTOS + 6


def test_station(browser: Browser, product: Product) -> None:
    said = {
        "station_name": "地学楼暖心驿站",
        "chair_name": "主席",
        "group_name": "地学楼工会小组",
        "phone": "82320000",
        "member_count": "36",
    }
    with opened(browser, product.address(track="station")) as page:
        hand = Hand(page)
        hand.press('[data-place="basics/station_name"] .box')
        for at, (entry, value) in enumerate(said.items()):
            expect(page.locator(f'[data-place="basics/{entry}"] .box')).to_be_focused()
            page.keyboard.type(value)
            if at < len(said) - 1:
                hand.lead_on()
        for number in "123456":
            hand.answer(f"checklist/{number}", "是")
        hand.press('[data-place="remarks/opinion"] .box')
        page.keyboard.type("情况属实，同意申报")
        hand.add_photos()
        hand.hand_in()
    assert product.record().application("station").submissions
    assert hand.touches <= 14 + PICK_PHOTOS
