"""How far the way in goes, for checks that look at its end: who says what is to be mended first."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.doctor.door import Behind, State
from bot.doctor.findings import NotYetError
from bot.doctor.scene import Scene
from bot.doctor.web import valid_until
from bot.web.webhook import PATH
from bot.wording.doctor import general


def outside(scene: Scene) -> str:
    """PUBLIC_URL; NotYetError where phones have none."""
    if not scene.given("PUBLIC_URL") or not scene.settings.public_url:
        raise NotYetError(general.after("public_url"))
    return scene.settings.public_url


def behind_url(scene: Scene, *, may_move: bool = False, may_be_slow: bool = False) -> Behind:
    """What stands behind the callback URL; NotYetError where another check says why nothing does."""
    _be_trusted(scene)
    behind = scene.door.behind
    if not behind.is_bot:
        scene.must_run()
    if behind.state is State.SILENT and not scene.given("PUBLIC_URL"):
        raise NotYetError(general.NOT_HERE)
    if behind.location and not may_move:
        raise NotYetError(general.after("callback_path"))
    if behind.state is State.SLOW and not may_be_slow:
        raise NotYetError(general.after("latency"))
    return behind


def known(scene: Scene) -> Behind:
    """The bot behind the callback URL, with whatever keys; NotYetError where there is none."""
    behind = behind_url(scene)
    must_be_bot(behind)
    return behind


def must_be_bot(behind: Behind) -> None:
    """NotYetError where no bot answers, which `callback` says why."""
    if not behind.is_bot:
        raise NotYetError(general.after("callback"))


def _be_trusted(scene: Scene) -> None:
    """NotYetError where the certificate, or the address itself, has to be mended first."""
    parts = urlsplit(scene.door.base)
    if PATH in parts.path:
        raise NotYetError(general.after("public_url"))
    if parts.scheme == "https":
        try:
            valid_until(parts.hostname or "", parts.port or 443)
        except OSError:
            raise NotYetError(general.after("certificate")) from None
