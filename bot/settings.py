"""What the operator sets in the environment. Read once at start; what is wrong stops the start."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot import setting_kinds as kinds
from bot.environment import Environment
from bot.wording import settings as wording

OFFICIAL_API = "https://qyapi.weixin.qq.com/cgi-bin/"
MAX_AGE_S = 600
KEEP_DAYS = 14


class SettingsError(ValueError):
    """Settings are missing or malformed; a line of each for the operator, without secrets."""

    def __init__(self, *wrong: str) -> None:
        super().__init__(wrong[0] if len(wrong) == 1 else wording.several(wrong))
        self.wrong = wrong


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
    """All settings from the environment; SettingsError names every one that is wrong."""
    env = Environment(environ)
    port = env.given("PORT", kinds.integer(1, 65535)) or 8080
    api = env.given("WECOM_API_BASE", kinds.url("https", "http")) or OFFICIAL_API
    max_age_s = env.given("WECOM_MAX_AGE_S", kinds.integer(0, 86400))
    settings = Settings(
        corp_id=env.required("WECOM_CORP_ID", kinds.corp_id, wording.CORP_ID) or "",
        agent_id=env.required("WECOM_AGENT_ID", kinds.agent_id, wording.AGENT_ID) or 0,
        secret=env.required("WECOM_SECRET", kinds.secret, wording.SECRET) or "",
        token=env.required("WECOM_TOKEN", kinds.token, wording.TOKEN) or "",
        aes_key=env.required("WECOM_AES_KEY", kinds.aes_key, wording.AES_KEY) or "",
        api_base=api.rstrip("/") + "/",
        max_age_s=MAX_AGE_S if max_age_s is None else max_age_s,
        redis_url=env.given("REDIS_URL", kinds.redis_url),
        must_keep=env.given("REDIS_DURABLE", kinds.choice("local", "none")) != "none",
        data_dir=env.path("DATA_DIR") or Path("data"),
        public_url=_public_url(env.given("PUBLIC_URL", kinds.url("https", "http")), api, port),
        bind_address=env.given("BIND_ADDRESS", kinds.address) or "127.0.0.1",
        port=port,
        config_path=env.path("BOT_CONFIG") or Path("config.yaml"),
        starts_at=env.given("BOT_NOW", kinds.instant),
        smtp_url=env.given("SMTP_URL", kinds.url("smtp", "smtps")),
        needs_login=env.given("PAGE_LOGIN", kinds.choice("link", "wecom")) == "wecom",
        backup_dir=env.path("BACKUP_DIR"),
        backup_keep_days=env.given("BACKUP_KEEP_DAYS", kinds.integer(1, 3650)) or KEEP_DAYS,
    )
    if env.wrong:
        raise SettingsError(*env.wrong)
    return settings


def given(environ: Mapping[str, str], name: str) -> str:
    """The setting as it is written, in the environment or in a file it names; "" if it is not."""
    try:
        return Environment(environ).text(name) or ""
    except kinds.WrongError as error:
        raise SettingsError(str(error)) from None


def _public_url(url: str | None, api_base: str, port: int) -> str:
    """Where messages say that pages are; only a WeCom on this machine has its people here too."""
    if is_here(api_base):
        return (url or f"http://127.0.0.1:{port}").rstrip("/")
    return "" if url is None or is_here(url) else url.rstrip("/")


def is_here(url: str) -> bool:
    """Whether the address of a URL is this machine, wherever it is called from."""
    host = kinds.scheme_and_host(url)[1] or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified
