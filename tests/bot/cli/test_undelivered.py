"""What could not be sent, as office and operator see it, and sending it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from bot.cli.main import main
from simulator.server import Simulator
from storage.effects import SendCard, SendText
from tests.bot.outbox.outbound import environment_for
from tests.bot.outbox.test_app_refused import write
from tests.bot.reminder_desk import SEND, ReminderDesk
from tests.handlers.dialogue import CONFIG


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> Iterator[ReminderDesk]:
    desk = ReminderDesk(simulator, server, "2023-05-08T09:41:00")
    yield desk
    desk.process.gateway.close()


def given_up(desk: ReminderDesk, *effects: SendText | SendCard, errcode: int = 40058) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=errcode, times=len(effects))
    write(desk, *effects)
    desk.process.drain()
    desk.process.drain()


def says(desk: ReminderDesk, text: str) -> str:
    told = desk.says("office01", text)
    desk.process.drain()
    return told


def confirms(desk: ReminderDesk, shown: str) -> str:
    code = re.search(r"确认 (\d{4})", shown)
    assert code, shown
    return says(desk, code[0])


def test_nothing_to_tell(desk: ReminderDesk) -> None:
    assert says(desk, "没送到").startswith("没有没送到的。")
    assert says(desk, "没送到 重发").startswith("没有没送到的。")
    assert "没送到" not in says(desk, "状态")


def test_what_to_whom_why_and_since_when(desk: ReminderDesk) -> None:
    given_up(desk, SendText("chair05", "您的申报\n已经收到，编号 J05-v1，谢谢您"))
    given_up(desk, SendCard("chair07", {}), errcode=81013)
    told = says(desk, "没送到").splitlines()
    assert told[0] == "没送到 2 条："
    assert told[1].startswith("2. 07 海洋 chair07：卡片，对方收不到（")
    assert told[2].startswith(
        "1. 05 信工 chair05：“您的申报 已经收到，编号 J05…”，企业微信不收这一条（"
    )
    assert "没送到 重发" in told[-1]
    assert "没送到 2 条，看：没送到" in says(desk, "状态")


@pytest.mark.parametrize("word", ["没送到 重发", "没送到重发", "未送达 补发", "没送到　重发 1"])
def test_it_is_sent_again_after_a_confirmation(desk: ReminderDesk, word: str) -> None:
    given_up(desk, SendText("chair05", "一"))
    shown = says(desk, word)
    assert "将重发 1 条：\n05 信工 chair05：“一”" in shown
    assert desk.texts("chair05") == []
    assert "正在重发 1 条" in confirms(desk, shown)
    desk.process.drain()
    assert desk.texts("chair05") == ["一"]
    assert says(desk, "没送到").startswith("没有没送到的。")


def test_one_of_several_is_dropped(desk: ReminderDesk) -> None:
    given_up(desk, SendText("chair05", "一"), SendText("chair07", "二"))
    second = next(n for n in (1, 2) if f"{n}. 07" in says(desk, "没送到"))
    confirms(desk, says(desk, f"没送到 删除 {second}"))
    desk.process.drain()
    assert "07" not in says(desk, "没送到")
    assert "没送到 1 条：" in says(desk, "没送到")


def test_a_number_that_is_not_there_changes_nothing(desk: ReminderDesk) -> None:
    given_up(desk, SendText("chair05", "一"))
    assert says(desk, "没送到 重发 3") == "没有第 3 条，一共 1 条，没有办。请先看 没送到。"


def test_what_fails_again_is_listed_again(desk: ReminderDesk) -> None:
    given_up(desk, SendText("chair05", "一"))
    desk.simulator.faults.add("errcode", SEND, errcode=40058)
    confirms(desk, says(desk, "没送到 重发"))
    desk.process.drain()
    assert "没送到 1 条：" in says(desk, "没送到")


def test_a_reminder_whose_time_is_over_is_not_sent_again(desk: ReminderDesk) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=40058)
    desk.tick("2023-05-11T09:07:00")
    assert "提醒，企业微信不收这一条" in says(desk, "没送到")
    assert "不再重发" in says(desk, "没送到 重发")


def run(
    desk: ReminderDesk,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *arguments: str,
) -> tuple[int, str]:
    for name, value in environment_for(desk.simulator, redis_url).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BOT_CONFIG", str(Path(CONFIG)))
    code = main(["undelivered", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_the_operator_lists_sends_again_and_drops(
    desk: ReminderDesk,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def command(*arguments: str) -> tuple[int, str]:
        return run(desk, redis_url, monkeypatch, capsys, *arguments)

    given_up(desk, SendText("chair05", "一"))
    given_up(desk, SendText("chair07", "二"))
    code, told = command()
    assert code == 0
    assert "05 信工 chair05：“一”，企业微信不收这一条  [WeCom 40058: " in told
    assert command("9", "--again")[0] == 1
    assert command("1", "--again") == (0, "重发 1 条。\n")
    desk.process.drain()
    assert desk.texts("chair05") == ["一"]
    assert command("--drop") == (0, "已删除 1 条。\n")
    assert "没送到 0 条" in command()[1]


def test_the_operator_reads_that_the_app_is_refused(
    desk: ReminderDesk,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given_up(desk, SendText("chair05", "一"), errcode=301002)
    _, told = run(desk, redis_url, monkeypatch, capsys)
    assert "WECOM_AGENT_ID" in told
    desk.process.drain()
    assert desk.texts("chair05") == []
    run(desk, redis_url, monkeypatch, capsys, "--again")
    desk.wait(5)
    assert desk.texts("chair05") == ["一"]


def test_what_is_tried_again_is_told_apart_from_what_was_given_up(desk: ReminderDesk) -> None:
    desk.simulator.faults.add("http_500", SEND, times=1)
    write(desk, SendText("chair05", "您的申报已经收到"))
    desk.process.drain()
    told = desk.says("office01", "没送到").splitlines()
    assert told[0] == "正在重试 1 条，不用您再发："
    assert told[1].startswith("05 信工 chair05：“您的申报已经收到”（试了 1 次，")
    assert told[1].endswith("再试）")
    assert "正在重试 1 条，看：没送到" in desk.says("office01", "状态")


def test_both_are_counted(desk: ReminderDesk) -> None:
    given_up(desk, SendText("chair07", "通知"))
    desk.simulator.faults.add("http_500", SEND, times=1)
    write(desk, SendText("chair05", "您的申报已经收到"))
    desk.process.drain()
    assert "没送到 1 条，正在重试 1 条，看：没送到" in desk.says("office01", "状态")
    told = desk.says("office01", "没送到")
    assert told.startswith("没送到 1 条：")
    assert "正在重试 1 条，不用您再发：\n05 信工 chair05" in told
