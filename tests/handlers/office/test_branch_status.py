"""状态 <分工会>: everything about one branch on one screen."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from campaign.applications import Application
from campaign.office_notes import Result
from storage.documents import dump
from storage.outbox.unreachable import Obstacle, Unreachable, UnreachableBook
from storage.records import Change, to_fields
from storage.reminders import ReminderMessage
from storage.reminders import Result as Fate
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "03")
    return live


def status(live: Live) -> str:
    return live.say("状态 地科", by="office01")


def note(live: Live, **notes: Any) -> None:
    """What the office has noted about 小家 of branch 03 and the deadline, put into its record."""
    until = notes.pop("extended_until", None)
    application: Application = replace(live.record().application("home"), **notes)
    fields = to_fields(live.record(), Change((application,), extended_until=until))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("03"), mapping=named)


def test_who_answers_and_who_has_never_come(live: Live) -> None:
    assert "主席 chair03、副 deputy03（没来过）" in status(live)


def test_versions_and_paper(live: Live) -> None:
    assert "提交 J03-v1 5月8日 09:00" in status(live)
    assert "纸质 没收到" in status(live)
    live.say("收 3 小家", by="office01")
    assert "纸质 v1，5月8日 09:00 收到" in status(live)
    live.say("小家", "改 2.3 1", "提交", "确认")
    assert "线上已是 J03-v2，要换" in status(live)
    assert "J03-v1 5月8日 09:00，J03-v2" in status(live)


def test_what_the_office_has_noted(live: Live) -> None:
    note(
        live,
        reviewed={"2.3": 1},
        result=Result(False, "名额已满", DURING, "office01"),
        extended_until=DEADLINE.replace(day=13),
    )
    told = status(live)
    assert "暂计 107（自评 110，核了 1/31 项）" in told
    assert "结果 不推荐（主席还不知道）：名额已满" in told
    assert "已延期到 5月13日（周六）12:00" in told


def test_what_was_sent_back_is_told_with_what_is_left(live: Live) -> None:
    live.say("退 地科 小家 2.3 照片 佐证材料不全", by="office01")
    assert "还有 2 处没改（2.3、照片）：佐证材料不全" in status(live)
    live.say("3")
    assert "还有 1 处没改（照片）：佐证材料不全" in status(live)


def test_both_awards_find_room_on_one_screen(live: Live) -> None:
    hand_in(live, "03", track="station")
    told = status(live)
    assert len(told.splitlines()) == 18
    for piece in ("一 4 3 5 4 4　20/20", "基本情况 7/7", "申报测评 1是", "其他与意见 2/2"):
        assert piece in told


def claim(live: Live, slot: str, hour: int, result: Fate) -> None:
    """A reminder of this morning, and what became of it for the chair."""
    at = DURING.replace(hour=hour)
    key = live.keys.reminders("03")
    told = {"at": at.isoformat(), "day": "2023-05-08", "to": ["chair03"], "nudge": False}
    message = {**asdict(ReminderMessage(result=result)), "counts": False}
    live.server.hset(key, f"claim:{slot}", dump(told))
    live.server.hset(key, f"message:{slot}:chair03", dump(message))


def test_only_what_was_sent_counts_as_a_reminder(live: Live) -> None:
    fates = (Fate.SENT, Fate.NOTHING, Fate.QUIET, Fate.SENT, Fate.UNREACHABLE, Fate.MUTED)
    for hour, fate in enumerate(fates, 9):
        claim(live, f"slot{hour}", hour, fate)
    told = status(live)
    assert "提醒 2 次：5月8日 09:00、5月8日 12:00\n" in told
    assert "没发出 4 次：" in told
    assert "5月8日 10:00（没事要办，没发）" in told


def test_who_cannot_be_reached_is_told(live: Live) -> None:
    assert "收不到消息" not in status(live)
    book = UnreachableBook(live.server, live.keys)
    book.note("chair03", Unreachable(Obstacle.UNKNOWN, DURING), [])
    assert "chair03 收不到消息（5月8日 09:00 起）" in status(live)
    assert "请电话通知" in status(live)


def test_the_last_change_may_be_the_office_s(live: Live) -> None:
    hand_in(live, "05")
    assert "最近改动 5月8日 09:00（刚刚）：提交" in live.say("状态 信工", by="office01")
    later = DURING + timedelta(hours=2)
    live.say("核分 信工 2.3 3", by="office02", now=later)
    told = live.say("状态 信工", by="office01", now=later)
    assert "最近改动 5月8日 11:00（刚刚）：office02 核分" in told
    later += timedelta(hours=2)
    live.say("结果 信工 小家 推荐", by="office01", now=later)
    told = live.say("状态 信工", by="office01", now=later)
    assert "最近改动 5月8日 13:00（刚刚）：office01 记结果" in told
