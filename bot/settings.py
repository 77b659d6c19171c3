"""What the operator sets in the environment. Read once at start; a wrong value stops the start."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.wording import settings as wording

OFFICIAL_API = "https://qyapi.weixin.qq.com/cgi-bin/"


class SettingsError(ValueError):
    """A setting is missing or malformed; the text is one line for the operator, without secrets."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of the product, checked. `api_base` ends with /, `public_url` does not.

    `public_url` is empty where no phone could reach what it names; then messages carry no links.
    """

    corp_id: str
    agent_id: int
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    api_base: str
    max_age_s: int
    redis_url: str | None = field(repr=False)
    must_keep: bool
    data_dir: Path
    public_url: str
    bind_address: str
    port: int
    config_path: Path
    starts_at: datetime | None
    smtp_url: str | None = field(repr=False)
    needs_login: bool
    backup_dir: Path | None
    backup_keep_days: int


def read_settings(environ: Mapping[str, str]) -> Settings:
    """All settings from the environment; SettingsError names the first that is wrong."""
    env = _Environment(environ)
    port = env.integer("PORT", 8080, low=1, high=65535)
    api_base = (env.url("WECOM_API_BASE", ("https", "http")) or OFFICIAL_API).rstrip("/") + "/"
    return Settings(
        corp_id=env.corp_id("WECOM_CORP_ID"),
        agent_id=env.agent_id("WECOM_AGENT_ID"),
        secret=env.secret("WECOM_SECRET"),
        token=env.token("WECOM_TOKEN"),
        aes_key=env.aes_key("WECOM_AES_KEY"),
        api_base=api_base,
        max_age_s=env.integer("WECOM_MAX_AGE_S", 600, low=0, high=86400),
        redis_url=env.redis_url("REDIS_URL"),
        must_keep=env.choice("REDIS_DURABLE", ("local", "none")) == "local",
        data_dir=Path(env.get("DATA_DIR") or "data"),
        public_url=_public_url(env.url("PUBLIC_URL", ("https", "http")), api_base, port),
        bind_address=env.address("BIND_ADDRESS", "127.0.0.1"),
        port=port,
        config_path=Path(env.get("BOT_CONFIG") or "config.yaml"),
        starts_at=env.instant("BOT_NOW"),
        smtp_url=env.url("SMTP_URL", ("smtp", "smtps")),
        needs_login=env.choice("PAGE_LOGIN", ("link", "wecom")) == "wecom",
        backup_dir=Path(folder) if (folder := env.get("BACKUP_DIR")) else None,
        backup_keep_days=env.integer("BACKUP_KEEP_DAYS", 14, low=1, high=3650),
    )


def given(environ: Mapping[str, str], name: str) -> str:
    """The setting as it is written, in the environment or in a file it names; "" if it is not."""
    return _Environment(environ).get(name) or ""


class _Environment:
    """Reads one variable at a time. A value is shown in an error only where it cannot be a secret."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def get(self, name: str) -> str | None:
        """The value without surrounding spaces; None if unset or empty.

        `NAME_FILE` names a file that holds the value, as container secrets and systemd
        credentials do; a value given directly wins.
        """
        value = self._environ.get(name, "").strip()
        return value or self._content(f"{name}_FILE")

    def _content(self, name: str) -> str | None:
        path = self._environ.get(name, "").strip()
        if not path:
            return None
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or wording.NOT_UTF8
            raise SettingsError(wording.file_unread(name, path, reason)) from None

    def required(self, name: str, what: str) -> str:
        value = self.get(name)
        if value is None:
            raise SettingsError(wording.missing(name, what))
        return value

    def corp_id(self, name: str) -> str:
        what = wording.CORP_ID
        value = self.required(name, what)
        if re.fullmatch(r"[0-9]+", value):
            raise SettingsError(wording.is_agent_id(name, value, what))
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", value):
            raise SettingsError(wording.malformed(name, what))
        return value

    def secret(self, name: str) -> str:
        what = wording.SECRET
        value = self.required(name, what)
        if re.search(r"\s", value):
            raise SettingsError(wording.has_space(name, what))
        if not re.fullmatch(r"[!-~]+", value) or re.search("[\"']", value):
            raise SettingsError(wording.has_other_characters(name, what))
        return value

    def agent_id(self, name: str) -> int:
        value = self.required(name, wording.AGENT_ID)
        if not re.fullmatch(r"[0-9]{1,15}", value):
            raise SettingsError(wording.malformed(name, wording.AGENT_ID))
        return int(value)

    def token(self, name: str) -> str:
        what = wording.TOKEN
        value = self.required(name, what)
        if not re.fullmatch(r"[A-Za-z0-9]{1,32}", value):
            raise SettingsError(wording.malformed(name, what))
        return value

    def aes_key(self, name: str) -> str:
        what = wording.AES_KEY
        value = self.required(name, what)
        if len(value) != 43:
            raise SettingsError(wording.wrong_length(name, len(value), what))
        try:
            key = base64.b64decode(value + "=", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 32:
            raise SettingsError(wording.malformed(name, what))
        return value

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        value = self.get(name)
        if value is None:
            return default
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise SettingsError(wording.wrong(name, value, wording.from_to(low, high)))
        return int(value)

    def choice(self, name: str, known: tuple[str, ...]) -> str:
        """One of the known words; the first of them if unset."""
        value = self.get(name) or known[0]
        if value not in known:
            raise SettingsError(wording.wrong(name, value, wording.one_of(known)))
        return value

    def address(self, name: str, default: str) -> str:
        """An IP address of this machine, or the one that stands for all of them."""
        value = self.get(name) or default
        try:
            return str(ipaddress.ip_address(value))
        except ValueError:
            raise SettingsError(wording.wrong(name, value, wording.ADDRESS)) from None

    def url(self, name: str, schemes: tuple[str, ...]) -> str | None:
        """A URL with a host; never shown, because it may carry a password."""
        value = self.get(name)
        if value is None:
            return None
        scheme, host = _scheme_and_host(value)
        if scheme not in schemes or not host:
            raise SettingsError(wording.not_a_url(name, schemes))
        return value

    def redis_url(self, name: str) -> str | None:
        value = self.get(name)
        if value is None:
            return None
        scheme, host = _scheme_and_host(value)
        is_socket = scheme == "unix" and urlsplit(value).path.startswith("/")
        if not is_socket and not (scheme in ("redis", "rediss") and host):
            raise SettingsError(wording.not_a_store(name))
        return value

    def instant(self, name: str) -> datetime | None:
        """A moment with its UTC offset, in the years in which offsets can be added safely."""
        value = self.get(name)
        if value is None:
            return None
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            raise SettingsError(wording.wrong(name, value, wording.INSTANT)) from None
        if instant.tzinfo is None:
            raise SettingsError(wording.no_offset(name, value))
        if not 2000 <= instant.year <= 2100:
            raise SettingsError(wording.wrong(name, value, wording.YEARS))
        return instant


def _public_url(url: str | None, api_base: str, port: int) -> str:
    """Where messages say that pages are; only a WeCom on this machine has its people here too."""
    if is_here(api_base):
        return (url or f"http://127.0.0.1:{port}").rstrip("/")
    return "" if url is None or is_here(url) else url.rstrip("/")


def is_here(url: str) -> bool:
    """Whether the address of a URL is this machine, wherever it is called from."""
    host = _scheme_and_host(url)[1] or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def _scheme_and_host(url: str) -> tuple[str, str | None]:
    """Scheme and host of a URL; ("", None) if it cannot be read."""
    if re.search(r"\s", url):
        return "", None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return "", None
    return parts.scheme, parts.hostname
