"""A lost phone: what was sent to it opens nothing more, what is asked for afterwards does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Response
from redis import Redis

from bot.cli.main import main
from bot.clock import TrialClock, WallClock
from bot.export.links import ExportLinks, Ticket
from bot.login.passes import PASS, Passes
from bot.signing import ExpiredError, Signer
from bot.summary.links import Links
from storage.store import Store
from tests.bot.served import app_on, settings_for
from tests.bot.test_settings import GOOD
from tests.handlers.dialogue import DURING, the_campaign

ROOT = Path(__file__).parents[3]
NOW = WallClock().wall()


@pytest.fixture
def phone_lost(redis_url: str, server: Redis, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store after `revoke Chair03`, typed as people type it."""
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("REDIS_URL", redis_url)
    monkeypatch.setenv("REDIS_DURABLE", "none")
    monkeypatch.setenv("BOT_ENV_FILE", "")
    monkeypatch.setenv("BOT_CONFIG", str(ROOT / "config.yaml"))
    assert main(["revoke", "Chair03"]) == 0
    return Store(the_campaign(), server)


def test_what_was_sent_to_a_lost_phone_opens_nothing_more(
    phone_lost: Store, redis_url: str, tmp_path: Path
) -> None:
    settings = settings_for(tmp_path)
    clock = TrialClock(tmp_path / "clock.json")
    clock.move_to(DURING)
    client, links = app_on(settings, redis_url, clock).test_client(), Links(settings.secret)
    before, after = NOW - timedelta(hours=1), WallClock().wall() + timedelta(seconds=2)

    def page(user_id: str, branch: str, at: object) -> int:
        token = links.sign(user_id, branch, "home", at)  # type: ignore[arg-type]
        return client.get(f"/summary/{token}").status_code

    assert page("chair03", "03", before) == 410
    assert page("chair03", "03", after) != 410
    assert page("chair05", "05", before) != 410


def test_downloads_and_logins_end_with_it(phone_lost: Store) -> None:
    ended, before = phone_lost.revocations.since, NOW - timedelta(hours=1)
    downloads = ExportLinks("secret", ended)
    ticket = Ticket("CHAIR03", "archive", "材料.zip")
    with pytest.raises(ExpiredError):
        downloads.open(downloads.sign(ticket, before), NOW)
    later = WallClock().wall() + timedelta(seconds=2)
    assert downloads.open(downloads.sign(ticket, later), later) == ticket
    response = Response()
    Passes("secret", ended, is_secure=True).give(response, "chair03", before)
    assert PASS in response.headers["Set-Cookie"]
    login = Signer("secret", "any", timedelta(hours=8), ended)
    with pytest.raises(ExpiredError):
        login.open(login.sign(["chair03"], before), NOW)


def test_somebody_nobody_knows_is_said(
    phone_lost: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["revoke", "chair3"]) == 1
    assert "没有账号 chair3" in capsys.readouterr().err
