"""A running simulator, an echo bot behind it, and a caller of the server API."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot
from tests.simulator.phone_page import CHROMIUM, FLAGS


@pytest.fixture
def sim() -> Iterator[Simulator]:
    """A simulator without a bot."""
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def bot(sim: Simulator) -> Iterator[EchoBot]:
    """An echo bot that the simulator's callbacks reach."""
    with EchoBot(sim.credentials) as echo_bot:
        sim.callback_url = echo_bot.url
        yield echo_bot


@pytest.fixture
def api(sim: Simulator) -> Iterator[ApiCaller]:
    """A caller with a good token."""
    with ApiCaller(sim) as caller:
        yield caller


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole module."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, sim: Simulator, bot: EchoBot) -> Iterator[Page]:
    """The page as chair01 has it; script errors fail the test."""
    sim.switches.report_enter = False
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{sim.page_url}?as=chair01")
    expect(page.locator("body[data-ready]")).to_be_attached()
    yield page
    context.close()
    assert errors == []
