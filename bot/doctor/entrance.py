"""The way in: PUBLIC_URL, its domain and certificate, and what a proxy lets pass."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from datetime import timedelta
from ssl import SSLCertVerificationError
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, NotYetError, fails, good, hints, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.doctor.way import known, outside
from bot.doctor.web import UnansweredError, ask, send_large, valid_until
from bot.settings import is_here
from bot.web.webhook import PATH
from bot.wording.doctor import entrance as wording

LARGE = 12_000_000  # the largest upload and its envelope have less
UPLOAD = "/summary/doctor/file"  # no such page: the bot refuses it in JSON, whatever its size
# No such pages: the bot says so, and to no search engine.
ARCHIVE, FORM, LOGIN = "/export/doctor", "/page/doctor", "/login"
FIGURES = "/metrics"
SOON = timedelta(days=14)
TUNNELS = (
    "ngrok.io",
    "ngrok-free.app",
    "ngrok.app",
    "trycloudflare.com",
    "loca.lt",
    "serveo.net",
    "natappfree.cc",
    "cpolar.cn",
    "cpolar.top",
    "vicp.fun",
    "frp.fun",
)


def public_url(scene: Scene) -> Finding:
    """Warns where phones get no links."""
    given, settings = scene.given("PUBLIC_URL"), scene.settings
    if not given:
        return warns(wording.NOT_SET)
    if not settings.public_url:
        return warns(wording.here_alone(given))
    if PATH in given:
        return fails(wording.too_much(PATH))
    if urlsplit(given).scheme == "http" and not is_here(given):
        return warns(wording.NOT_HTTPS)
    return good(wording.links_go(settings.public_url))


def domain(scene: Scene) -> Finding:
    """Warns of a name that WeCom will hardly take; who owns a domain no program can tell."""
    host = urlsplit(outside(scene)).hostname or ""
    if is_here(scene.settings.public_url):
        return good(wording.TRIAL_DOMAIN)
    if _is_address(host):
        return warns(wording.bare_address(host))
    if host.endswith(TUNNELS):
        return warns(wording.tunnel(host))
    return hints(wording.whose(host))


def certificate(scene: Scene) -> Finding:
    """Fails where a phone or WeCom would not trust the certificate, warns before it expires."""
    parts = urlsplit(outside(scene))
    host, port = parts.hostname or "", parts.port or 443
    if parts.scheme != "https":
        raise NotYetError(wording.NO_CERTIFICATE)
    try:
        until = valid_until(host, port)
    except SSLCertVerificationError as error:
        return fails(wording.not_trusted(host, error.verify_code, error.verify_message))
    except OSError as error:
        return fails(wording.no_handshake(host, port, error))
    left = until - scene.means.wall()
    return warns(wording.expires(until, left)) if left < SOON else good(wording.valid(until))


def body_size(scene: Scene) -> Finding:
    """Fails where a file of the size that people may upload does not come through."""
    base = outside(scene)
    known(scene)
    try:
        answer = send_large(f"{base}{UPLOAD}", LARGE)
    except UnansweredError as error:
        return warns(wording.large_unanswered(LARGE, str(error)))
    if answer.status == 413:
        return fails(wording.too_large(LARGE))
    if not answer.body.startswith(b"{"):
        return fails(wording.page_not_ours(UPLOAD, answer.status))
    return good(wording.large_passed(LARGE))


def archives(scene: Scene) -> Finding:
    """Fails where the office could not fetch what it exported."""
    return _not_ours(scene, ARCHIVE) or good(wording.ARCHIVES)


def pages(scene: Scene) -> Finding:
    """Fails where a person could not open what a message links to, or not log in there."""
    paths = (FORM, LOGIN) if scene.settings.needs_login else (FORM,)
    found = (_not_ours(scene, path) for path in paths)
    return next(filter(None, found), None) or good(wording.PAGES)


def _not_ours(scene: Scene, path: str) -> Finding | None:
    """What is wrong where a path does not lead to the bot."""
    base = outside(scene)
    known(scene)
    try:
        answer = ask(f"{base}{path}")
    except UnansweredError as error:
        return warns(wording.unanswered(path, str(error)))
    return None if answer.robots else fails(wording.page_not_ours(path, answer.status))


def hidden(scene: Scene) -> Finding:
    """Warns where everybody may read how the campaign goes."""
    base = outside(scene)
    known(scene)
    try:
        answer = ask(f"{base}{FIGURES}")
    except UnansweredError:
        return good(wording.HIDDEN)
    return warns(wording.open_to_all(FIGURES)) if b"bot_" in answer.body else good(wording.HIDDEN)


def _is_address(host: str) -> bool:
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    return False


CHECKS = (
    Check("public_url", "PUBLIC_URL", public_url),
    Check("domain", "域名主体", domain),
    Check("certificate", "证书", certificate),
    Check("body_size", "上传大小", body_size, 20.0),
    Check("archives", "下载", archives),
    Check("pages", "填写页", pages),
    Check("hidden", "只在本机的", hidden),
)
