"""延期: a later deadline for one branch or for all, with the reason, and what follows from it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from handlers.conversation import Conversation
from storage.deadlines import deadlines_in
from storage.effects import SendText
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import PEOPLE_LANES
from storage.store import Store
from tests.handlers.big_campaign import a_big_campaign
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.live import Live, everything
from tests.handlers.office_chat import hand_in

MONDAY = datetime.fromisoformat("2023-05-15T12:00:00+08:00")
AFTER = DEADLINE + timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str, now: datetime = DURING) -> str:
    return live.say(*texts, by="office01", now=now)


def told(live: Live, person: str) -> list[str]:
    return [
        effect.text
        for effect in live.outbox(person)
        if isinstance(effect, SendText) and effect.user_id == person
    ]


def code_in(text: str) -> str:
    found = re.search(r"确认 (\d{4})", text)
    assert found, text
    return found[1]


@pytest.mark.parametrize("now", [DURING, AFTER])
@pytest.mark.parametrize(
    "text",
    [
        "延期 信工 2023-05-15 12:00 打印机坏了",
        "延期信工 5月15日12点 打印机坏了",
        "/延期 05 5-15 12:00，理由：打印机坏了",
        "延期 信工 到 2023-05-15 12:00 打印机坏了",
        "延期信工延长至5月15日12点，打印机坏了",
        "延期 05 信工 2023-05-15 12:00 原因: 打印机坏了",
    ],
)
def test_one_branch_is_extended_at_once_and_its_chair_told_why(
    live: Live, text: str, now: datetime
) -> None:
    reply = office(live, text, now=now)
    assert "05 信工的截止延到 5月15日（周一）12:00（原 5月12日 12:00），已通知 chair05" in reply
    assert live.record("05").extended_until == MONDAY
    (letter,) = told(live, "chair05")
    assert "截止延到 5月15日（周一）12:00" in letter
    assert "理由：打印机坏了" in letter
    assert live.record("03").extended_until is None


def test_both_people_of_a_branch_are_told(live: Live) -> None:
    office(live, "延期 03 2023-05-15 12:00 停电")
    assert told(live, "chair03") == told(live, "deputy03") != []


def test_the_history_has_who_gave_what_and_why(live: Live) -> None:
    office(live, "延期 03 2023-05-15 12:00 停电", "延期 03 2023-05-16 12:00 还没好")
    first, second = live.audit("03")
    assert (first["by"], first["did"], first["why"]) == ("office01", "extend", "停电")
    assert first["before"] == {"deadline": None}
    assert second["before"] == first["after"] == {"deadline": MONDAY.isoformat()}
    assert [entry["whom"] for entry in live.audit("office")] == ["03", "03"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("延期", "延期 全部 2023-05-15 12:00 系统检修"),
        ("延期 信工", "请写明延到哪天几点，没有改：延期 信工 2023-05-15 12:00 理由"),
        ("延期 全部", "延期 全部 2023-05-15 12:00 理由"),
        ("延期 信工 打印机坏了", "请写明延到哪天几点"),
        ("延期 信工 2023-05-15", "请写明延到几点"),
        ("延期 信工 2023-05-15 12:00", "请写上理由"),
        ("延期 信工 2023-05-15 12:00 理由：", "请写上理由"),
        ("延期 全部 2023-05-15 12:00", "请写上理由"),
        ("延期 信工 2023-02-30 12:00 停电", "没有这样的日期或时间"),
        ("延期 信工 2023-05-15 25:00 停电", "没有这样的日期或时间"),
        ("延期 信工 2023-05-01 12:00 停电", "已经过去"),
        ("延期 信工 2023-05-08 09:00 停电", "已经过去"),
        ("延期 信工 2023-05-11 12:00 停电", "不比它晚"),
        ("延期 信工 2023-05-12 12:00 停电", "不比它晚"),
        ("延期 全部 2023-05-11 12:00 停电", "不比它晚"),
        ("延期 信工 2032-05-13 12:00 停电", "2032年5月13日太远了，最多延 60 天"),
        ("延期 火星 2023-05-15 12:00 停电", "没有找到“火星”"),
        ("延期 学院 2023-05-15 12:00 停电", "请写编号，如 延期 02"),
        ("延期 2023-05-15 12:00 停电", "请写明谁"),
        (f"延期 信工 2023-05-15 12:00 {'停' * 201}", "理由有 201 字，最多 200 字"),
    ],
)
def test_what_cannot_be_is_answered_with_what_would_be_right(
    live: Live, text: str, answer: str
) -> None:
    reply = office(live, text)
    assert answer in reply
    assert len(reply.encode()) < 1000
    assert not any(key.endswith((":deadlines", ":branch:05")) for key in everything(live.server))
    assert told(live, "chair05") == []


def test_a_branch_that_was_extended_can_only_get_a_later_deadline_still(live: Live) -> None:
    office(live, "延期 03 2023-05-16 12:00 停电")
    reply = office(live, "延期 03 2023-05-15 12:00 停电")
    assert "现在的截止就是 5月16日（周二）12:00" in reply
    assert live.record("03").extended_until == MONDAY + timedelta(days=1)


@pytest.mark.parametrize("given_at", [DURING, AFTER])
def test_everything_follows_the_branchs_own_deadline(live: Live, given_at: datetime) -> None:
    live.say("申报小家", "4")
    office(live, "延期 03 2023-05-15 12:00 停电", now=given_at)
    assert "5月15日（周一）12:00" in live.say("进度", now=AFTER)
    live.say("3", now=MONDAY)
    assert live.scores() == {"1.1": 4, "1.2": 3}
    assert "没有保存" in live.say("5", now=MONDAY + SECOND)
    assert "5月15日（周一）12:00 截止" in live.say("5", now=MONDAY + SECOND)


def test_other_branches_keep_theirs(live: Live) -> None:
    live.say("申报小家", by="chair05")
    office(live, "延期 03 2023-05-15 12:00 停电")
    assert "没有保存" in live.say("4", by="chair05", now=AFTER)


def test_another_process_knows_of_it_at_once(live: Live) -> None:
    other = Live(live.server)
    other.say("申报小家", "4")
    office(live, "延期 03 2023-05-15 12:00 停电")
    other.say("3", now=AFTER)
    assert other.scores() == {"1.1": 4, "1.2": 3}


def test_who_has_handed_in_reads_that_it_still_stands(live: Live) -> None:
    hand_in(live, "05")
    office(live, "延期 05 2023-05-15 12:00 停电")
    letter = told(live, "chair05")[-1]
    assert "已提交的仍然有效" in letter
    assert "继续" not in letter


def test_all_are_shown_first_and_extended_on_the_code(live: Live) -> None:
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    assert "22 个分工会的截止延到 5月15日（周一）12:00，通知 23 人" in shown
    assert live.record("05").extended_until is None
    assert told(live, "chair05") == []
    reply = office(live, f"确认 {code_in(shown)}")
    assert "22 个分工会" in reply
    for branch in the_campaign().branches:
        assert live.record(branch.number).extended_until == MONDAY
        assert all(len(told(live, person)) == 1 for person in branch.people)
    assert len(deadlines_in(_hash(live, live.keys.deadlines))) == 22
    assert len(live.audit("office")[-1]["whom"].split()) == 22


def test_nothing_happens_without_the_right_code(live: Live) -> None:
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    wrong = f"{(int(code_in(shown)) + 1) % 10000:04}"
    assert code_in(shown) in office(live, f"确认 {wrong}")
    office(live, f"确认 {code_in(shown)}", now=DURING + timedelta(minutes=11))
    assert not live.server.exists(live.keys.deadlines)


def test_tomorrow_means_the_day_that_was_shown(live: Live) -> None:
    night = datetime.fromisoformat("2023-05-12T23:58:00+08:00")
    shown = office(live, "延期 全部 明天 12:00 停电", now=night)
    office(live, f"确认 {code_in(shown)}", now=night + timedelta(minutes=5))
    assert live.record("05").extended_until == MONDAY - timedelta(days=2)


def test_all_leave_alone_who_has_a_later_deadline_and_say_so(live: Live) -> None:
    office(live, "延期 03 2023-05-16 12:00 停电", "延期 05 2023-05-12 18:00 停电")
    shown = office(live, "延期 全部 2023-05-15 12:00 网络故障")
    assert "21 个分工会" in shown
    assert "其中已延过的：05 信工 5月12日 18:00" in shown
    assert "不动（已延到同时或更晚）：03 地科 5月16日 12:00" in shown
    office(live, f"确认 {code_in(shown)}")
    assert live.record("03").extended_until == MONDAY + timedelta(days=1)
    assert live.record("05").extended_until == MONDAY


def test_who_is_extended_further_between_the_showing_and_the_code_is_left_alone(
    live: Live,
) -> None:
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    live.say("延期 03 2023-05-16 12:00 停电", by="office02")
    assert "21 个分工会" in office(live, f"确认 {code_in(shown)}")
    assert live.record("03").extended_until == MONDAY + timedelta(days=1)


def test_all_and_later_one_of_them(live: Live) -> None:
    office(live, f"确认 {code_in(office(live, '延期 全部 2023-05-15 12:00 停电'))}")
    later = MONDAY + timedelta(hours=1)
    reply = office(live, "延期 03 2023-05-16 12:00 还没好", now=later)
    assert "原 5月15日 12:00" in reply
    live.say("申报小家", now=later)
    assert live.record("03").application("home").changed_at == later
    assert "没有保存" in live.say("申报小家", by="chair05", now=later)


def test_a_branch_is_not_asked_to_apply_for_a_title_it_holds(live: Live) -> None:
    office(live, "延期 17 2023-05-15 12:00 停电")
    assert the_campaign().branch_by_number["17"].holds == ("home",)
    (told,) = live.outbox(the_campaign().branch_by_number["17"].chair)
    assert isinstance(told, SendText)
    assert "还可以申报：回复 申报驿站。" in told.text


def test_nobody_is_left_to_extend(live: Live) -> None:
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    office(live, f"确认 {code_in(shown)}")
    assert "没有要改的" in office(live, "延期 全部 2023-05-15 12:00 停电")


def test_a_thousand_branches_in_one_commit(server: Redis) -> None:
    live = Live(server)
    live.conversation = Conversation(Store(a_big_campaign(1000), server))
    live.say("申报小家", "4", by="chair0700")
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    reply = office(live, f"确认 {code_in(shown)}")
    assert "1000 个分工会" in reply
    assert len(deadlines_in(_hash(live, live.keys.deadlines))) == 1000
    assert live.record("0000").extended_until == live.record("0999").extended_until == MONDAY
    assert live.record("0700").application("home").part("scorecard") == {"1.1": 4}
    letters = [
        effect
        for lane in range(PEOPLE_LANES)
        for effect in _effects(live, lane)
        if isinstance(effect, SendText)
    ]
    assert len({letter.user_id for letter in letters}) == len(letters) == 1000
    other = Live(server)
    other.conversation = Conversation(Store(a_big_campaign(1000), server))
    other.say("3", by="chair0700", now=AFTER)
    assert live.record("0700").application("home").part("scorecard") == {"1.1": 4, "1.2": 3}


def _effects(live: Live, lane: int) -> list[Any]:
    entries: Any = live.server.xrange(live.keys.outbox(lane))
    return [from_fields(fields) for _, fields in entries]


def _hash(live: Live, key: str) -> dict[str, str]:
    fields: Any = live.server.hgetall(key)
    return dict(fields)


def test_a_chair_cannot_extend(live: Live) -> None:
    live.say("延期 03 2023-05-15 12:00 停电")
    assert live.record().extended_until is None


def test_the_overview_counts_to_the_deadline_most_have_and_names_the_others(live: Live) -> None:
    office(live, "延期 03 2023-05-15 12:00 停电")
    told = office(live, "状态")
    assert "离截止 4 天 3 小时" in told
    assert "延期中 1 个：03 地科 到 5月15日 12:00" in told
    assert "延期中" not in office(live, "状态", now=DEADLINE + timedelta(days=4))
    shown = office(live, "延期 全部 2023-05-15 12:00 停电")
    office(live, f"确认 {code_in(shown)}")
    told = office(live, "状态", now=AFTER)
    assert "离截止 2 天 23 小时" in told
    assert "延期中" not in told


@pytest.mark.parametrize(
    ("until", "doubt"),
    [
        ("2023-05-13 12:00", "周六休息，办公室没人收纸质"),
        ("2023-05-15 23:00", "23:00 在免打扰时间，办公室没人收纸质"),
        ("2023-05-16 06:00", "06:00 在免打扰时间"),
    ],
)
def test_a_day_off_and_the_night_are_asked_about(live: Live, until: str, doubt: str) -> None:
    shown = office(live, f"延期 信工 {until} 停电")
    assert doubt in shown
    assert "还没有改" in shown
    assert live.record("05").extended_until is None
    assert live.outbox("chair05") == []
    told = office(live, f"确认 {code_in(shown)}")
    assert "05 信工的截止延到" in told
    assert live.record("05").extended_until == datetime.fromisoformat(f"{until}:00+08:00")


def test_for_all_the_day_off_is_named_too(live: Live) -> None:
    assert "请注意：周六休息" in office(live, "延期 全部 2023-05-13 12:00 停电")


def test_a_branch_with_a_result_is_not_told_to_change_what_is_closed(live: Live) -> None:
    hand_in(live, "05")
    office(live, "结果 信工 小家 推荐", "延期 信工 2023-05-15 12:00 停电")
    told = [e.text for e in live.outbox("chair05") if isinstance(e, SendText)][-1]
    assert "小家已有评审结果，不再改动" in told
    assert "要改可以直接改" not in told
    assert "回复 申报驿站" in told
