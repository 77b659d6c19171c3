"""Sent in time, arrived too late: never silently in or out, and the office decides."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from campaign.applications import Status
from handlers.messages import CardTap, Image, MenuClick, Message, Text
from storage.disputes import disputes_in
from storage.effects import SendText
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import complete, hand_in

TOLERANCE = timedelta(minutes=5)
SECOND = timedelta(seconds=1)
TOO_LATE = DEADLINE + TOLERANCE + SECOND
BEFORE = DEADLINE - timedelta(seconds=30)
HOURS_LATE = DEADLINE + timedelta(hours=2)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    live.say("申报小家", "4")
    return live


def arrive(
    live: Live,
    text: str = "3",
    stated: datetime = BEFORE,
    at: datetime = TOO_LATE,
    by: str = "chair03",
    callback: str = "",
) -> str:
    """A message that is stated to be from then and arrives now: WeCom is believed for 15 minutes."""
    sent = stated if at - stated <= timedelta(minutes=15) else at
    return hand_in_message(
        live, Text(callback or a_callback(), by, sent, text, stated_at=stated), at
    )


def hand_in_message(live: Live, message: Message, at: datetime) -> str:
    return live.conversation.answer(message, at).text


def office(live: Live, text: str, now: datetime = TOO_LATE) -> str:
    return live.say(text, by="office01", now=now)


def told(live: Live, person: str) -> list[str]:
    return [
        effect.text
        for effect in live.outbox(person)
        if isinstance(effect, SendText) and effect.user_id == person
    ]


@pytest.mark.parametrize(
    ("stated", "arrived", "fate"),
    [
        (DEADLINE - SECOND, DEADLINE - SECOND, "taken"),
        (DEADLINE, DEADLINE, "taken"),
        (DEADLINE + SECOND, DEADLINE + SECOND, "refused"),
        (DEADLINE - SECOND, DEADLINE + TOLERANCE, "taken"),
        (DEADLINE, DEADLINE + TOLERANCE, "taken"),
        (DEADLINE, DEADLINE + TOLERANCE + SECOND, "disputed"),
        (DEADLINE - SECOND, DEADLINE + timedelta(hours=30), "disputed"),
        (DEADLINE + SECOND, DEADLINE + TOLERANCE, "refused"),
        (DEADLINE + SECOND, DEADLINE + timedelta(hours=30), "refused"),
        (DEADLINE - timedelta(days=3000), DEADLINE + timedelta(hours=1), "refused"),
    ],
)
def test_what_counts_is_when_it_was_sent_and_when_it_arrived(
    live: Live, stated: datetime, arrived: datetime, fate: str
) -> None:
    reply = arrive(live, "3", stated, arrived)
    assert live.scores() == ({"1.1": 4, "1.2": 3} if fate == "taken" else {"1.1": 4})
    assert len(live.record().disputes) == (fate == "disputed")
    assert ("没有保存" in reply) == (fate != "taken")
    assert ("由校工会决定" in reply) == (fate == "disputed")
    assert len(told(live, "office01")) == (fate == "disputed")


def test_within_the_tolerance_but_older_than_is_believed_is_a_dispute(server: Redis) -> None:
    """A long tolerance does not make an old message believed."""
    live = Live(server)
    live.say("申报小家")
    stated = DEADLINE - timedelta(minutes=14)
    assert "由校工会决定" in arrive(live, "4", stated, DEADLINE + timedelta(minutes=2))
    assert live.scores() == {}


def test_the_chair_reads_both_times_and_whom_to_call(live: Live) -> None:
    reply = arrive(live)
    assert "11:59:30 发出，12:05:01 才送达" in reply
    assert "孙曙光 82322450" in reply


def test_everybody_in_the_office_is_told_once_however_many_lines_come(live: Live) -> None:
    for number in range(10):
        arrive(live, str(number % 3), by=("chair03", "deputy03")[number % 2])
    for person in ("office01", "office02"):
        (text,) = told(live, person)
        assert "03 地科" in text
        assert "chair03 11:59:30 发、12:05:01 到：小家 “0”" in text
        assert "延期 03 2023-05-12 15:00 理由" in text
    assert [d.said for d in live.record().disputes] == [str(n % 3) for n in range(10)]


def test_another_branch_is_told_of_by_itself(live: Live) -> None:
    live.say("申报驿站", by="chair05")
    arrive(live)
    arrive(live, "12 人", by="chair05")
    assert len(told(live, "office01")) == 2
    listed = office(live, "争议")
    assert "争议 2 条，2 个分工会" in listed
    assert "05 信工　1 条" in listed


def test_a_repeat_of_the_callback_is_one_dispute(live: Live) -> None:
    name = a_callback()
    assert arrive(live, callback=name) == arrive(live, callback=name, at=HOURS_LATE)
    assert len(live.record().disputes) == 1


def test_what_is_listed_for_the_office_is_what_the_branch_has(live: Live) -> None:
    arrive(live)
    arrive(Live(live.server), "5")
    lines = live.server.hgetall(live.keys.disputes)
    assert disputes_in(lines) == {"03": live.record().disputes}  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["继续", "上一题", "跳过", "进度", "总览", "谢谢"])
def test_what_would_change_nothing_is_no_dispute(live: Live, word: str) -> None:
    arrive(live, word)
    assert live.record().disputes == ()
    assert told(live, "office01") == []


@pytest.mark.parametrize(
    "word", ["改 1.1 3", "申报驿站", "本次不申报小家", "提交", "撤回", "全满分", "一二三四五"]
)
def test_whatever_might_change_something_is_one(live: Live, word: str) -> None:
    before = live.record().applications
    arrive(live, word)
    assert [d.said for d in live.record().disputes] == [word]
    assert live.record().applications == before


def test_a_late_confirmation_names_what_it_would_have_handed_in(live: Live) -> None:
    complete(live, "03")
    fresh = Live(live.server)
    fresh.say("小家", "提交", now=BEFORE)
    assert "由校工会决定" in arrive(fresh, "确认")
    assert fresh.record().application("home").status is Status.FILLING
    assert fresh.record().disputes[0].said == "确认（提交小家）"
    assert "“确认（提交小家）”" in office(fresh, "争议")


def test_another_text_in_the_place_of_a_late_confirmation_is_kept_too(live: Live) -> None:
    live.say("本次不申报", now=BEFORE)
    assert "由校工会决定" in arrive(live, "3")
    assert live.record().disputes[0].said == "3"


def test_changing_ones_mind_late_needs_no_decision(live: Live) -> None:
    live.say("本次不申报", now=BEFORE)
    arrive(live, "算了")
    assert live.record().disputes == ()


def test_taps_and_clicks_are_disputed_in_words(live: Live) -> None:
    chosen = {"1.2": ("3",), "1.3": ("-",), "1.4": ("4",)}
    envelope = ("chair03", BEFORE)
    tap = CardTap(a_callback(), *envelope, "scores:home", chosen, stated_at=BEFORE)
    hand_in_message(live, tap, TOO_LATE)
    hand_in_message(
        live, MenuClick(a_callback(), *envelope, "申报驿站", stated_at=BEFORE), TOO_LATE
    )
    assert [d.said for d in live.record().disputes] == ["1.2=3 1.4=4", "申报驿站"]


def test_pictures_are_one_message_to_the_office_and_one_to_the_chair(live: Live) -> None:
    for number in range(3):
        image = Image(a_callback(), "chair03", BEFORE, f"media-{number}", stated_at=BEFORE)
        hand_in_message(live, image, TOO_LATE)
    assert [d.said for d in live.record().disputes] == ["图片"] * 3
    assert len(told(live, "office01")) == 1
    session = live.record().session("chair03")
    assert {arrival.fate for arrival in session.arrivals.burst} == {"disputed"}


def test_a_long_text_is_kept_whole_and_shown_short(live: Live) -> None:
    arrive(live, "字" * 680)
    assert live.record().disputes[0].said == "字" * 680
    assert "字…”" in office(live, "争议")
    assert len(office(live, "争议 03").encode()) < 2048


def test_without_disputes_there_is_nothing_to_list(live: Live) -> None:
    assert office(live, "争议") == "现在没有争议。"
    assert office(live, "争议 地科") == "03 地科没有要决定的争议。"
    assert office(live, "争议 地科 不收 太晚") == "03 地科没有要决定的争议。"


def test_rejecting_needs_a_reason_and_tells_the_chair_what_stands(live: Live) -> None:
    hand_in(live, "05")
    arrive(live, "改 1.1 3", by="chair05")
    arrive(live, "改 1.1 2", by="chair05")
    assert "请写上理由" in office(live, "争议 05 不收")
    assert len(live.record("05").disputes) == 2
    assert "2 条争议已记为不收" in office(live, "争议 信工 不收 理由：网络正常")
    assert live.record("05").disputes == ()
    text = told(live, "chair05")[-1]
    assert "2 条内容，校工会没有收下" in text
    assert "理由：网络正常" in text
    assert "以截止前已提交的 J05-v1 为准" in text
    assert office(live, "争议") == "现在没有争议。"


def test_a_rejection_is_in_the_history_with_its_reason(live: Live) -> None:
    arrive(live)
    office(live, "争议 3 不收 太晚了")
    filed, decided = live.audit("03")[-2:]
    assert (filed["did"], filed["by"], filed["after"]) == ("dispute", "chair03", {"dispute": "3"})
    assert (decided["by"], decided["why"]) == ("office01", "太晚了")
    assert decided["after"] == {"dispute": None}
    whole = live.audit("office")[-1]
    assert (whole["did"], whole["whom"]) == ("decide", "03")


def test_a_decided_branch_may_be_disputed_and_told_of_again(live: Live) -> None:
    arrive(live)
    office(live, "争议 3 不收 太晚了")
    arrive(live)
    assert len(told(live, "office01")) == 2


@pytest.mark.parametrize("text", ["争议 火星", "争议 学院", "争议 火星 不收 理由"])
def test_an_unclear_branch_is_asked_for(live: Live, text: str) -> None:
    arrive(live)
    reply = office(live, text)
    assert "没有找到" in reply or "请写编号" in reply
    assert len(live.record().disputes) == 1


def test_an_extension_settles_it_and_the_chair_sends_again(live: Live) -> None:
    arrive(live)
    assert "1 条争议随之了结" in office(live, "延期 03 2023-05-12 18:00 网络故障")
    assert "请重发一次" in told(live, "chair03")[-1]
    assert live.record().disputes == ()
    live.say("3", now=HOURS_LATE)
    assert live.scores() == {"1.1": 4, "1.2": 3}


def test_a_chair_has_no_office_words(live: Live) -> None:
    arrive(live)
    live.say("争议 03 不收 理由", now=DURING)
    assert len(live.record().disputes) == 1


def test_the_past_of_the_branch_tells_all_of_it(live: Live) -> None:
    arrive(live)
    office(live, "延期 03 2023-05-12 18:00 网络故障")
    *_, filed, extended = office(live, "记录 03").splitlines()
    assert filed == "5月12日 12:05 chair03 送达太晚，没有保存：争议：3"
    assert "延期：截止：5月12日 18:00；争议：3 → （空）（网络故障）" in extended
