"""The reverse proxies that the samples describe, in front of the real product."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from simulator.server import Simulator
from tests.bot.processes import Product, free_port
from tests.bot.served import app_on, serving, settings_for
from tests.bot.web.test_webhook import OPENED, text
from tests.deploy.proxies import PROGRAMS, Proxy, is_installed, running

pytestmark = pytest.mark.slow
MEGABYTE = 1024 * 1024
REFUSED_BY_PAGE = (403, 404, 410)  # the link below is not a good one
LOGIN = "/login?code=not-for-logs&state=not-for-logs"
LINK = "/summary/eyJzZWNyZXQiOiJsaW5rIn0.not-for-logs"


@pytest.fixture(params=sorted(PROGRAMS))
def name(request: pytest.FixtureRequest) -> str:
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


@pytest.fixture
def sim(
    name: str, tmp_path: Path, redis_url: str, server: Redis, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Simulator, Proxy]]:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    with (
        Simulator() as sim,
        serving(app_on(settings_for(tmp_path, PAGE_LOGIN="wecom"), redis_url, clock)) as url,
        running(name, tmp_path, urlsplit(url).port or 0) as proxy,
    ):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(proxy.certificate.chain))
        sim.trust(proxy.certificate.chain)
        sim.callback_url = f"{proxy.address}/wecom/callback"
        yield sim, proxy


def test_callbacks_come_through(sim: tuple[Simulator, Proxy]) -> None:
    platform, proxy = sim
    assert platform.verify_callback() is None
    answer = platform.deliver(text("进度"))
    assert "申报小家" in platform.open_reply(answer.content)
    platform.callback_url = f"{proxy.address}/wecom/callback/"
    assert platform.verify_callback() is None


def test_a_large_upload_reaches_the_page(sim: tuple[Simulator, Proxy]) -> None:
    file = {"file": ("总结.docx", b"x" * 11 * MEGABYTE)}
    response = requests.post(f"{sim[1].address}{LINK}/file", files=file, timeout=30)
    assert response.status_code in REFUSED_BY_PAGE


def test_only_what_phones_need_is_open(sim: tuple[Simulator, Proxy]) -> None:
    for path in ("/metrics", "/healthz", "/readyz", "/trial/clock", "/", "/wecom/callback2"):
        assert requests.get(f"{sim[1].address}{path}", timeout=9).status_code == 404, path
    assert requests.put(f"{sim[1].address}/trial/clock", timeout=9).status_code == 404


def test_the_way_back_from_a_login_is_open(sim: tuple[Simulator, Proxy]) -> None:
    page = requests.get(f"{sim[1].address}{LOGIN}", timeout=9)
    assert (page.status_code, "重新点开链接" in page.text) == (403, True)


def test_no_link_reaches_a_log(sim: tuple[Simulator, Proxy]) -> None:
    assert requests.get(f"{sim[1].address}{LINK}", timeout=9).status_code in REFUSED_BY_PAGE
    requests.get(f"{sim[1].address}{LOGIN}", timeout=9)
    assert "not-for-logs" not in sim[1].logs()


def test_no_link_reaches_a_log_while_the_bot_is_down(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(name, tmp_path, free_port()) as proxy:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(proxy.certificate.chain))
        for path in (LINK, LOGIN):
            assert requests.get(f"{proxy.address}{path}", timeout=9).status_code == 502
        assert "not-for-logs" not in proxy.logs()


def test_whoever_uploads_to_a_page_that_is_gone_is_told_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The product refuses it unread; the proxy must still hear that, and not break off with 502."""
    product = Product(tmp_path)
    product.start()
    try:
        with running(name, tmp_path, product.port) as proxy:
            monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(proxy.certificate.chain))
            for _ in range(6):
                answer = requests.post(
                    f"{proxy.address}{LINK}/file", data=b"x" * 11 * MEGABYTE, timeout=30
                )
                assert answer.status_code in REFUSED_BY_PAGE
    finally:
        product.end()
