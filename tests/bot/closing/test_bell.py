"""At the deadline branches that are not done are told, and the office how everything is; once."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from bot.closing.bell import ClosingBell
from campaign.closing import Closing
from campaign.condition import NOT_BEGUN
from campaign.model import Campaign
from handlers.closing_bell import office_rows
from handlers.conversation import Conversation
from handlers.messages import Text
from storage.effects import SendText
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import PEOPLE_LANES
from storage.store import Store
from tests.handlers.big_campaign import a_big_campaign
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import complete, hand_in

SECOND = timedelta(seconds=1)
AT_NOON = DEADLINE + SECOND
IN_TIME = DEADLINE - SECOND
OVER = DEADLINE + timedelta(minutes=5, seconds=31)
MONDAY = datetime.fromisoformat("2023-05-15T12:00:00+08:00")


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def bell(live: Live, campaign: Campaign | None = None) -> ClosingBell:
    """The bell of a process that has just begun."""
    return ClosingBell(Store(campaign or the_campaign(), live.server))


def sent(live: Live) -> list[SendText]:
    """Every text in the outbox, those of a person in order."""
    found = []
    for lane in range(PEOPLE_LANES):
        entries: Any = live.server.xrange(live.keys.outbox(lane))
        found += [from_fields(fields) for _, fields in entries]
    return [effect for effect in found if isinstance(effect, SendText)]


def told(live: Live, person: str) -> list[str]:
    """What a person was told at a deadline, the pieces of a long text as they were sent."""
    texts = [text.text for text in sent(live) if text.user_id == person]
    return [t for t in texts if ("申报已于" in t or "【截止】" in t)]


def office(live: Live, text: str, now: datetime) -> str:
    return live.say(text, by="office01", now=now)


@pytest.mark.parametrize(
    ("now", "rings"),
    [
        (DEADLINE - timedelta(days=2), 0),
        (DEADLINE - SECOND, 0),
        (DEADLINE, 1),
        (DEADLINE + SECOND, 1),
        (DEADLINE + timedelta(days=6), 1),
        (DEADLINE + timedelta(days=8), 0),
    ],
)
def test_it_rings_from_the_deadline_on_and_not_for_ever(
    live: Live, now: datetime, rings: int
) -> None:
    live.say("申报小家", "4")
    bell(live).tick(now)
    assert len(told(live, "chair03")) == rings
    assert len(told(live, "office01")) == len(told(live, "office02")) == rings


def test_who_was_in_the_middle_reads_what_stands_and_whom_to_call(live: Live) -> None:
    live.say("申报小家", "4")
    bell(live).tick(AT_NOON)
    (text,) = told(live, "chair03")
    assert "03 地科分工会：申报已于 5月12日（周五）12:00 截止。在此之前发出的仍会收下。" in text
    assert "小家：没有提交（差 30 项、照片 3 张、总结 1000 字）。" in text
    assert "驿站" not in text
    assert "孙曙光 82322450" in text


def test_everybody_of_the_branch_is_told_whoever_wrote(live: Live) -> None:
    live.say("申报小家", by="deputy03")
    bell(live).tick(AT_NOON)
    assert len(told(live, "chair03")) == len(told(live, "deputy03")) == 1


def test_what_the_office_filled_in_for_a_silent_chair_is_told_to_the_chair(live: Live) -> None:
    live.say("代填 体育部", "申报驿站", by="office01")
    bell(live).tick(AT_NOON)
    assert "驿站：没有提交（差 " in told(live, "chair12")[0]


def test_whose_paper_is_out_reads_that_what_was_handed_in_stands(live: Live) -> None:
    hand_in(live, "05", "07", "08")
    office(live, "收 7 8 小家", DURING)
    office(live, "拒收 8 小家 没盖公章", DURING)
    bell(live).tick(AT_NOON)
    (text,) = told(live, "chair05")
    assert "小家：已提交的 J05-v1 有效。纸质还没收到，请尽快盖章送来。" in text
    assert "纸质被退回（没盖公章），请补好送来。" in told(live, "chair08")[0]
    assert told(live, "chair07") == []


def test_what_was_handed_in_stands_without_the_changes_after_it(live: Live) -> None:
    hand_in(live, "05")
    live.say("小家", "改 1.1 0", by="chair05")
    bell(live).tick(AT_NOON)
    (text,) = told(live, "chair05")
    assert "小家：已提交的 J05-v1 有效，之后的改动没有提交，不算在内。" in text


def test_what_was_taken_back_is_named(live: Live) -> None:
    hand_in(live, "05")
    live.say("撤回", "确认", by="chair05")
    bell(live).tick(AT_NOON)
    assert "小家：J05-v1 撤回后没有再提交。" in told(live, "chair05")[0]


def test_what_only_lacked_the_word_is_named(live: Live) -> None:
    complete(live, "05")
    live = Live(live.server)
    live.say("小家", by="chair05")
    bell(live).tick(AT_NOON)
    assert "小家：填齐了，但没有提交。" in told(live, "chair05")[0]


def test_who_is_done_or_declined_or_never_wrote_is_left_in_peace(live: Live) -> None:
    hand_in(live, "05")
    live.say("收 5 小家", by="office01")
    live.say("本次不申报小家", "确认", by="chair07")
    bell(live).tick(AT_NOON)
    for chair in ("chair05", "chair07", "chair09"):
        assert told(live, chair) == []


def test_what_was_sent_back_may_still_be_corrected(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 照片 请换一张", DURING)
    bell(live).tick(AT_NOON)
    (text,) = told(live, "chair05")
    assert "小家：退回后还没有重新提交，现在仍可改好再交，请回复 小家。" in text
    assert "没有保存" not in live.say("小家", "照片", by="chair05", now=AT_NOON)


def test_the_final_table_waits_for_what_is_still_being_written(live: Live) -> None:
    live.say("申报小家", "4")
    bell(live).tick(AT_NOON)
    bell(live).tick(DEADLINE + timedelta(minutes=5, seconds=2))
    in_time = Text(a_callback(), "chair03", IN_TIME, "3", stated_at=IN_TIME)
    live.conversation.answer(in_time, DEADLINE + timedelta(minutes=5))
    bell(live).tick(OVER)
    assert "差 29 项" in told(live, "office02")[-1]


def test_the_office_reads_how_everything_is(live: Live) -> None:
    hand_in(live, "05", "07")
    live.say("收 7 小家", by="office01")
    live.say("小家", "改 1.1 0", by="chair07")
    live.say("申报小家", "4")
    live.say("本次不申报小家", "确认", by="chair08")
    office(live, "延期 09 2023-05-15 12:00 停电", DURING)
    late = Text(a_callback(), "chair11", IN_TIME, "申报小家", stated_at=IN_TIME)
    live.conversation.answer(late, OVER)
    bell(live).tick(AT_NOON)
    (text,) = told(live, "office02")
    assert text.startswith("【截止】5月12日（周五）12:00 已到，21 个分工会的申报：")
    for line in (
        "小家：未开始 16 填写中 1",
        "已提交 2 已退回 0 不申报 1",
        "已有称号 1",
        "其中已收纸质 1，没收到 1",
        "没交成的 1 个：",
        "03 地科　差 30 项、照片 3 张、总结 1000 字",
        "提交后的改动没再交：07 海洋 J07-v1",
        "还没收到纸质 1 份：05 信工 J05-v1",
        "争议 1 条：11 外语，回复 争议 查看",
        "延期中 1 个：09 经管 到 5月15日 12:00",
        "12:00 前发出、12:05 前送达的仍会收下；有变化再发一次。",
    ):
        assert line in text.splitlines()
    assert "没有开始：01 " in text
    assert len(text.encode()) <= 2048


def test_when_nothing_changed_within_the_tolerance_once_is_enough(live: Live) -> None:
    live.say("申报小家", "4")
    bell(live).tick(AT_NOON)
    bell(live).tick(OVER)
    assert len(told(live, "office01")) == 1


@pytest.mark.parametrize(
    ("arrives", "counts"), [(timedelta(minutes=5), True), (OVER - DEADLINE, False)]
)
def test_the_final_table_comes_when_something_changed(
    live: Live, arrives: timedelta, counts: bool
) -> None:
    live.say("申报小家", "4")
    bell(live).tick(AT_NOON)
    late = Text(a_callback(), "chair03", IN_TIME, "3", stated_at=IN_TIME)
    live.conversation.answer(late, DEADLINE + arrives)
    bell(live).tick(DEADLINE + timedelta(minutes=5))
    assert len(told(live, "office02")) == 1
    bell(live).tick(OVER)
    final = told(live, "office02")[-1]
    assert "（最终）" in final
    assert "仍会收下" not in final
    assert ("差 29 项" in final) == counts
    assert ("争议 1 条" in final) != counts


def test_a_long_outage_ends_with_the_final_table_alone(live: Live) -> None:
    live.say("申报小家", "4")
    bell(live).tick(IN_TIME)
    back = DEADLINE + timedelta(hours=3)
    bell(live).tick(back)
    bell(live).tick(back + timedelta(minutes=1))
    (text,) = told(live, "office01")
    assert "（最终）" in text
    (text,) = told(live, "chair03")
    assert "仍会收下" not in text


def test_nobody_is_woken(live: Live) -> None:
    late = datetime.fromisoformat("2023-05-11T22:00:00+08:00")
    campaign = the_campaign().until(late)
    live.say("申报小家", "4")
    for minutes in (0, 6, 9 * 60):
        bell(live, campaign).tick(late + timedelta(minutes=minutes))
        assert sent(live) == []
    bell(live, campaign).tick(late + timedelta(hours=10))
    assert len(told(live, "chair03")) == len(told(live, "office01")) == 1


def test_many_processes_and_a_clock_that_jumps_ring_it_once(live: Live) -> None:
    for branch in the_campaign().branches:
        live.say("申报小家", by=branch.chair)
    moments = [IN_TIME, DEADLINE, AT_NOON, OVER, DURING, OVER + timedelta(hours=1)] * 4
    random.Random(5).shuffle(moments)  # noqa: S311
    processes = [bell(live) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: processes[n % 4].tick(moments[n]), range(len(moments))))
    bell(live).tick(OVER)
    for branch in the_campaign().branches:
        expected = {"17"} & {branch.number}
        assert len(told(live, branch.chair)) == (0 if expected else 1)
    assert len(told(live, "office01")) == len(told(live, "office02")) == 1


def test_an_extension_before_the_deadline_moves_the_bell(live: Live) -> None:
    live.say("申报小家", "4")
    office(live, "延期 03 2023-05-15 12:00 停电", DURING)
    bell(live).tick(OVER)
    assert told(live, "chair03") == []
    bell(live).tick(MONDAY + SECOND)
    assert "5月15日（周一）12:00 截止" in told(live, "chair03")[-1]
    assert "1 个分工会的申报" in told(live, "office01")[-1]
    assert len(told(live, "office01")) == 2


def test_an_extension_after_the_deadline_rings_again_at_the_new_one(live: Live) -> None:
    live.say("申报小家", "4")
    bell(live).tick(OVER)
    office(live, "延期 03 2023-05-15 12:00 停电", OVER)
    live.say("3", now=OVER)
    bell(live).tick(MONDAY)
    texts = told(live, "chair03")
    assert len(texts) == 2
    assert "差 29 项" in texts[-1]


def test_when_all_are_extended_the_old_deadline_says_nothing(live: Live) -> None:
    live.say("申报小家", "4")
    shown = office(live, "延期 全部 2023-05-15 12:00 停电", DURING)
    office(live, f"确认 {shown.split('确认 ')[-1][:4]}", DURING)
    before = len(sent(live))
    bell(live).tick(OVER)
    assert len(sent(live)) == before
    bell(live).tick(MONDAY + SECOND)
    assert "22 个分工会的申报" in told(live, "office01")[-1]


def test_with_a_thousand_branches_it_stays_readable(server: Redis) -> None:
    campaign = a_big_campaign(1000)
    live = Live(server)
    live.conversation = Conversation(Store(campaign, server))
    for number in range(120):
        live.say("申报小家", by=f"chair{number:04}")
    bell(live, campaign).tick(AT_NOON)
    assert len([t for t in sent(live) if t.user_id.startswith("chair")]) == 120
    texts = [text.text for text in sent(live) if text.user_id == "office01"]
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert len(texts) <= 4
    whole = "\n".join(texts)
    assert "另有 80 个，回复 未完成 小家" in whole
    assert "等 880 个" in whole


@pytest.mark.parametrize("word", ["进度", "菜单"])
def test_afterwards_a_chair_reads_what_was_handed_in_when_and_whom_to_call(
    live: Live, word: str
) -> None:
    hand_in(live, "05")
    reply = live.say(word, by="chair05", now=OVER)
    assert "小家 J05-v1 于 5月8日 09:00:00 提交。" in reply
    assert "孙曙光 82322450" in reply


def test_a_further_application_that_nobody_there_may_have_has_no_lines() -> None:
    campaign = the_campaign().with_further()
    closings = [Closing(track) for track in campaign.tracks.values()]
    closings[0].count(campaign.branches[0], NOT_BEGUN)
    text = "\n".join(office_rows(campaign, closings, {}, {}, DEADLINE))
    assert "驿站：" in text
    assert "驿站二" not in text
