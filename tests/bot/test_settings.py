"""What the environment may say, and the one line an operator reads when it is wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.settings import OFFICIAL_API, SettingsError, read_settings

GOOD = {
    "WECOM_CORP_ID": "wwsample",
    "WECOM_AGENT_ID": "1000002",
    "WECOM_SECRET": "sample-secret",
    "WECOM_TOKEN": "SampleToken1",
    "WECOM_AES_KEY": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
}


def test_defaults() -> None:
    settings = read_settings(GOOD)
    assert settings.agent_id == 1000002
    assert settings.api_base == OFFICIAL_API
    assert settings.max_age_s == 600
    assert settings.redis_url is None
    assert settings.data_dir == Path("data")
    assert settings.public_url == ""
    assert settings.must_keep
    assert settings.bind_address == "127.0.0.1"
    assert settings.port == 8080
    assert settings.config_path == Path("config.yaml")
    assert settings.starts_at is None
    assert settings.smtp_url is None


def test_everything_set() -> None:
    settings = read_settings(
        GOOD
        | {
            "WECOM_API_BASE": "http://127.0.0.1:9000/cgi-bin",
            "WECOM_MAX_AGE_S": "0",
            "REDIS_URL": "redis://:pass@redis:6379/0",
            "DATA_DIR": "/srv/bot data",
            "PUBLIC_URL": "https://bot.example.edu/",
            "PORT": " 8090 ",
            "BOT_CONFIG": "/etc/bot.yaml",
            "BOT_NOW": "2023-05-08T09:00:00+08:00",
            "SMTP_URL": "smtps://user:pass@mail.example.edu",
        }
    )
    assert settings.api_base == "http://127.0.0.1:9000/cgi-bin/"
    assert settings.max_age_s == 0
    assert settings.redis_url == "redis://:pass@redis:6379/0"
    assert settings.data_dir == Path("/srv/bot data")
    assert settings.public_url == "https://bot.example.edu"
    assert settings.port == 8090
    assert settings.starts_at is not None
    assert settings.starts_at.utcoffset() == timedelta(hours=8)
    assert settings.starts_at == datetime.fromisoformat("2023-05-08T01:00:00+00:00")


def test_without_an_address_for_phones_only_people_on_this_machine_get_links() -> None:
    simulated = GOOD | {"PORT": "9001", "WECOM_API_BASE": "http://127.0.0.1:9/cgi-bin/"}
    assert read_settings(simulated).public_url == "http://127.0.0.1:9001"
    assert read_settings(GOOD | {"PORT": "9001"}).public_url == ""


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080", "http://localhost:8080/", "http://0.0.0.0", "http://[::1]:80", ""],
)
def test_an_address_that_no_phone_reaches_is_none(url: str) -> None:
    assert read_settings(GOOD | {"PUBLIC_URL": url}).public_url == ""


@pytest.mark.parametrize(
    "url", ["redis://h", "rediss://u:p@h:1/2", "unix:///run/r.sock", "unix://:p@/run/r.sock?db=1"]
)
def test_redis_urls(url: str) -> None:
    assert read_settings(GOOD | {"REDIS_URL": url}).redis_url == url


@pytest.mark.parametrize("name", sorted(GOOD))
@pytest.mark.parametrize("value", [None, "", "  "])
def test_missing(name: str, value: str | None) -> None:
    environ = {key: text for key, text in GOOD.items() if key != name}
    if value is not None:
        environ[name] = value
    with pytest.raises(SettingsError, match=f"^{name} is not set: it must be "):
        read_settings(environ)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WECOM_CORP_ID", "1000002", "is '1000002', which looks like an AgentId: it must be the"),
        ("WECOM_CORP_ID", "ww 123", "is malformed: it must be the corp id (企业ID)"),
        ("WECOM_SECRET", "abc\ndef", "has a space or a line break inside: it must be the Secret"),
        ("WECOM_SECRET", "abc def", "has a space or a line break inside: it must be the Secret"),
        ("WECOM_SECRET", "abc\u3000def", "has a space or a line break inside: it must be the"),
        ("WECOM_SECRET", '"abcdef"', "has characters that no Secret has: it must be the Secret"),
        ("REDIS_DURABLE", "maybe", "is 'maybe': it must be local or none"),
        ("WECOM_AGENT_ID", "abc", "is not a whole number: it must be the AgentId, as 1000002"),
        ("WECOM_AGENT_ID", "-1", "is not a whole number: it must be the AgentId, as 1000002"),
        ("WECOM_AGENT_ID", "１２", "is not a whole number: it must be the AgentId, as 1000002"),
        (
            "WECOM_TOKEN",
            "a" * 33,
            "is malformed: it must be the Token of 接收消息, 1 to 32 letters",
        ),
        ("WECOM_TOKEN", "with space", "is malformed: it must be the Token of 接收消息"),
        ("WECOM_TOKEN", "汉字", "is malformed: it must be the Token of 接收消息"),
        ("WECOM_AES_KEY", "a" * 42, "has 42 characters: it must be the EncodingAESKey"),
        ("WECOM_AES_KEY", "a" * 44, "has 44 characters: it must be the EncodingAESKey"),
        ("WECOM_AES_KEY", "-" * 43, "is malformed: it must be the EncodingAESKey of 接收消息, 43"),
        ("WECOM_AES_KEY", "a" * 42 + "=", "is malformed: it must be the EncodingAESKey"),
        ("WECOM_AES_KEY", "汉" * 43, "is malformed: it must be the EncodingAESKey"),
        ("WECOM_API_BASE", "qyapi.weixin.qq.com", "is malformed: it must start with https://HOST"),
        ("WECOM_API_BASE", "ftp://h/", "is malformed: it must start with https://HOST or http://"),
        ("WECOM_MAX_AGE_S", "10m", "is '10m': it must be a whole number from 0 to 86400"),
        ("WECOM_MAX_AGE_S", "-1", "is '-1': it must be a whole number from 0 to 86400"),
        ("PORT", "0", "is '0': it must be a whole number from 1 to 65535"),
        ("PORT", "65536", "is '65536': it must be a whole number from 1 to 65535"),
        ("PORT", "80 80", "is '80 80': it must be a whole number from 1 to 65535"),
        ("BIND_ADDRESS", "localhost", "is 'localhost': it must be an IP address of this machine"),
        ("WECOM_TOKEN_FILE", "/dev/null/token", "is '/dev/null/token', which cannot be read: Not"),
        ("REDIS_URL", "localhost:6379", "is malformed: it must start with redis://HOST"),
        ("REDIS_URL", "http://h", "is malformed: it must start with redis://HOST"),
        ("REDIS_URL", "redis://", "is malformed: it must start with redis://HOST"),
        ("REDIS_URL", "redis://h:port", "is malformed: it must start with redis://HOST"),
        ("REDIS_URL", "unix://", "is malformed: it must start with redis://HOST"),
        ("PUBLIC_URL", "bot.example.edu", "is malformed: it must start with https://HOST"),
        ("PUBLIC_URL", "https://", "is malformed: it must start with https://HOST"),
        (
            "SMTP_URL",
            "mail.example.edu:25",
            "is malformed: it must start with smtp://HOST or smtps",
        ),
        ("BOT_NOW", "2023-05-08T09:00:00", "is '2023-05-08T09:00:00', without a UTC offset: it"),
        ("BOT_NOW", "2023-05-08", "is '2023-05-08', without a UTC offset: it must be a time with"),
        ("BOT_NOW", "tomorrow", "is 'tomorrow': it must be a time with its offset, as 2023-05-08T"),
        ("BOT_NOW", "2023-13-08T09:00:00+08:00", "is '2023-13-08T09:00:00+08:00': it must be a"),
        ("BOT_NOW", "0001-01-01T00:00:00+08:00", "is '0001-01-01T00:00:00+08:00': the year must"),
    ],
)
def test_malformed(name: str, value: str, line: str) -> None:
    others = {key: text for key, text in GOOD.items() if f"{key}_FILE" != name}
    with pytest.raises(SettingsError) as error:
        read_settings(others | {name: value})
    assert str(error.value).startswith(f"{name} {line}")
    assert "\n" not in str(error.value)


def test_a_secret_may_lie_in_a_file_and_the_variable_itself_wins(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("from-the-file\n", encoding="utf-8")
    others = {key: text for key, text in GOOD.items() if key != "WECOM_SECRET"}
    assert read_settings(others | {"WECOM_SECRET_FILE": str(file)}).secret == "from-the-file"
    assert read_settings(GOOD | {"WECOM_SECRET_FILE": str(file)}).secret == GOOD["WECOM_SECRET"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WECOM_TOKEN", "hush hush"),
        ("WECOM_SECRET", "hush hush"),
        ("WECOM_SECRET", "'hush'"),
        ("WECOM_AES_KEY", "hush hush"),
        ("WECOM_AGENT_ID", "hush hush"),
        ("REDIS_URL", "reddis://:hush hush@h"),
        ("SMTP_URL", "mail://user:hush hush@h"),
    ],
)
def test_an_error_never_shows_what_may_be_a_secret(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(GOOD | {name: value})
    assert "hush" not in str(error.value)
    assert error.value.__cause__ is None


def test_repr_shows_no_secret() -> None:
    environ = GOOD | {"REDIS_URL": "redis://:hush@h", "SMTP_URL": "smtp://u:hush@h"}
    shown = repr(read_settings(environ))
    assert "hush" not in shown
    assert all(GOOD[name] not in shown for name in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"))
