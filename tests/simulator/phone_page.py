"""The phone page in a headless Chromium, and what one does on it."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


def bubbles(page: Page, who: str = "bot") -> Locator:
    return page.locator(f"[data-testid=bubble][data-from={who}]")


def say(page: Page, words: str) -> None:
    page.get_by_test_id("say").fill(words)
    page.get_by_test_id("send").click()
