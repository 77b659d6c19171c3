"""Reminders end to end below the conversation: claimed, sent, repeated, recorded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from redis import Redis

from campaign.applications import Status
from campaign.office_notes import Paper
from simulator.server import Simulator
from storage.effects import Nudge
from storage.records import Record
from tests.bot.reminder_desk import SEND, ReminderDesk, at
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import DURING
from tests.handlers.office_chat import complete_application

DAY_BEFORE = "2023-05-11T09:07:00"


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> Any:
    desk = ReminderDesk(simulator, server, "2023-05-08T09:01:00")
    yield desk
    desk.process.gateway.close()


def begun(desk: ReminderDesk) -> None:
    """Branch 03 is filling in 小家."""
    desk.says("chair03", "申报小家", "4")


# -- the calendar


def test_everybody_who_is_not_done_gets_words_and_a_card(desk: ReminderDesk) -> None:
    begun(desk)
    desk.tick(DAY_BEFORE)
    (text,) = desk.texts("chair03")
    assert text.startswith("03 地科分工会：离截止还有 1 天 2 小时（5月12日 12:00）。\n小家还差：")
    (card,) = desk.cards("chair03")
    assert_acceptable(card)
    assert card["button_list"][0]["text"] == "继续"
    assert len(desk.texts("chair22")) == 1
    task_ids = [desk.cards(branch.chair)[0]["task_id"] for branch in desk.campaign.branches]
    assert len(set(task_ids)) == 22
    assert desk.results() == {"前一天": {"chair03": "sent"}}


def test_a_slot_is_sent_once_however_often_the_clock_ticks(desk: ReminderDesk) -> None:
    for now in ("09:07:00", "09:07:20", "09:08:00", "15:00:01", "20:59:59"):
        desk.tick(f"2023-05-11T{now}")
    assert len(desk.texts("chair03")) == 1


def test_a_clock_that_is_set_back_repeats_nothing(desk: ReminderDesk) -> None:
    for now in (DAY_BEFORE, "2023-05-10T09:07:00", DAY_BEFORE, "2023-05-10T10:00:01"):
        desk.tick(now)
    assert set(desk.results()) == {"前一天", "还有两天"}
    assert len(desk.texts("chair03")) == 2


def test_missed_slots_come_as_one_the_latest(desk: ReminderDesk) -> None:
    desk.tick("2023-05-11T09:06:00")
    assert desk.texts("chair03") == []
    desk.tick("2023-05-11T14:13:00")
    assert list(desk.results()) == ["前一天"]
    desk.tick("2023-05-12T11:41:00")
    assert list(desk.results()) == ["前一天", "截止前一小时"]
    assert len(desk.texts("chair03")) == 2


@pytest.mark.parametrize(
    "now",
    [
        "2023-05-05T09:16:00",
        "2023-05-07T10:00:01",  # Sunday
        "2023-05-11T21:00:00",
        "2023-05-12T07:59:59",
        "2023-05-11T09:30:10",
        "2023-05-12T12:00:00",
        "2023-05-13T09:07:00",
    ],
)
def test_there_are_times_when_nothing_is_sent(desk: ReminderDesk, now: str) -> None:
    desk.tick(now)
    assert desk.bodies() == []
    assert desk.reminded("03") == ()


def test_who_begins_after_a_reminder_had_nothing_to_say_is_left_in_peace(
    desk: ReminderDesk,
) -> None:
    for track in ("小家", "驿站"):
        desk.says("chair03", f"本次不申报{track}", "确认")
    desk.process.drain()
    before = len(desk.texts("chair03"))
    desk.tick(DAY_BEFORE)
    desk.says("chair03", "申报小家")
    desk.tick("2023-05-11T09:40:00")
    assert len(desk.texts("chair03")) == before
    assert desk.results() == {"前一天": {"chair03": "nothing"}}


def test_the_opening_is_for_those_who_have_not_begun(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-05T09:05:00")
    begun(desk)
    desk.tick("2023-05-05T09:17:00")
    assert desk.texts("chair03") == []
    assert "校工会有新通知" in desk.texts("chair04")[0]


def test_the_deputy_of_a_silent_branch_is_reminded_too(desk: ReminderDesk) -> None:
    desk.tick(DAY_BEFORE)
    assert len(desk.texts("deputy03")) == 0  # the simulated enterprise does not know this person
    assert desk.results() == {"前一天": {"chair03": "sent", "deputy03": "unreachable"}}


def test_an_extension_moves_the_calendar_of_its_branch_only(desk: ReminderDesk) -> None:
    desk.tick(DAY_BEFORE)
    desk.stores("04", extended_until=at("2023-05-15T12:00:00"))
    for now in ("2023-05-12T08:37:00", "2023-05-12T10:57:00", "2023-05-15T08:37:00"):
        desk.tick(now)
    assert [claim.slot for claim in desk.reminded("04")] == [
        "2023-05-11 前一天",
        "2023-05-12 前一天",
        "2023-05-15 当天早上",
    ]
    assert "离截止还有 3 天" in desk.texts("chair04")[1]
    assert len(desk.texts("chair05")) == 3
    assert len(desk.texts("chair04")) == 3


# -- state is read when it is sent


def test_what_was_handed_in_after_the_claim_is_not_asked_for(desk: ReminderDesk) -> None:
    desk.says("chair03", "本次不申报驿站", "确认")
    desk.process.drain()
    before = len(desk.texts("chair03"))
    desk.tick(DAY_BEFORE, and_drain=False)
    home = desk.live.record().application("home")
    done = replace(home.handed_in("J03-v1", "chair03", desk.times.campaign))
    desk.stores("03", replace(done, paper=Paper(desk.times.campaign, 1, "office01", 1)))
    desk.process.drain()
    assert len(desk.texts("chair03")) == before
    assert desk.results()["前一天"]["chair03"] == "nothing"
    assert done.status is Status.SUBMITTED


@pytest.mark.parametrize(
    ("claimed", "sent", "result"),
    [
        ("2023-05-12T10:58:00", "2023-05-12T12:00:01", "closed"),
        ("2023-05-12T08:38:00", "2023-05-12T10:57:01", "superseded"),
    ],
)
def test_what_was_not_sent_in_time_is_not_sent(
    desk: ReminderDesk, claimed: str, sent: str, result: str
) -> None:
    desk.tick(claimed, and_drain=False)
    desk.times.campaign = at(sent)
    desk.process.drain()
    assert desk.bodies() == []
    assert [list(people.values())[0] for people in desk.results().values()] == [result]


def test_what_the_night_has_overtaken_comes_in_the_morning(desk: ReminderDesk) -> None:
    desk.tick("2023-05-08T20:59:00", and_drain=False)
    desk.times.campaign = at("2023-05-08T21:00:05")
    desk.process.drain()
    assert desk.bodies() == []
    desk.tick("2023-05-09T08:01:00")
    assert len(desk.texts("chair03")) == 1
    desk.tick("2023-05-09T09:07:00")
    assert len(desk.texts("chair03")) == 1


def test_what_slept_over_a_day_makes_room_for_the_reminder_of_today(desk: ReminderDesk) -> None:
    desk.tick("2023-05-10T09:08:00", and_drain=False)
    desk.times.campaign = at("2023-05-11T09:06:00")
    desk.process.drain()
    desk.tick(DAY_BEFORE)
    assert list(desk.results()) == ["前一天"]
    assert len(desk.texts("chair03")) == 1


def test_the_crowded_minute_is_waited_for(desk: ReminderDesk) -> None:
    desk.tick("2023-05-11T09:29:59", and_drain=False)
    desk.times.campaign = at("2023-05-11T09:30:00")
    desk.process.drain()
    assert desk.bodies() == []
    desk.wait(61)
    assert len(desk.texts("chair03")) == 1


def test_who_wants_none_today_gets_none_today(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-10T08:30:20")
    assert "今天不再提醒" in desk.says("chair03", "今天别再提醒")
    desk.tick("2023-05-10T09:07:00")
    assert desk.texts("chair03") == []
    assert desk.results()["还有两天"]["chair03"] == "muted"
    assert desk.live.record().session("chair03").muted_on == date(2023, 5, 10)
    desk.tick(DAY_BEFORE)
    assert len(desk.texts("chair03")) == 1


# -- failures


@pytest.mark.parametrize("fault", ["drop_after", "http_500", "drop_before"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_repetition_is_the_same_to_the_byte_and_seen_once(
    desk: ReminderDesk, fault: str, which: int
) -> None:
    begun(desk)
    only_03(desk)
    if which == 0:
        desk.simulator.faults.add(fault, SEND)
        desk.tick(DAY_BEFORE)
    else:
        fail_second_send(desk, fault)
        desk.tick(DAY_BEFORE)
    desk.says("chair03", "3 5 4 4")  # what is missing has changed meanwhile
    desk.wait(3)
    assert len(desk.texts("chair03")) == 1
    assert len(desk.cards("chair03")) == 1
    bodies = desk.bodies()
    assert len(bodies) == 3
    assert bodies[which] == bodies[which + 1]
    assert desk.results() == {"前一天": {"chair03": "sent"}}


def only_03(desk: ReminderDesk) -> None:
    """Let everybody else be done with."""
    for branch in desk.campaign.branches:
        if branch.number != "03":
            desk.stores(
                branch.number,
                *(
                    Record().application(track).with_status(Status.DECLINED, desk.times.campaign)
                    for track in desk.campaign.tracks
                ),
            )


def fail_second_send(desk: ReminderDesk, fault: str) -> None:
    """The text goes through, the card after it meets a fault."""
    gateway = desk.process.gateway
    send_card = gateway.send_card

    def faulty(*args: Any, **more: Any) -> Any:
        desk.simulator.faults.add(fault, SEND)
        gateway.send_card = send_card  # type: ignore[method-assign]
        return send_card(*args, **more)

    gateway.send_card = faulty  # type: ignore[method-assign]


def test_what_surely_never_left_says_how_things_are_when_it_does(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)
    desk.simulator.faults.add("errcode", SEND, errcode=45033)
    desk.tick(DAY_BEFORE)
    desk.says("chair03", "3 5 4 4")
    desk.wait(3)
    (text,) = desk.texts("chair03")
    assert "得分 20" in text


def test_done_between_two_tries_ends_it(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)
    desk.simulator.faults.add("errcode", SEND, errcode=45033)
    desk.tick(DAY_BEFORE)
    for track in ("小家", "驿站"):
        desk.says("chair03", f"本次不申报{track}", "确认")
    desk.wait(3)
    assert desk.results() == {"前一天": {"chair03": "nothing"}}
    assert not any("离截止还有" in text for text in desk.texts("chair03"))


def test_what_may_have_arrived_long_ago_is_not_repeated(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)
    desk.simulator.faults.add("drop_after", SEND)
    desk.tick(DAY_BEFORE)
    desk.times.ms += 3 * 3600 * 1000  # the machine was away, and WeCom has forgotten the request
    desk.simulator.clock.advance(timedelta(hours=5))
    desk.times.campaign += timedelta(hours=3)
    desk.process.drain()
    assert len(desk.texts("chair03")) == 1
    assert desk.results() == {"前一天": {"chair03": "unsure"}}
    assert not desk.process.outbox.occupied()


def test_a_process_that_dies_after_sending_does_not_send_again(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)

    class Killed(BaseException):
        pass

    keep = desk.process.gateway.send_text

    def last_words(*args: Any, **more: Any) -> None:
        keep(*args, **more)
        raise Killed

    desk.process.gateway.send_text = last_words  # type: ignore[method-assign, assignment]
    with pytest.raises(Killed):
        desk.tick(DAY_BEFORE)
    desk.process.gateway.close()
    desk.process = desk.another_process()
    desk.tick()
    assert len(desk.texts("chair03")) == 1
    assert len(desk.cards("chair03")) == 1
    assert desk.results() == {"前一天": {"chair03": "sent"}}


def test_a_refused_card_leaves_the_words(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)
    desk.simulator.callback_url = None
    desk.tick(DAY_BEFORE)
    assert len(desk.texts("chair03")) == 1
    assert desk.cards("chair03") == []
    assert desk.results() == {"前一天": {"chair03": "sent"}}


def test_what_is_given_up_is_on_record(desk: ReminderDesk) -> None:
    begun(desk)
    only_03(desk)
    desk.simulator.faults.add("errcode", SEND, errcode=40058)
    desk.tick(DAY_BEFORE)
    assert desk.results() == {"前一天": {"chair03": "failed"}}
    assert desk.letters() == 1
    assert not desk.reminded("03")[0].counts


def test_two_processes_tick_and_send_together(desk: ReminderDesk) -> None:
    other = desk.another_process()
    desk.times.campaign = at(DAY_BEFORE)

    def work(process: Any) -> None:
        for _ in range(3):
            process.claiming.tick(desk.times.campaign)
            process.drain()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, [desk.process, other]))
    desk.process.drain()
    other.gateway.close()
    for branch in desk.campaign.branches:
        assert len(desk.texts(branch.chair)) == 1
        assert len(desk.cards(branch.chair)) == 1


# -- by hand


def nudged(desk: ReminderDesk, name: str, *numbers: str) -> dict[str, str]:
    """Ask for a nudge; who was refused, and why."""
    refused = desk.process.claiming.nudge(Nudge("office01", name, numbers), desk.times.campaign)
    desk.process.drain()
    return {number: refusal.value for number, refusal in refused.items()}


def test_a_nudge_reminds_at_once_and_counts_for_the_day(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-10T08:40:00")
    assert nudged(desk, "n1", "04", "05") == {}
    assert len(desk.texts("chair04")) == 1
    assert nudged(desk, "n2", "04", "06") == {"04": "enough"}
    desk.tick("2023-05-10T09:07:00")
    assert [len(desk.texts(f"chair{n}")) for n in ("04", "05", "06", "07")] == [1, 1, 1, 1]
    desk.tick("2023-05-11T08:10:00")  # the slot that gave way is not made up for
    assert len(desk.texts("chair04")) == 1


def test_a_nudge_is_refused_for_a_reason(desk: ReminderDesk) -> None:
    desk.says("chair04", "今天别再提醒")
    desk.says("chair17", "本次不申报驿站", "确认")
    assert nudged(desk, "n1", "04", "17", "05") == {"04": "muted", "17": "nothing"}
    desk.times.campaign = at("2023-05-08T21:10:00")
    assert nudged(desk, "n2", "06") == {"06": "quiet"}
    desk.times.campaign = at("2023-05-12T12:10:00")
    assert nudged(desk, "n3", "06") == {"06": "closed"}
    desk.times.campaign = at("2023-05-07T10:10:00")  # a Sunday: the office knows what it does
    assert nudged(desk, "n4", "07") == {}
    assert len(desk.texts("chair07")) == 1


def test_after_the_deadline_a_nudge_asks_for_the_paper_alone(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-12T14:01:00")
    desk.stores("04", complete_application("home").handed_in("J04-v1", "chair04", DURING))
    assert nudged(desk, "n1", "04", "05") == {"05": "closed"}
    (text,) = desk.texts("chair04")
    assert text.startswith("04 水环分工会：申报已于 5月12日 12:00 截止。\n小家 J04-v1 已提交")
    assert "请尽快送校工会" in text
    assert "驿站" not in text
    (card,) = desk.cards("chair04")
    assert_acceptable(card)


def test_a_nudge_told_twice_is_one(desk: ReminderDesk) -> None:
    for _ in range(2):
        assert nudged(desk, "n1", "04") == {}
    assert len(desk.texts("chair04")) == 1


# -- what a tick costs


def commands(desk: ReminderDesk) -> dict[str, int]:
    """How often the server has run each command so far."""
    stats: Any = desk.server.info("commandstats")
    return {name.removeprefix("cmdstat_"): found["calls"] for name, found in stats.items()}


@pytest.mark.parametrize(
    ("now", "per_branch"),
    [
        ("2023-05-11T03:00:00", {}),
        ("2023-05-11T09:08:00", {"hget": 22}),
    ],
)
def test_a_tick_with_nothing_to_claim_reads_no_records(
    desk: ReminderDesk, now: str, per_branch: dict[str, int]
) -> None:
    begun(desk)
    desk.tick(DAY_BEFORE)
    before = commands(desk)
    desk.tick(now, and_drain=False)
    more = {name: calls - before.get(name, 0) for name, calls in commands(desk).items()}
    assert more["hgetall"] == 1, "the deadlines that were put off, no record"
    assert more["hget"] - 1 == per_branch.get("hget", 0), "and whether the roster is another"
    assert not more.get("evalsha")


def test_nobody_is_greeted_on_top_of_a_reminder(desk: ReminderDesk) -> None:
    begun(desk)
    desk.tick(DAY_BEFORE)
    assert desk.enters("chair03") == ""
    assert "您好" in desk.enters("chair03", later=timedelta(hours=13))
