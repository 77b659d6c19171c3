"""What the environment may say, and what an operator reads of everything that is wrong with it."""

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
    assert not settings.needs_login


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
            "PAGE_LOGIN": "wecom",
        }
    )
    assert settings.api_base == "http://127.0.0.1:9000/cgi-bin/"
    assert settings.max_age_s == 0
    assert settings.redis_url == "redis://:pass@redis:6379/0"
    assert settings.data_dir == Path("/srv/bot data")
    assert settings.public_url == "https://bot.example.edu"
    assert settings.port == 8090
    assert settings.needs_login
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
    with pytest.raises(SettingsError, match=f"^{name} 没有设：应是"):
        read_settings(environ)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WECOM_CORP_ID", "1000002", "写的是 1000002，像是 AgentId：应是“我的企业”"),
        ("WECOM_CORP_ID", "ww 123", "写法不对：应是“我的企业”最下面的企业ID"),
        ("WECOM_SECRET", "abc\ndef", "中间有空格或换行：应是应用详情页的 Secret"),
        ("WECOM_SECRET", "abc def", "中间有空格或换行：应是应用详情页的 Secret"),
        ("WECOM_SECRET", "abc\u3000def", "中间有空格或换行：应是"),
        ("WECOM_SECRET", '"abcdef"', "里有 Secret 不会有的字符"),
        ("PAGE_LOGIN", "on", "写的是“on”：应是 link 或 wecom"),
        ("REDIS_DURABLE", "maybe", "写的是“maybe”：应是 local 或 none"),
        ("WECOM_AGENT_ID", "abc", "写法不对：应是应用详情页的 AgentId，整数，如 1000002"),
        ("WECOM_AGENT_ID", "-1", "写法不对：应是应用详情页的 AgentId，整数，如 1000002"),
        ("WECOM_AGENT_ID", "１２", "写法不对：应是应用详情页的 AgentId，整数，如 1000002"),
        (
            "WECOM_TOKEN",
            "a" * 33,
            "写法不对：应是“接收消息”里的 Token，1 到 32 个字母和数字",
        ),
        ("WECOM_TOKEN", "with space", "写法不对：应是“接收消息”里的 Token"),
        ("WECOM_TOKEN", "汉字", "写法不对：应是“接收消息”里的 Token"),
        ("WECOM_AES_KEY", "a" * 42, "有 42 个字符：应是“接收消息”里的 EncodingAESKey"),
        ("WECOM_AES_KEY", "a" * 44, "有 44 个字符：应是“接收消息”里的 EncodingAESKey"),
        ("WECOM_AES_KEY", "-" * 43, "写法不对：应是“接收消息”里的 EncodingAESKey，43"),
        ("WECOM_AES_KEY", "a" * 42 + "=", "写法不对：应是“接收消息”里的 EncodingAESKey"),
        ("WECOM_AES_KEY", "汉" * 43, "写法不对：应是“接收消息”里的 EncodingAESKey"),
        ("WECOM_API_BASE", "qyapi.weixin.qq.com", "写法不对：应以 https://主机"),
        ("WECOM_API_BASE", "ftp://h/", "写法不对：应以 https://主机 或 http://主机 开头"),
        ("WECOM_MAX_AGE_S", "10m", "写的是“10m”：应是 0 到 86400 的整数"),
        ("WECOM_MAX_AGE_S", "-1", "写的是“-1”：应是 0 到 86400 的整数"),
        ("PORT", "0", "写的是“0”：应是 1 到 65535 的整数"),
        ("PORT", "65536", "写的是“65536”：应是 1 到 65535 的整数"),
        ("PORT", "80 80", "写的是“80 80”：应是 1 到 65535 的整数"),
        ("BIND_ADDRESS", "localhost", "写的是“localhost”：应是这台机器的 IP 地址"),
        ("WECOM_TOKEN_FILE", "/dev/null/token", "写的文件 /dev/null/token 读不出来：Not"),
        ("REDIS_URL", "localhost:6379", "写法不对：应以 redis://主机"),
        ("REDIS_URL", "http://h", "写法不对：应以 redis://主机"),
        ("REDIS_URL", "redis+sentinel://h1,h2/main/0", "写的是哨兵（Sentinel）或集群"),
        ("REDIS_URL", "redis+cluster://h1,h2", "写的是哨兵（Sentinel）或集群"),
        ("REDIS_URL", "redis://", "写法不对：应以 redis://主机"),
        ("REDIS_URL", "redis://h:port", "写法不对：应以 redis://主机"),
        ("REDIS_URL", "unix://", "写法不对：应以 redis://主机"),
        ("PUBLIC_URL", "bot.example.edu", "写法不对：应以 https://主机"),
        ("PUBLIC_URL", "https://", "写法不对：应以 https://主机"),
        (
            "SMTP_URL",
            "mail.example.edu:25",
            "写法不对：应以 smtp://主机 或 smtps",
        ),
        ("BOT_NOW", "2023-05-08T09:00:00", "写的是“2023-05-08T09:00:00”，没有写时区"),
        ("BOT_NOW", "2023-05-08", "写的是“2023-05-08”，没有写时区：应是带时区的时间"),
        ("BOT_NOW", "tomorrow", "写的是“tomorrow”：应是带时区的时间"),
        (
            "BOT_NOW",
            "2023-13-08T09:00:00+08:00",
            "写的是“2023-13-08T09:00:00+08:00”：应是带时区的时间",
        ),
        ("BOT_NOW", "0001-01-01T00:00:00+08:00", "写的是“0001-01-01T00:00:00+08:00”：应是年份在"),
    ],
)
def test_malformed(name: str, value: str, line: str) -> None:
    others = {key: text for key, text in GOOD.items() if f"{key}_FILE" != name}
    with pytest.raises(SettingsError) as error:
        read_settings(others | {name: value})
    assert str(error.value).startswith(f"{name} {line}")
    assert "\n" not in str(error.value)


def test_all_that_is_wrong_is_named_at_once_each_with_what_would_be_right() -> None:
    wrong = {
        "WECOM_CORP_ID": "1000002",
        "WECOM_SECRET": "",
        "WECOM_TOKEN_FILE": "/dev/null/token",
        "WECOM_AES_KEY": "a" * 42,
        "PORT": "80a",
        "PUBLIC_URL": "bot.example.edu",
        "BOT_NOW": "2023-05-08",
        "PAGE_LOGIN": "on",
        "BACKUP_KEEP_DAYS": "0",
    }
    good = {name: text for name, text in GOOD.items() if name != "WECOM_TOKEN"}
    with pytest.raises(SettingsError) as error:
        read_settings(good | wrong)
    first, *lines = str(error.value).splitlines()
    assert first == "有 9 项设置不对："
    assert {line.split()[1] for line in lines} == set(wrong)
    assert all("：应" in line or "读不出来" in line for line in lines)


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
