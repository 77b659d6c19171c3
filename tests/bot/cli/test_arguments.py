"""What an operator reads who asks for help or mistypes a command: Chinese, but for names."""

from __future__ import annotations

import re

import pytest

from bot.cli.arguments import parser

COMMANDS = re.findall(r"^    ([a-z]+)\b", parser().format_help(), re.M)
NOT_ENGLISH = {"python", "bot", "json", "help", "config", "yaml", "csv", "xlsx", "sigterm", "redis"}


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(typed)
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out + captured.err


def english(text: str) -> set[str]:
    """The words that are neither options, nor commands, nor names."""
    words = re.findall(r"[a-z]{3,}", re.sub(r"--?[a-z]+|FILE", "", text.lower()))
    return set(words) - NOT_ENGLISH - set(COMMANDS)


def test_every_command_is_listed() -> None:
    assert {"check", "doctor", "serve", "backup", "restore", "purge"} <= set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, told = said(capsys, *filter(None, [command]), "--help")
    assert code == 0
    assert told.startswith("用法：python -m bot")
    assert english(told) == set()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((), "缺少"),
        (("dcotor",), "没有这个命令"),
        (("doctor", "--jsn"), "不认识"),
        (("backup",), "缺少"),
        (("rehearse", "--branches", "0"), "应是 1 到 1000 的整数"),
        (("rehearse", "--seed", "many"), "应是整数"),
        (("rehearse", "--seed"), "后面要跟一个值"),
        (("undelivered", "--again", "--drop"), "不能同时用"),
    ],
)
def test_a_wrong_call_is_named_in_chinese(
    capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], words: str
) -> None:
    code, told = said(capsys, *typed)
    assert code == 2
    assert words in told
    assert english(told) <= {"dcotor", "jsn", "many"}
