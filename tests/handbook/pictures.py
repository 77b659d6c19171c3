"""The pictures of the handbook: its play, photographed on the phone page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.scenarios.test_on_the_phone_page import CHROMIUM, FLAGS

COLOURS = 128
SCALE = 1.5
SETTLED = """() => document.body.dataset.ready === "true"
  && [...document.querySelectorAll("#chat img")].every(img => img.complete && img.naturalWidth)"""


class Camera:
    """Photographs a person's phone, the latest message at the bottom, into a folder."""

    def __init__(self, browser: Browser, page_url: str, folder: Path) -> None:
        self._page = browser.new_page(
            viewport={"width": 1280, "height": 884}, device_scale_factor=SCALE
        )
        self._page_url = page_url
        self._folder = folder

    def __call__(self, user_id: str, name: str) -> None:
        self._page.goto(f"{self._page_url}?as={user_id}")
        self._page.wait_for_function(SETTLED)
        self._page.locator("#chat").evaluate("chat => { chat.scrollTop = chat.scrollHeight }")
        self._page.wait_for_timeout(300)
        shot = self._page.locator("main.phone").screenshot()
        (self._folder / f"{name}.png").write_bytes(small(shot))


def small(png: bytes) -> bytes:
    """The same picture with few colours."""
    with Image.open(BytesIO(png)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    packed = BytesIO()
    few.save(packed, "PNG", optimize=True)
    return packed.getvalue()


@contextmanager
def camera(page_url: str, folder: Path) -> Iterator[Camera]:
    """A camera in front of a simulator's page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield Camera(browser, page_url, folder)
        browser.close()
