"""称号: who holds which title, and corrections that open or close an award, with a reason."""

from __future__ import annotations

import pytest
from redis import Redis

from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def test_the_ledger_tells_holders_and_who_is_recommended(live: Live) -> None:
    hand_in(live, "15", track="station")
    office(live, "结果 图书馆 驿站 推荐")
    told = office(live, "称号")
    assert "（小家）已有 1：17 土地" in told
    assert "（驿站）已有 1：20 继教；本季推荐 1：15 图书馆" in told
    assert "小家" not in office(live, "称号 驿站").splitlines()[0]


def test_a_title_that_is_added_closes_the_award_and_taken_back_opens_it(live: Live) -> None:
    assert "已登记" in office(live, "称号 信工 驿站 有 2022年评上")
    assert live.store.campaign().branch_by_number["05"].titles == ("station",)
    assert "称号" in live.say("申报驿站", by="chair05")
    assert "没有变化" in office(live, "称号 信工 驿站 有 2022年评上")
    assert "已取消" in office(live, "称号 信工 驿站 没有 登记错了")
    assert "暖心驿站" in live.say("申报驿站", by="chair05")
    assert [e["why"] for e in live.audit("05") if e["did"] == "title"] == ["2022年评上", "登记错了"]


@pytest.mark.parametrize("said", ["称号 信工 驿站", "称号 信工 驿站 有", "称号 信工 驿站 没有"])
def test_nothing_changes_without_a_reason(live: Live, said: str) -> None:
    assert "请写有还是没有" in office(live, said)
    assert live.store.campaign().branch_by_number["05"].titles == ()


def test_who_has_begun_is_not_shut_out_by_a_word(live: Live) -> None:
    live.say("申报驿站", by="chair05")
    assert "已经开始申报" in office(live, "称号 信工 驿站 有 2022年评上")
