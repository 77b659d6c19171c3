"""Reminders end to end below the conversation: claimed, sent, repeated, recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.applications import Status
from campaign.office_notes import Paper
from tests.bot.reminder_desk import ReminderDesk, at
from tests.bot.reminders.reminder_days import DAY_BEFORE, begun
from tests.handlers.card_rules import assert_acceptable

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
