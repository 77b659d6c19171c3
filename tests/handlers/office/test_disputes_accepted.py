"""What came too late is carried out as it was said, once the office has seen what that comes to."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from campaign.applications import Status
from handlers.messages import Image
from storage.effects import SendDocument
from tests.handlers.live import Live, a_callback
from tests.handlers.office.test_disputes import (
    BEFORE,
    TOO_LATE,
    arrive,
    hand_in_message,
    office,
    told,
)
from tests.handlers.office_chat import complete, kept

LATER = TOO_LATE + timedelta(minutes=2)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    live.say("申报小家", "4")
    return live


def accept(live: Live, text: str) -> str:
    return office(live, yes_to(office(live, text)), LATER)


def yes_to(shown: str) -> str:
    return str(re.findall(r"请回复 (确认 \d{4})", shown)[-1])


@pytest.mark.parametrize(
    "text", ["争议 地科 收", "争议 03 收下", "争议 地科 收下吧", "争议 3 补收 当时停电"]
)
def test_it_is_shown_first_and_nothing_is_changed(live: Live, text: str) -> None:
    arrive(live)
    before = kept(live)
    answer = office(live, text)
    assert "将按原话收下 1 条，当作截止前送达，还没有办" in answer
    assert "小家 “3” → 【小家】1.2 记 3 分" in answer
    assert "收下以后　小家：填写中，差 29 项" in answer
    assert ("理由：当时停电" in answer) == ("停电" in text)
    assert kept(live) == before


def test_answers_are_played_one_after_the_other(live: Live) -> None:
    for said in ("3", "5 4", "改 1.1 2"):
        arrive(live, said)
    answer = accept(live, "争议 地科 收 停电了")
    assert "3 条争议已按原话收下，已通知 chair03" in answer
    assert live.scores() == {"1.1": 2, "1.2": 3, "1.3": 5, "1.4": 4}
    assert live.record().disputes == ()
    text = told(live, "chair03")[-1]
    assert "· “3”：【小家】1.2 记 3 分" in text
    assert "小家：填写中，差 27 项" in text
    assert "理由：停电了" in text
    assert "请回复 0–" not in text
    assert office(live, "争议") == "现在没有争议。"


def test_a_word_that_handed_in_hands_in_as_of_when_it_was_sent(live: Live) -> None:
    complete(live, "05")
    fresh = Live(live.server)
    fresh.say("小家", by="chair05", now=BEFORE)
    arrive(fresh, "提交", by="chair05")
    assert "编号 J05-v1，5月12日 11:59:30" in office(fresh, "争议 05 收")
    assert "小家：已提交 J05-v1" in accept(fresh, "争议 05 收")
    application = fresh.record("05").application("home")
    assert application.status is Status.SUBMITTED
    assert application.submissions[-1].at == BEFORE
    assert application.submissions[-1].user_id == "chair05"
    assert any(isinstance(effect, SendDocument) for effect in fresh.outbox("chair05"))


@pytest.mark.parametrize("before", [("提交",), ("提交", "谢谢")])
def test_a_late_yes_is_understood_by_what_it_confirmed(live: Live, before: tuple[str]) -> None:
    complete(live, "03")
    fresh = Live(live.server)
    fresh.say("小家", *before, now=BEFORE)
    arrive(fresh, "确认")
    assert "已提交 J03-v1" in accept(fresh, "争议 03 收")


def test_a_late_decline_is_one(live: Live) -> None:
    arrive(live, "本次不申报驿站", by="chair05")
    assert "驿站：本次不申报" in accept(live, "争议 05 收")
    assert live.record("05").application("station").status is Status.DECLINED


def test_a_long_text_is_carried_out_whole(live: Live) -> None:
    live.say("总结", now=BEFORE - timedelta(minutes=1))
    text = "分工会坚持服务职工，开展了形式多样的活动，受到好评。" * 20
    arrive(live, text)
    accept(live, "争议 03 收")
    assert live.record().application("home").essay == (text,)


def test_pictures_and_what_is_no_answer_stay_and_it_is_said_why(live: Live) -> None:
    image = Image(a_callback(), "chair03", BEFORE, "media-1", stated_at=BEFORE)
    hand_in_message(live, image, TOO_LATE)
    assert "不能照原话办，没有保存" in office(live, "争议 03 收")
    assert "图片 → 要本人重发" in office(live, "争议 03 收")
    arrive(live, "9")
    arrive(live, "2")
    answer = accept(live, "争议 03 收")
    assert "1 条争议已按原话收下" in answer
    assert "收不了 2 条，留着" in answer
    assert "1.2 最多 3 分" in answer
    assert "让其接着办：延期 03" in answer
    assert [d.said for d in live.record().disputes] == ["图片", "9"]


def test_what_comes_after_it_was_shown_is_not_carried_out_with_it(live: Live) -> None:
    arrive(live)
    shown = office(live, "争议 03 收")
    arrive(live, "5", at=TOO_LATE + timedelta(minutes=1))
    office(live, yes_to(shown), LATER)
    assert live.scores() == {"1.1": 4, "1.2": 3}
    assert [d.said for d in live.record().disputes] == ["5"]


def test_the_history_tells_both(live: Live) -> None:
    arrive(live)
    accept(live, "争议 03 收 停电了")
    past = office(live, "记录 03")
    assert "校工会 office01 收下争议 小家：1.2：3（停电了）" in past
