"""The office's morning: once a working day, and only when there is something to say."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from bot.closing.digest import MorningDigest
from campaign.applications import Status
from campaign.loading import ConfigError, read_campaign
from campaign.model import Campaign
from handlers.conversation import Conversation
from handlers.messages import Text
from storage.effects import SendText
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import lane_of
from storage.outbox.unreachable import THE_APP, Obstacle, Unreachable, UnreachableBook
from storage.store import Store
from tests.handlers.big_campaign import a_big_campaign
from tests.handlers.dialogue import CONFIG, DEADLINE, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}+08:00")


MONDAY, TUESDAY, WEDNESDAY = at("05-08T08:23:05"), at("05-09T08:23:05"), at("05-10T08:23:05")
FRIDAY = at("05-12T08:23:05")
BEFORE_MONDAY = at("05-06T16:00:00")


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def quiet_since(live: Live, now: datetime) -> None:
    """Everybody has handed in everything, and that was told."""
    for branch in the_campaign().branches:
        tracks = [t for t in ("home", "station") if t not in branch.holds]
        for track in tracks:
            hand_in(live, branch.number, track=track, now=now - timedelta(hours=12))
    numbers = " ".join(branch.number for branch in the_campaign().branches)
    live.say(f"收 {numbers} 小家", f"收 {numbers} 驿站", by="office01", now=now)
    morning(live, now)


def morning(live: Live, now: datetime, campaign: Campaign | None = None) -> list[str]:
    """What the office gets at this tick."""
    before = len(told(live))
    MorningDigest(Store(campaign or the_campaign(), live.server)).tick(now)
    return told(live)[before:]


def told(live: Live, person: str = "office01") -> list[str]:
    entries: Any = live.server.xrange(live.keys.outbox(lane_of(person)))
    effects = [from_fields(fields) for _, fields in entries]
    return [
        effect.text
        for effect in effects
        if isinstance(effect, SendText) and effect.user_id == person and "早报" in effect.text
    ]


def line(text: str, head: str) -> str:
    found = [one for one in text.splitlines() if one.startswith(head)]
    assert len(found) == 1, text
    return found[0]


def test_papers_that_were_given_back_or_must_be_exchanged_are_named_until_they_come(
    live: Live,
) -> None:
    hand_in(live, "05", "07", now=BEFORE_MONDAY)
    live.say("收 5 7 小家", "拒收 5 小家 没盖公章", by="office01", now=BEFORE_MONDAY)
    live.say("小家", "改 2.3 1", "提交", "确认", by="chair07", now=BEFORE_MONDAY)
    (text,) = morning(live, MONDAY)
    assert "拒收纸质 1（05 信工）" in line(text, "小家有动静")
    assert line(text, "小家等着办") == "小家等着办：纸质要换 1（07 海洋）"
    (text,) = morning(live, TUESDAY)
    assert (
        line(text, "小家等着办") == "小家等着办：纸质要换 1（07 海洋）；纸质退了没再来 1（05 信工）"
    )
    live.say("收 5 7 小家", by="office01", now=TUESDAY)
    assert "纸质退了" not in "".join(morning(live, WEDNESDAY))


def test_what_became_of_applications_since_the_last_time(live: Live) -> None:
    live.say("申报小家", by="chair01", now=BEFORE_MONDAY)
    (first,) = morning(live, MONDAY)
    assert first.startswith("【早报】5月8日（周一），离截止 4 天 3 小时\n")
    assert line(first, "小家有动静") == "小家有动静：在填 1（01 机关）"
    hand_in(live, "05", "07", now=MONDAY + timedelta(hours=1))
    live.say("本次不申报小家", "确认", by="chair08", now=MONDAY + timedelta(hours=2))
    (second,) = morning(live, TUESDAY)
    assert (
        line(second, "小家有动静") == "小家有动静：提交 2（05 信工、07 海洋）；不申报 1（08 材料）"
    )
    assert told(live, "office02") == [first, second]


def test_only_what_was_handed_in_is_called_so(live: Live) -> None:
    hand_in(live, "03", "05", "07", "09", now=BEFORE_MONDAY)
    live.say("收 5 小家", by="office01", now=BEFORE_MONDAY)
    live.say("退 经管 小家 2.3 材料不全", by="office01", now=BEFORE_MONDAY)
    morning(live, MONDAY)
    noon = MONDAY + timedelta(hours=4)
    live.say("小家", "改 2.3 1", by="chair03", now=noon)
    live.say("小家", "撤回", by="chair05", now=noon)
    if live.record("05").application("home").status is Status.SUBMITTED:
        live.say("确认", by="chair05", now=noon)
    live.say("退 海洋 小家 2.3 材料不全", by="office01", now=noon)
    live.say("退 经管 小家 取消", by="office01", now=noon)
    (text,) = morning(live, TUESDAY)
    assert line(text, "小家有动静") == (
        "小家有动静：提交后又改、没再交 1（03 地科）；撤回 1（05 信工，纸质 v1 在校工会）；"
        "退回 1（07 海洋）；取消退回 1（09 经管）"
    )
    (text,) = morning(live, WEDNESDAY)
    assert "有动静" not in text
    assert line(text, "小家等着办") == (
        "小家等着办：退回没交回 1（07 海洋）；改后没交 1（03 地科）；"
        "撤回没再交 1（05 信工，纸质 v1 在校工会）"
    )


def test_what_is_done_after_a_withdrawal_or_a_return_is_told_as_that(live: Live) -> None:
    hand_in(live, "03", "05", now=BEFORE_MONDAY)
    live.say("小家", "撤回", "确认", by="chair03", now=BEFORE_MONDAY)
    live.say("退 信工 小家 2.3 2.4 材料不全", by="office01", now=BEFORE_MONDAY)
    morning(live, MONDAY)
    noon = MONDAY + timedelta(hours=4)
    live.say("小家", "改 2.3 1", by="chair03", now=noon)
    live.say("3", by="chair05", now=noon)
    (text,) = morning(live, TUESDAY)
    told = line(text, "小家有动静")
    assert told == "小家有动静：在改退回的 1（05 信工）；撤回后在改 1（03 地科）"


def test_what_was_handed_back_is_called_so_as_it_is_on_the_day(live: Live) -> None:
    hand_in(live, "05", now=BEFORE_MONDAY)
    live.say("退 信工 小家 2.3 材料不全", by="office01", now=BEFORE_MONDAY)
    morning(live, MONDAY)
    noon = MONDAY + timedelta(hours=4)
    live.say("3", "提交小家", "确认", by="chair05", now=noon)
    assert "小家改好交回 1：05 信工" in live.say("今天", by="office01", now=noon)
    (text,) = morning(live, TUESDAY)
    assert line(text, "小家有动静") == "小家有动静：改好交回 1（05 信工）"


def test_what_was_left_alone_is_named_the_longest_first(live: Live) -> None:
    live.say("申报小家", "4 3", by="chair11", now=at("05-05T10:00:00"))
    live.say("申报小家", "4", by="chair03", now=at("05-06T08:00:00"))
    live.say("申报小家", by="chair09", now=at("05-07T09:00:00"))
    (text,) = morning(live, TUESDAY)
    assert line(text, "三天没动") == "三天没动（小家）：11 外语（2/31）、03 地科（1/31）"
    assert line(text, "小家有动静") == "小家有动静：在填 1（09 经管）"


def test_who_never_wrote_is_named_with_a_way_to_call_in_the_last_days(live: Live) -> None:
    branch = (
        the_campaign()
        .branch_by_number["12"]
        .model_copy(update={"phone": "82320000", "chair_name": "联系人"})
    )
    others = [b for b in the_campaign().branches if b.number not in ("01", "12", "14")]
    for other in others:
        live.say("申报小家" if "home" not in other.holds else "申报驿站", by=other.chair)
    live.say("你好", by="chair14")
    known = [branch if b.number == "12" else b for b in the_campaign().branches]
    campaign = the_campaign().with_branches(tuple(known))
    early = campaign.until(DEADLINE + timedelta(days=1))
    assert "还没打开过" not in morning(live, MONDAY, early)[0]
    live.server.delete(live.keys.bells)
    (text,) = morning(live, MONDAY, campaign)
    assert "还没打开过 2 个，请打个电话：\n· 01 机关　chair01\n· 12 体育部　联系人 82320000" in text


def test_what_will_be_sent_today_and_to_how_many(live: Live) -> None:
    hand_in(live, "05", now=BEFORE_MONDAY)
    live.say("收 5", by="office01", now=BEFORE_MONDAY)
    live.say("本次不申报驿站", "确认", by="chair05", now=BEFORE_MONDAY)
    (text,) = morning(live, MONDAY)
    assert line(text, "今天") == "今天 09:07 自动提醒（还有四天），约 21 个分工会"
    (text,) = morning(live, FRIDAY)
    assert "今天 08:37 自动提醒（当天早上），约 21 个分工会" in text
    assert "今天 10:57 自动提醒（截止前一小时），约 21 个分工会" in text


def test_the_opening_is_for_those_who_have_not_begun(live: Live) -> None:
    live.say("申报小家", by="chair05", now=at("05-05T09:00:10"))
    (text,) = morning(live, at("05-05T09:01:00"))
    assert "今天 09:17 自动提醒（开始申报），约 21 个分工会" in text


def test_an_extended_branch_has_a_calendar_of_its_own(live: Live) -> None:
    quiet_since(live, MONDAY)
    live.say("撤回", "确认", by="chair05", now=MONDAY)
    live.say("延期 05 2023-05-16 12:00 停电", by="office01", now=MONDAY)
    assert len(morning(live, at("05-12T08:25:00"))) == 1
    (text,) = morning(live, at("05-16T08:25:00"))
    assert text.startswith("【早报】5月16日（周二），已截止")
    assert "今天 08:37 自动提醒（当天早上），约 1 个分工会" in text


def test_whom_nothing_reaches_who_is_unknown_and_what_came_too_late(live: Live) -> None:
    quiet_since(live, MONDAY)
    book = UnreachableBook(live.server, live.keys)
    book.note("chair05", Unreachable(Obstacle.UNKNOWN, MONDAY), [])
    book.note(THE_APP, Unreachable(Obstacle.UNTRUSTED_IP, MONDAY, "10.0.0.1"), [])
    live.say("你好", by="someone", now=MONDAY + timedelta(hours=1))
    stated = DEADLINE - timedelta(seconds=5)
    late = Text(a_callback(), "chair07", stated, "改 1.1 3", stated_at=stated)
    live.conversation.answer(late, DEADLINE + timedelta(minutes=6))
    (text,) = morning(live, TUESDAY)
    assert "收不到消息 1 人，请电话通知：05 信工 chair05" in text
    assert "10.0.0.1" in text
    assert "没登记的人来过：someone，看：陌生人" in text
    assert "争议 1 条：07 海洋，回复 争议 查看" in text
    (text,) = morning(live, WEDNESDAY)
    assert "someone" not in text
    assert "争议 1 条" in text


def test_who_was_bound_or_replaced_since_matters_no_more(live: Live) -> None:
    quiet_since(live, MONDAY)
    book = UnreachableBook(live.server, live.keys)
    book.note("nobody31", Unreachable(Obstacle.UNKNOWN, MONDAY), [])
    for person in ("stranger01", "stranger02"):
        live.say("你好", by=person, now=MONDAY + timedelta(hours=1))
    told = live.say("绑定 stranger01 信工", by="office01", now=MONDAY + timedelta(hours=2))
    (code,) = re.findall(r"确认 (\d{4})", told)
    live.say(f"确认 {code}", by="office01", now=MONDAY + timedelta(hours=2))
    (text,) = morning(live, TUESDAY)
    assert "nobody31" not in text
    assert "没登记的人来过：stranger02，看：陌生人" in text


def test_when_there_is_nothing_to_say_nothing_is_said(live: Live) -> None:
    quiet_since(live, MONDAY)
    for day in (TUESDAY, WEDNESDAY, FRIDAY, at("05-15T08:25:00")):
        assert morning(live, day) == []


def test_what_happens_after_a_silent_morning_waits_for_the_next(live: Live) -> None:
    quiet_since(live, MONDAY)
    assert morning(live, TUESDAY) == []
    live.say("小家", "改 1.1 0", by="chair05", now=TUESDAY + timedelta(minutes=1))
    assert morning(live, TUESDAY + timedelta(minutes=2)) == []
    assert "小家有动静：提交后又改、没再交 1（05 信工）" in morning(live, WEDNESDAY)[0]


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        ("05-05T08:30:00", False),  # before the opening
        ("05-05T09:00:00", True),
        ("05-06T08:23:00", True),  # a Saturday that is worked
        ("05-07T08:23:00", False),  # a Sunday
        ("05-08T08:22:59", False),
        ("05-08T08:23:00", True),
        ("05-08T12:22:59", True),  # after an outage
        ("05-08T12:23:00", False),
        ("05-08T22:00:00", False),
        ("05-26T08:23:00", True),
        ("05-29T08:23:00", False),  # more than 14 days after the deadline
    ],
)
def test_it_is_told_on_working_mornings_of_the_campaign(
    live: Live, now: str, is_told: bool
) -> None:
    UnreachableBook(live.server, live.keys).note(
        "chair05", Unreachable(Obstacle.UNKNOWN, MONDAY), []
    )
    assert len(morning(live, at(now))) == is_told


def test_many_processes_tell_it_once_a_day_whatever_the_clock_does(live: Live) -> None:
    live.say("申报小家", "4", now=BEFORE_MONDAY)
    moments = [MONDAY, MONDAY + timedelta(minutes=1), BEFORE_MONDAY, MONDAY, TUESDAY] * 6
    digests = [MorningDigest(Store(the_campaign(), live.server)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: digests[n % 4].tick(moments[n]), range(len(moments))))
    assert len(told(live)) == len(told(live, "office02")) == 2


def test_with_a_thousand_branches_it_is_one_screen(server: Redis) -> None:
    campaign = a_big_campaign(1000)
    live = Live(server)
    live.conversation = Conversation(Store(campaign, server))
    for number in range(60):
        live.say("申报小家", by=f"chair{number:04}", now=at("05-05T10:00:00"))
    (text,) = morning(live, MONDAY, campaign)
    assert len(text.encode()) <= 2048
    assert "还没打开过 940 个" in text
    assert "在填 60（0000 第0000、" in text
    assert len(text.splitlines()) <= 16


@pytest.mark.parametrize(
    ("digest_at", "problem"),
    [
        ("08:30", "reminders.digest_at: 08:30：企业微信要求避开整点和半点，可写 08:37"),
        ("22:07", "reminders.digest_at: 22:07 在免打扰时段 21:00–08:00 里"),
        ("8 Uhr", "reminders.digest_at: “8 Uhr”不对，应是几点几分，如 21:00"),
    ],
)
def test_a_time_at_which_nothing_is_sent_is_named(digest_at: str, problem: str) -> None:
    text = CONFIG.read_text(encoding="utf-8").replace(
        'digest_at: "08:23"', f'digest_at: "{digest_at}"'
    )
    with pytest.raises(ConfigError) as refused:
        read_campaign(text)
    assert problem in str(refused.value)


def test_that_the_office_stood_in_or_a_former_chair_wrote_does_not_count_as_word_from_a_branch(
    live: Live,
) -> None:
    live.say("代填 12", "你好", "结束代填", by="office01", now=BEFORE_MONDAY)
    live.say("你好", by="chair14", now=BEFORE_MONDAY)
    told = live.say("绑定 chair91 14", by="office01", now=BEFORE_MONDAY)
    (code,) = re.findall(r"确认 (\d{4})", told)
    live.say(f"确认 {code}", by="office01", now=BEFORE_MONDAY)
    for branch in the_campaign().branches:
        if branch.number not in ("12", "14"):
            live.say("申报小家" if "home" not in branch.holds else "申报驿站", by=branch.chair)
    (text,) = morning(live, MONDAY)
    assert "还没打开过 2 个" in text
