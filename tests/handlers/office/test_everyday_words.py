"""A word that is also a branch never books, sends or changes by itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from storage.effects import SendText
from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05", "08")
    return live


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def has_paper(live: Live, number: str) -> bool:
    return live.record(number).application("home").has_paper


@pytest.mark.parametrize(
    "said",
    [
        "收材料 5 小家",
        "收 材料 5 小家",
        "收 5 材料 小家",
        "收 信工 小家 材料",
        "收 信工小家材料",
        "收信工小家 材料",
        "收 J05-v1 材料",
        "收材料 J05-v1",
        "收 小家 信工 材料",
        "登记材料 信工 小家",
    ],
)
def test_the_paper_of_one_is_not_that_of_the_branch_called_so(live: Live, said: str) -> None:
    assert "已收小家纸质 1 份：05 信工（J05-v1）" in office(live, said)
    assert has_paper(live, "05")
    assert not has_paper(live, "08")
    told = [e.text for e in live.outbox("chair08") if isinstance(e, SendText)]
    assert not [text for text in told if "已收到" in text]


@pytest.mark.parametrize(
    "said",
    ["收材料", "收 材料", "收材料 小家", "收材料小家", "收 小家 材料", "收 材料小家", "收小家材料"],
)
def test_the_word_alone_is_asked_about(live: Live, said: str) -> None:
    told = office(live, said)
    assert "收 08" in told or "请写分工会和项目" in told
    assert not has_paper(live, "08")


@pytest.mark.parametrize(
    "said", ["收 材料 小家", "收 8 小家", "收 08材料 小家", "收 材料学院 小家", "收材料学院 小家"]
)
def test_in_the_plain_place_of_a_branch_it_is_one(live: Live, said: str) -> None:
    assert "08 材料（J08-v1）" in office(live, said)
    assert has_paper(live, "08")


def test_a_branch_behind_the_award_is_not_booked_and_that_is_said(live: Live) -> None:
    told = office(live, "收 信工 小家 材料学院")
    assert "05 信工（J05-v1）" in told
    assert "08 材料 写在项目后面，没有算在内" in told
    assert not has_paper(live, "08")


def test_each_branch_stands_with_the_award_behind_it(live: Live) -> None:
    hand_in(live, "07", track="station")
    told = office(live, "收 5 小家 7 驿站")
    assert "已收小家纸质 1 份：05 信工" in told
    assert "已收驿站纸质 1 份：07 海洋" in told
    assert "未开始" not in told


@pytest.mark.parametrize("said", ["催材料", "催 材料"])
def test_no_branch_is_nudged_for_the_word(live: Live, said: str) -> None:
    told = office(live, said)
    assert "将催" not in told
    assert "没有要确认的事" in office(live, "确认")


@pytest.mark.parametrize(
    "said", ["退材料 信工 小家 照片 模糊", "退 材料 信工 小家 照片 模糊", "退 材料 照片 模糊"]
)
def test_nothing_is_sent_back_to_the_branch_called_so(live: Live, said: str) -> None:
    office(live, said)
    assert live.record("08").application("home").open_return is None


def test_what_is_asked_names_both_readings(live: Live) -> None:
    assert "“材料”指 08 材料 分工会，还是指要交的材料？没有办" in office(live, "收 材料")
    assert "“材料”没有算作 08 材料 分工会" in office(live, "收 材料 5 小家")


def test_a_wrong_code_names_what_waits(live: Live) -> None:
    told = office(live, "催 未完成")
    (code,) = re.findall(r"确认 (\d{4})", told)
    wrong = f"{int(code) % 9000 + 1000}"
    again = office(live, f"确认 {wrong}")
    assert f"确认码 {wrong} 不对，没有办" in again
    assert "等您确认的是：\n催 未完成" in again
    assert "要办它请回复 确认 " + code in again
    assert "等您确认的是：\n催 未完成" in office(live, "确认")


def test_a_long_text_that_waits_is_named_by_its_beginning(live: Live) -> None:
    office(live, "广播 全部 " + "开会" * 100)
    again = office(live, "确认 0000")
    assert "等您确认的是：\n广播 全部：开会" in again
    assert len(again) < 200


def test_after_the_deadline_nothing_is_offered_that_does_nothing(live: Live) -> None:
    late = DEADLINE + timedelta(hours=1)
    told = live.say("状态", by="office01", now=late)
    assert "催 未完成" not in told
    assert "催 未收" in told
    told = live.say("催 未完成", by="office01", now=late)
    assert "已截止，没交的不能再交；要让其补交请用 延期" in told


@pytest.mark.parametrize(
    "said", ["延期材料 2023-05-15 12:00 停电", "延期材料提交 2023-05-15 12:00 停电"]
)
def test_no_deadline_of_the_branch_called_so_is_put_off(live: Live, said: str) -> None:
    office(live, said)
    assert live.record("08").extended_until is None
    office(live, "延期 材料 2023-05-15 12:00 停电")
    assert live.record("08").extended_until is not None
