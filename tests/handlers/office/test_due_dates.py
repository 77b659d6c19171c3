"""A return may say by when it shall be back: read, told, shown, put off, and marked once it is late."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from campaign.office_notes import Return
from handlers.office.review.due_dates import read_due
from storage.effects import SendText
from tests.handlers.dialogue import DEADLINE, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

LATER = DEADLINE + timedelta(hours=2)  # Friday, 5月12日 14:00
MONDAY = datetime.fromisoformat("2023-05-15T12:00:00+08:00")


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05")
    return live


def office(live: Live, *texts: str, now: datetime = LATER) -> str:
    return live.say(*texts, by="office01", now=now)


def returned(live: Live) -> Return:
    found = live.record("05").application("home").open_return
    assert found
    return found


def told(live: Live, user_id: str = "chair05") -> str:
    return [
        e.text for e in live.outbox(user_id) if isinstance(e, SendText) and e.user_id == user_id
    ][-1]


@pytest.mark.parametrize(
    ("said", "at", "reason"),
    [
        ("下周五前 理由：缺会议记录", "2023-05-19T12:00", "缺会议记录"),
        ("周一前 缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("5月15日 缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("5月15日前改好，缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("5月15日18:00前 缺会议记录", "2023-05-15T18:00", "缺会议记录"),
        ("明天下午3点前 理由 缺会议记录", "2023-05-13T15:00", "缺会议记录"),
        ("今天下午5点之前，缺会议记录", "2023-05-12T17:00", "缺会议记录"),
        ("限下周一中午前 缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("请于5月16日前 缺会议记录", "2023-05-16T12:00", "缺会议记录"),
        ("缺会议记录，周一前改好", "2023-05-15T12:00", "缺会议记录"),
        ("缺会议记录，请在5月15日前交回", "2023-05-15T12:00", "缺会议记录"),
        ("理由：缺会议记录，下周三前", "2023-05-17T12:00", "缺会议记录"),
        ("下周一前 缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("3天内 缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("三天之内改好，缺会议记录", "2023-05-15T12:00", "缺会议记录"),
        ("缺会议记录，请两日内补齐", "2023-05-14T12:00", "缺会议记录"),
        ("限5天 缺会议记录", "2023-05-17T12:00", "缺会议记录"),
        ("2个工作日内 缺会议记录", "2023-05-16T12:00", "缺会议记录"),
        ("一周内 缺会议记录", "2023-05-19T12:00", "缺会议记录"),
        ("24小时内 缺会议记录", "2023-05-13T14:00", "缺会议记录"),
        ("今天内 缺会议记录", "2023-05-12T23:59", "缺会议记录"),
        ("下周内 缺会议记录", "2023-05-19T12:00", "缺会议记录"),
        ("周一下班前 缺会议记录", "2023-05-15T17:00", "缺会议记录"),
        ("周一三点前 缺会议记录", "2023-05-15T15:00", "缺会议记录"),
        ("十六号前 缺会议记录", "2023-05-16T12:00", "缺会议记录"),
        ("五月十六日前 缺会议记录", "2023-05-16T12:00", "缺会议记录"),
        ("缺会议记录，月底前", "2023-05-31T12:00", "缺会议记录"),
    ],
)
def test_a_limit_is_read_before_or_behind_the_reason(
    live: Live, said: str, at: str, reason: str
) -> None:
    reply = office(live, f"退 信工 小家 2.3 照片 {said}")
    assert returned(live).reason == reason
    due = datetime.fromisoformat(f"{at}:00+08:00")
    assert returned(live).due_at == due
    assert f"期限：{due.month}月{due.day}日" in reply
    assert f"请在 {due.month}月{due.day}日（" in told(live)


@pytest.mark.parametrize(
    "reason",
    [
        "5月8日的会议记录缺页",
        "照片像是去年5月拍的",
        "4月20日会议没有签到表",
        "周五的活动不算",
        "3天内的会议记录缺页",
        "近三天内没有照片",
        "15号楼的照片不清楚",
        "5号的会议记录缺页",
        "缺章",
    ],
)
def test_a_day_that_belongs_to_the_reason_is_no_limit(live: Live, reason: str) -> None:
    reply = office(live, f"退 信工 小家 2.3 {reason}")
    assert returned(live).due_at is None
    assert returned(live).reason == reason
    assert "没写期限" in reply
    assert "改好。" not in told(live)


@pytest.mark.parametrize("said", ["5月8日前 缺章", "2月30日前 缺章", "今天上午9点前 缺章"])
def test_a_limit_that_cannot_be_is_refused_and_nothing_is_sent(live: Live, said: str) -> None:
    before = live.record("05"), live.outbox("chair05")
    assert "没有退回" in office(live, f"退 信工 小家 2.3 {said}")
    assert (live.record("05"), live.outbox("chair05")) == before


def test_the_chair_is_told_by_when_wherever_it_is_told(live: Live) -> None:
    office(live, "退 信工 小家 2.3 照片 5月15日前 缺章")
    limit = "请在 5月15日（周一）12:00 前改好"
    assert limit in told(live)
    for words in ("进度", "菜单", "我还差什么", "接下来做什么"):
        assert limit in live.say(words, by="chair05", now=LATER), words


def test_once_it_is_late_the_chair_reads_that_wherever_it_is_told(live: Live) -> None:
    office(live, "退 信工 小家 2.3 照片 5月15日前 缺章")
    late = MONDAY + timedelta(hours=1)
    for words in ("进度", "菜单", "我还差什么", "接下来做什么"):
        told = live.say(words, by="chair05", now=late)
        assert "期限 5月15日（周一）12:00 已过，请尽快改好。" in told, words
        assert "请在 5月15日" not in told, words


def test_the_list_of_the_unfinished_names_it_and_that_it_is_late(live: Live) -> None:
    office(live, "退 信工 小家 2.3 照片 5月15日前 缺章")
    for words in ("未完成", "未完成 小家", "未完成 退回"):
        assert "限 5月15日 12:00 前，" in office(live, words), words
        assert "已逾期" not in office(live, words), words
        late = office(live, words, now=MONDAY + timedelta(hours=1))
        assert "限 5月15日 12:00 前，已逾期" in late, words


def test_the_office_sees_it_by_name_and_that_it_is_late(live: Live) -> None:
    office(live, "退 信工 小家 2.3 照片 5月15日前 缺章")
    for words in ("状态", "状态 信工"):
        assert "限 5月15日 12:00 前，" in office(live, words)
        assert "已逾期" not in office(live, words)
        assert "限 5月15日 12:00 前，已逾期" in office(live, words, now=MONDAY + timedelta(hours=1))


def test_a_second_return_keeps_the_limit_or_sets_another(live: Live) -> None:
    office(live, "退 信工 小家 2.3 5月15日前 缺章", "退 信工 小家 照片 太暗")
    assert returned(live).due_at == MONDAY
    office(live, "退 信工 小家 5.1 5月16日前 太少")
    assert returned(live).due_at == MONDAY + timedelta(days=1)


def test_the_limit_alone_is_put_off(live: Live) -> None:
    office(live, "退 信工 小家 2.3 5月15日前 缺章")
    before = returned(live)
    assert "期限改为 5月17日（周三）12:00 前" in office(live, "退 信工 小家 5月17日前")
    assert returned(live).due_at == MONDAY + timedelta(days=2)
    assert returned(live).places == before.places
    assert "期限有变：请在 5月17日（周三）12:00 前改好" in told(live)


def test_once_it_is_back_nothing_is_due(live: Live) -> None:
    office(live, "退 信工 小家 2.3 5月15日前 缺章")
    live.say("小家", "3", by="chair05", now=LATER)
    assert "限 5月15日" not in office(live, "状态 信工", now=MONDAY + timedelta(hours=1))


def test_no_limit_in_a_text_without_a_day() -> None:
    assert read_due(the_campaign(), "缺章", LATER) is None
