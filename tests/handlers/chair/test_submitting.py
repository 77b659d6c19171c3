"""Handing in, changing afterwards, taking back: every version is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from campaign.applications import Status
from storage.effects import MailSubmission, SendDocument, SendText
from storage.records import Record
from tests.handlers.chair.handing_in import ALL_FULL, STATION, complete_home, with_materials
from tests.handlers.dialogue import DEADLINE, Dialogue, home_dialogue, station_dialogue


def test_the_receipt_comes_after_reading_back_and_confirming() -> None:
    chat = complete_home()
    told = chat.say("提交")
    for piece in ("自评 110 分（标准项 100 + 加分 10）", "照片 3/5", "总结 1000/1000", "确认"):
        assert piece in told
    assert chat.status("home") is Status.FILLING
    told = chat.say("确认")
    assert "J03-v1" in told
    assert "5月8日 09:00:00" in told
    assert chat.status("home") is Status.SUBMITTED
    assert chat.outcome.effects[:3] == (
        SendDocument("chair03", "03", "home", 1, "form"),
        SendDocument("chair03", "03", "home", 1, "summary"),
        MailSubmission("chair03", "03", "home", 1),
    )


def test_the_other_person_of_the_branch_gets_the_forms_too_and_hears_who_handed_in() -> None:
    chat = complete_home()
    chat.say("小家", "提交", "确认", by="deputy03")
    assert chat.outcome.effects == (
        SendDocument("deputy03", "03", "home", 1, "form"),
        SendDocument("deputy03", "03", "home", 1, "summary"),
        MailSubmission("deputy03", "03", "home", 1),
        SendText(
            "chair03",
            "【小家】代填人（deputy03）已提交，编号 J03-v1，5月8日 09:00，您不用再交。"
            "表随后也发给您一份，备用。",
        ),
        SendDocument("chair03", "03", "home", 1, "form"),
        SendDocument("chair03", "03", "home", 1, "summary"),
    )


def test_a_branch_of_one_person_sends_to_nobody_else() -> None:
    chat = Dialogue("chair05")
    chat.say("申报驿站", *STATION)
    with_materials(chat, "station", essay="").say("提交", "确认")
    assert [type(effect) for effect in chat.outcome.effects] == [SendDocument, MailSubmission]


def test_a_station_has_no_essay_and_a_no_is_allowed() -> None:
    chat = with_materials(station_dialogue(*STATION), "station", essay="")
    told = chat.say("提交")
    for piece in ("暖心驿站名称：小站", "联系电话：82320000", "4否", "分工会意见：同意"):
        assert piece in told
    chat.say("确认")
    assert "Y03-v1" in chat.text
    assert chat.outcome.effects[:2] == (
        SendDocument("chair03", "03", "station", 1, "form"),
        MailSubmission("chair03", "03", "station", 1),
    )


def test_a_second_station_is_refused_with_the_rule() -> None:
    chat = with_materials(station_dialogue(*STATION), "station", essay="")
    chat.say("提交", "确认")
    told = chat.say("申报驿站")
    assert "Y03-v1" in told
    assert "最多报 1 个" in told
    assert "82322450" in told
    assert len(chat.station.submissions) == 1


def test_what_is_missing_is_named_and_nothing_is_handed_in() -> None:
    chat = home_dialogue("4")
    told = chat.say("提交")
    for piece in ("30 项没有答", "照片 3 张", "总结 1000 字", "还不能提交"):
        assert piece in told
    assert "没有要确认" in chat.say("确认")
    assert chat.status("home") is Status.FILLING


def test_below_eighty_says_by_how_much_and_where_points_were_lost() -> None:
    chat = with_materials(
        home_dialogue(
            "全满分", "全满分", *["全满分 除了 1=0 2=0"] * 2, "全满分", "0 0", "改 1.1 3"
        ),
        "home",
    )
    told = chat.say("提交")
    assert "还差 1 分" in told
    assert "第四部分 -11（4.1 -6，4.2 -5）" in told
    assert chat.record.session("chair03").waiting is None
    chat.say("改 1.1 4", "提交", "确认")
    assert "J03-v1" in chat.text


def test_confirming_counts_only_while_nothing_has_changed() -> None:
    chat = complete_home()
    chat.say("提交", "改 1.1 3")
    assert "没有要确认" in chat.say("确认")
    assert chat.status("home") is Status.FILLING


def test_a_change_between_read_back_and_confirmation_is_read_back_again() -> None:
    chat = complete_home()
    chat.say("提交")
    record = chat.record
    application = replace(record.application("home"), photos=())
    chat.record = Record(record.version, {"home": application}, record.sessions)
    assert "照片 3 张" in chat.say("确认")
    assert chat.status("home") is Status.FILLING


def test_what_another_phone_changed_meanwhile_is_read_back_before_it_is_handed_in() -> None:
    chat = complete_home()
    chat.say("提交")
    chat.wait(minutes=1)
    chat.say("申报小家", "改 1.1 3", by="deputy03")
    told = chat.say("确认")
    assert "自评 109 分" in told
    assert chat.status("home") is Status.FILLING
    assert "J03-v1" in chat.say("确认")


def test_a_change_after_submission_becomes_version_two() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    told = chat.say("改 1.1 3")
    assert "J03-v1 不变（得分 110），改动还没提交" in told
    assert chat.status("home") is Status.SUBMITTED
    chat.say("提交", "确认")
    assert "J03-v2" in chat.text
    first, second = chat.home.submissions
    assert first.answers["scorecard"]["1.1"] == 4
    assert second.answers["scorecard"]["1.1"] == 3


def test_submitting_twice_without_a_change_stays_one_version() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    assert "没有新的改动" in chat.say("提交")
    assert len(chat.home.submissions) == 1


@pytest.mark.parametrize("words", ["提交", "确认", "撤回"])
def test_after_the_deadline_nothing_moves(words: str) -> None:
    chat = complete_home()
    chat.say("提交")
    chat.now = DEADLINE + timedelta(hours=1)
    before = chat.record
    assert "截止" in chat.say(words)
    assert chat.record.applications == before.applications


def test_nothing_to_withdraw_or_to_submit() -> None:
    assert "请先回复" in Dialogue().say("提交")
    assert "请先回复" in Dialogue().say("撤回")
    assert "还没有提交" in home_dialogue().say("撤回")


@pytest.mark.parametrize(
    "words", ["确认 提交", "我确认提交", "是的", "可以", "好的", "没问题", "ok"]
)
def test_a_yes_in_other_words_confirms(words: str) -> None:
    chat = complete_home()
    chat.say("提交", words)
    assert "J03-v1" in chat.text


@pytest.mark.parametrize("words", ["怎么弄", "[微笑]", "我先问问"])
def test_what_is_neither_yes_nor_no_asks_again(words: str) -> None:
    chat = complete_home()
    assert "回复 确认" in chat.say("提交", words)
    assert chat.status("home") is Status.FILLING
    assert "J03-v1" in chat.say("确认")


def test_a_no_goes_on_without_handing_in() -> None:
    chat = complete_home()
    chat.say("提交", "取消")
    assert chat.status("home") is Status.FILLING
    assert "没有要确认" in chat.say("确认")


def test_an_old_card_cannot_confirm_something_else() -> None:
    chat = complete_home()
    chat.say("提交")
    key = chat.cards[0]["button_list"][0]["key"]
    chat.say("本次不申报小家")
    assert "过时" in chat.tap(key)
    assert chat.status("home") is Status.FILLING
    assert "不申报" in chat.say("确认")


def test_declining_does_not_undo_what_a_colleague_handed_in_meanwhile() -> None:
    chat = complete_home()
    chat.say("本次不申报小家")
    chat.say("小家", "提交", "确认", by="deputy03")
    assert "请先回复 撤回" in chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED


def test_the_receipt_carries_the_time_it_was_sent() -> None:
    chat = complete_home()
    chat.now = DEADLINE - timedelta(seconds=30)
    chat.say("提交")
    chat.now = DEADLINE + timedelta(seconds=40)
    assert "11:59:55" in chat.send_earlier("确认", DEADLINE - timedelta(seconds=5))


def test_what_was_said_in_passing_and_kept_is_shown_before_handing_in() -> None:
    chat = with_materials(home_dialogue(*ALL_FULL), "home")
    assert "请留意" not in chat.say("提交")
    before = chat.home
    essay = ("我先去开会，下午再写", *before.essay)
    record = chat.record
    chat.record = Record(record.version, {"home": replace(before, essay=essay)}, record.sessions)
    told = chat.say("提交")
    assert "第 1 段“我先去开会，下午再写”" in told
    chat.say("删第1段")
    assert chat.home.essay == before.essay
    assert "请留意" not in chat.say("提交")
