"""A real browser on the page: a phone or a PC, whose script may make no mistake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
}
PC: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"}
PATIENCE_MS = 60_000  # a busy machine is no reason to fail
NETWORK = ("net::", "Failed to load resource")  # what a browser prints where the network is broken


expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str, kind: dict[str, Any] = PHONE) -> Iterator[Page]:
    """The page at an address in a browser of its own; a mistake of its script fails the test."""
    context = browser.new_context(**kind)
    page, mistakes = context.new_page(), list[str]()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda said: mistakes.append(said.text) if _is_mistake(said) else None)
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    expect(page.locator("html[data-ready]")).to_have_count(1)
    yield page
    context.close()
    assert not mistakes


def _is_mistake(said: Any) -> bool:
    return said.type == "error" and not any(word in said.text for word in NETWORK)


def tap(page: Page, place: str, shows: str) -> None:
    """Tap an answer."""
    line = page.locator(f'[data-place="{place}"]')
    line.locator(".taps label").get_by_text(shows, exact=True).tap()


def noted(page: Page, place: str, text: str) -> None:
    """The note under a line says this."""
    expect(page.locator(f'[data-place="{place}"] .note')).to_contain_text(text)
