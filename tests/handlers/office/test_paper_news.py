"""What a chair and the office hear about a paper: what is settled, what is left, what must be renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from redis import Redis

from storage.effects import SendText
from storage.records import Change
from tests.handlers.dialogue import DEADLINE, DURING, Dialogue
from tests.handlers.live import Live
from tests.handlers.office_chat import complete, complete_application, hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def texts_to(live: Live, user_id: str) -> list[str]:
    sends = [e for e in live.outbox(user_id) if isinstance(e, SendText)]
    return [send.text for send in sends if send.user_id == user_id]


# -- settled


@pytest.mark.parametrize("word", ["驿站", "继续", "提交驿站"])
def test_a_paper_that_came_is_no_longer_asked_for(live: Live, word: str) -> None:
    hand_in(live, "03", track="station")
    live.say("本次不申报小家", "确认", "驿站")
    assert "只差加盖公章的纸质版" in live.say(word)
    office(live, "收 Y03-v1")
    told = live.say(word)
    assert "纸质已于 5月8日 收到，这一项都办完了" in told
    assert "只差" not in told


@pytest.mark.parametrize("word", ["进度", "菜单", "你好"])
def test_where_nothing_is_open_nothing_is_offered_to_go_on_with(live: Live, word: str) -> None:
    hand_in(live, "03")
    live.say("本次不申报驿站", "确认")
    told = live.say(word)
    assert "小家：已提交 J03-v1，纸质还没收到" in told
    assert "继续" not in told
    assert "都办完了" not in told
    office(live, "收 J03-v1")
    told = live.say(word)
    assert "小家：已提交 J03-v1，纸质已于 5月8日 收到" in told
    assert "都办完了" in told
    assert "继续" not in told


def test_one_award_settled_does_not_hide_the_other(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 J03-v1")
    live.say("申报驿站", "小站", "小家")
    told = live.say("进度")
    assert "回复 继续 接着填" in told
    assert "都办完了" not in told
    assert "【驿站】接着填" in live.say("继续")


def test_after_the_deadline_the_paper_is_told_of_too(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 J03-v1")
    told = live.say("进度", now=DEADLINE + timedelta(hours=1))
    assert "纸质已于 5月8日 收到" in told


# -- complete and not handed in


def test_a_complete_application_is_called_so_until_it_is_handed_in(live: Live) -> None:
    complete(live, "03")
    for word in ("你好", "进度"):
        told = live.say(word)
        assert "小家：填齐了，还没提交" in told
        assert "回复 提交小家" in told
    live.say("提交小家", "取消")
    assert "小家填齐了，但还没有提交，请回复 提交小家" in live.say("确认")
    live.say("提交小家", "确认")
    assert "还没提交" not in live.say("进度")
    assert "还没有提交" not in live.say("确认")


def test_changes_not_handed_in_are_named(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "改 2.3 1", "提交", "取消")
    assert "小家的改动还没有提交，请回复 提交小家" in live.say("确认")
    assert "回复 提交小家" in live.say("进度")


def test_the_card_offers_to_hand_in() -> None:
    chat = Dialogue()
    chat.record = chat.record.after(Change((complete_application("home"),)))
    chat.say("菜单")
    keys = [button["key"] for button in chat.cards[0]["button_list"]]
    assert "提交小家" in keys
    assert "继续" not in keys
    assert "请核对" in chat.tap("提交小家")


# -- the receipt for a paper


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], "驿站还没有说报不报：回复 申报驿站 或 本次不申报驿站"),
        (["申报驿站", "小站"], "驿站还没填完：回复 驿站 接着填"),
        (["本次不申报驿站", "确认"], "不用再做什么，谢谢"),
    ],
)
def test_the_receipt_names_what_is_left_of_the_other_award(
    live: Live, said: list[str], expected: str
) -> None:
    hand_in(live, "03")
    if said:
        live.say(*said)
    office(live, "收 3 小家")
    (receipt,) = [text for text in texts_to(live, "chair03") if "已收到" in text]
    assert expected in receipt
    assert ("小家不用再做什么" in receipt) == ("驿站" in expected)


def test_the_receipt_names_what_only_waits_for_handing_in_or_for_paper(live: Live) -> None:
    hand_in(live, "03")
    complete(live, "03", "station")
    office(live, "收 J03-v1")
    assert "驿站填齐了，还没提交：回复 提交驿站" in texts_to(live, "chair03")[-1]
    live.say("提交驿站", "确认")
    office(live, "收 J03 取消", "收 J03-v1")
    assert "驿站还差加盖公章的纸质版" in texts_to(live, "chair03")[-1]


def test_two_papers_at_once_leave_nothing_to_do(live: Live) -> None:
    hand_in(live, "03")
    hand_in(live, "03", track="station")
    office(live, "收 J03-v1 Y03-v1")
    receipts = [text for text in texts_to(live, "chair03") if "已收到" in text]
    assert len(receipts) == 2
    assert all("不用再做什么，谢谢" in text for text in receipts)


def test_after_the_deadline_the_receipt_asks_for_nothing_that_is_refused(live: Live) -> None:
    hand_in(live, "03")
    live.say("收 J03-v1", by="office01", now=DEADLINE + timedelta(hours=1))
    assert "不用再做什么，谢谢" in texts_to(live, "chair03")[-1]


# -- renewed


def test_changing_the_form_after_the_paper_came_warns_everybody(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 J03-v1")
    live.say("小家", "改 2.3 1")
    assert "已送的纸质（v1）作废，请重新打印盖章送来" in live.say("提交")
    told = live.say("确认")
    assert "已送的纸质（v1）作废" in told
    assert "重新送校工会" in told
    news = "03 地科 小家已改为 J03-v2，已收的纸质 v1 要换。"
    for person in ("office01", "office02"):
        assert texts_to(live, person).count(news) == 1
    told = live.say("提交")
    assert "已送的纸质是 v1，请打印 J03-v2 加盖公章" in told
    assert "已送的纸质是 v1，要换" in live.say("进度")
    live.say("改 2.4 1", "提交", "确认")
    assert len([text for text in texts_to(live, "office01") if "要换" in text]) == 1


def test_a_new_summary_needs_no_new_paper(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 J03-v1")
    live.say("小家", "总结", "这一年我们又做了不少工作，为教职工办了实事。", "完成")
    assert "已送的纸质不用换" in live.say("提交")
    assert "已收的纸质不用换" in live.say("确认")
    assert not [text for text in texts_to(live, "office01") if "要换" in text]


def test_without_a_paper_only_what_was_printed_is_void(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "改 2.3 1")
    assert "已送的纸质" not in live.say("提交")
    assert "以前打印的 J03-v1 作废" in live.say("确认")
    assert not texts_to(live, "office01")


def test_the_receipt_tells_that_nothing_is_to_be_mailed() -> None:
    chat = Dialogue(at=DURING)
    application = replace(complete_application("home"), essay=("字" * 1000,))
    chat.record = chat.record.after(Change((application,)))
    assert "电子版已在这里交了，不用再发邮箱" in chat.say("小家", "提交", "确认")
