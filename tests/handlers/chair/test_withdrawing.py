"""Taking back what was handed in, what closes it, and old cards."""

from __future__ import annotations

import pytest

from campaign.applications import Status
from tests.handlers.chair.handing_in import complete_home


def test_withdrawing_keeps_everything() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    told = chat.say("撤回")
    assert "要撤回 J03-v1 吗" in told
    assert "打印好的表先不要送；再提交时表上内容没有变，就还用它" in told
    assert chat.status("home") is Status.SUBMITTED
    assert "已撤回 J03-v1" in chat.say("确认")
    assert chat.status("home") is Status.FILLING
    assert "31/31" in chat.say("总览")
    chat.say("提交", "确认")
    assert [s.receipt for s in chat.home.submissions] == ["J03-v1", "J03-v2"]


@pytest.mark.parametrize("no", ["取消", "不撤了", "不撤回", "先不撤吧", "算了，不撤了", "别撤回"])
def test_a_no_in_any_words_withdraws_nothing(no: str) -> None:
    chat = complete_home()
    chat.say("提交", "确认", "撤回", no)
    assert "已提交 J03-v1" in chat.say("进度")
    assert "还没有办" not in chat.say("进度")


def test_withdrawing_is_dropped_at_a_no() -> None:
    chat = complete_home()
    chat.say("提交", "确认", "撤回", "取消", "确认")
    assert chat.status("home") is Status.SUBMITTED


def test_only_the_version_that_was_asked_about_is_withdrawn() -> None:
    chat = complete_home()
    chat.say("提交", "确认", "撤回")
    chat.say("小家", "改 1.1 3", "提交", "确认", by="deputy03")
    assert "要撤回 J03-v2 吗" in chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED


def test_declining_needs_withdrawing_first() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    assert "请先回复 撤回" in chat.say("本次不申报")
    assert chat.status("home") is Status.SUBMITTED


def test_taking_back_does_not_reach_behind_a_deleted_photo_or_a_submission() -> None:
    chat = complete_home()
    chat.say("改 1.1 3", "照片", "删 1")
    assert "没有可以撤销" in chat.say("撤销")
    assert chat.score("1.1") == 3


def test_the_office_and_the_chair_see_the_version_that_counts() -> None:
    chat = complete_home()
    chat.say("提交", "确认", "改 1.1 2")
    told = chat.say("进度")
    assert "已提交 J03-v1，纸质还没收到　已答 31/31 · 得分 110" in told
    assert "改动后得分 108，还没提交" in told
    assert "得分 110" in told


def test_a_card_is_marked_confirmed_only_when_it_was_done() -> None:
    chat = complete_home()
    chat.say("提交")
    key = chat.cards[0]["button_list"][0]["key"]
    chat.wait(minutes=1)
    chat.say("申报小家", "改 1.1 3", by="deputy03")
    chat.tap(key)
    assert chat.outcome.button is None
    assert chat.status("home") is Status.FILLING
    chat.tap(key)
    assert chat.outcome.button == "已确认"
    assert chat.status("home") is Status.SUBMITTED
