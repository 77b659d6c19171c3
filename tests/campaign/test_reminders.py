"""The calendar of reminders: where slots fall, what moves them, and what is due when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from campaign.loading import read_campaign
from campaign.model import Campaign
from campaign.reminder_settings import Reminders, SlotRule
from campaign.reminders import (
    calendar,
    due,
    following,
    last_day,
    latest,
    most_on,
    recipients,
)
from tests.campaign.test_config import CONFIG

RAW: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))


def with_reminders(**changes: Any) -> Campaign:
    """The shipped campaign; `opens_at` and `deadline` may change, all else is about reminders."""
    outer: dict[str, Any] = {
        key: changes.pop(key) for key in ("opens_at", "deadline") if key in changes
    }
    raw = {**RAW, **outer, "reminders": {**RAW["reminders"], **changes}}
    return read_campaign(yaml.safe_dump(raw, allow_unicode=True))


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return with_reminders()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def times(campaign: Campaign) -> list[str]:
    return [f"{slot.at:%m-%d %H:%M} {slot.name}" for slot in calendar(campaign)]


def test_the_shipped_calendar(campaign: Campaign) -> None:
    assert times(campaign) == [
        "05-05 09:17 开始申报",
        "05-08 09:07 还有四天",
        "05-10 09:07 还有两天",
        "05-11 09:07 前一天",
        "05-12 08:37 当天早上",
        "05-12 10:57 截止前一小时",
    ]
    slots = calendar(campaign)
    assert slots[3].key == "2023-05-11 前一天"
    assert [slot.is_opening for slot in slots] == [True] + [False] * 5
    assert all(slot.at == slot.planned for slot in slots)


def test_a_slot_on_a_day_off_comes_the_working_day_before() -> None:
    moved = with_reminders(slots=[{"name": "a", "days_before": 5, "at": "09:07"}], work_days=[])
    assert times(moved) == ["05-05 09:07 a"]  # 7 May is a Sunday, 6 May a Saturday
    (slot,) = calendar(moved)
    assert f"{slot.planned:%m-%d}" == "05-07"


def test_a_saturday_that_is_worked_is_a_working_day() -> None:
    moved = with_reminders(slots=[{"name": "a", "days_before": 5, "at": "09:07"}])
    assert times(moved) == ["05-06 09:07 a"]


def test_before_the_opening_there_is_only_the_working_day_after() -> None:
    moved = with_reminders(
        opens_at="2023-05-07T09:00:00+08:00",
        slots=[{"name": "a", "days_after_opening": 0, "at": "09:17"}],
    )
    assert times(moved) == ["05-08 09:17 a"]


def test_the_last_day_never_moves() -> None:
    moved = with_reminders(
        deadline="2023-05-14T12:00:00+08:00",  # a Sunday
        slots=[{"name": "a", "days_before": 0, "at": "08:37"}],
    )
    assert times(moved) == ["05-14 08:37 a"]


def test_out_of_the_quiet_hours_means_a_few_minutes_after_them() -> None:
    early = with_reminders(
        deadline="2023-05-12T08:40:00+08:00", slots=[{"name": "a", "minutes_before": 63}]
    )
    assert times(early) == ["05-12 08:07 a"]
    crowded = with_reminders(
        deadline="2023-05-12T09:40:00+08:00",
        quiet_until="08:23",
        slots=[{"name": "a", "minutes_before": 83}],
    )
    assert times(crowded) == ["05-12 08:27 a"]


def test_what_would_come_after_the_deadline_does_not_come() -> None:
    late = with_reminders(
        deadline="2023-05-12T23:00:00+08:00", slots=[{"name": "a", "minutes_before": 63}]
    )
    assert times(late) == []


def test_of_two_on_one_day_the_one_nearest_to_the_deadline_stays() -> None:
    both = with_reminders(
        slots=[
            {"name": "early", "days_before": 5, "at": "10:07"},
            {"name": "late", "days_before": 4, "at": "09:07"},
            {"name": "opening", "days_after_opening": 3, "at": "16:07"},
        ],
        work_days=[],
    )
    assert times(both) == ["05-05 10:07 early", "05-08 16:07 opening"]


def test_the_last_day_has_room_for_two() -> None:
    three = with_reminders(
        slots=[
            {"name": "a", "days_before": 0, "at": "08:37"},
            {"name": "b", "days_before": 0, "at": "09:37"},
            {"name": "c", "minutes_before": 63},
        ]
    )
    assert times(three) == ["05-12 09:37 b", "05-12 10:57 c"]


def test_a_deadline_at_midnight_ends_the_day_before_it() -> None:
    midnight = with_reminders(deadline="2023-05-13T00:00:00+08:00")
    assert last_day(midnight) == date(2023, 5, 12)
    assert "05-11 09:07 前一天" in times(midnight)


def test_an_extension_gives_the_branch_its_own_calendar(campaign: Campaign) -> None:
    longer = campaign.until(at("2023-05-15T17:30:00"))
    assert times(longer)[-3:] == [
        "05-12 09:07 前一天",  # 14 May is a Sunday
        "05-15 08:37 当天早上",
        "05-15 16:27 截止前一小时",
    ]
    shorter = campaign.until(at("2023-05-12T09:33:00"))
    assert times(shorter)[-1] == "05-12 08:37 当天早上"
    crowded = campaign.until(at("2023-05-12T13:33:00"))
    assert times(crowded)[-1] == "05-12 12:27 截止前一小时"


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2023-05-05T09:16:59", None),
        ("2023-05-05T09:17:00", "开始申报"),
        ("2023-05-06T15:00:01", None),  # a crowded minute
        ("2023-05-06T15:01:00", "开始申报"),  # missed: it comes later
        ("2023-05-07T15:01:00", None),  # a Sunday
        ("2023-05-08T08:01:00", None),  # gives way to the one that is still to come today
        ("2023-05-08T09:07:00", "还有四天"),
        ("2023-05-08T20:59:00", "还有四天"),
        ("2023-05-08T21:00:00", None),
        ("2023-05-09T07:59:59", None),
        ("2023-05-09T08:01:00", "还有四天"),
        ("2023-05-12T08:36:00", None),
        ("2023-05-12T10:56:59", "当天早上"),
        ("2023-05-12T10:57:00", "截止前一小时"),
        ("2023-05-12T11:59:59", "截止前一小时"),
        ("2023-05-12T12:00:00", None),
        ("2023-05-13T09:07:00", None),
    ],
)
def test_what_is_due(campaign: Campaign, now: str, name: str | None) -> None:
    slot = due(campaign, at(now))
    assert (slot.name if slot else None) == name


def test_the_latest_is_known_at_night_too(campaign: Campaign) -> None:
    slot = latest(campaign, at("2023-05-08T22:00:00"))
    assert slot is not None
    assert slot.name == "还有四天"


def test_the_next_one_after_a_day(campaign: Campaign) -> None:
    slot = following(campaign, date(2023, 5, 8))
    assert slot is not None
    assert slot.name == "还有两天"
    assert following(campaign, date(2023, 5, 12)) is None


def test_one_a_day_two_on_the_last(campaign: Campaign) -> None:
    assert most_on(campaign, date(2023, 5, 11)) == 1
    assert most_on(campaign, date(2023, 5, 12)) == 2


@pytest.mark.parametrize(
    ("day", "writers", "whom"),
    [
        ("2023-05-05", [], ["chair01"]),
        ("2023-05-07", [], ["chair01"]),
        ("2023-05-08", [], ["chair01", "Deputy01"]),
        ("2023-05-11", ["chair01"], ["chair01"]),
        ("2023-05-11", ["office01"], ["chair01", "Deputy01"]),
        ("2023-05-05", ["deputy01"], ["chair01", "Deputy01"]),
        ("2023-05-05", ["chair01", "deputy01"], ["chair01", "Deputy01"]),
    ],
)
def test_the_deputy_is_reminded_who_writes_or_if_nobody_does(
    campaign: Campaign, day: str, writers: list[str], whom: list[str]
) -> None:
    branch = campaign.branches[0].model_copy(update={"deputy": "Deputy01"})
    assert list(recipients(campaign, branch, writers, at(f"{day}T09:07:00"))) == whom
    assert recipients(campaign, campaign.branches[0], writers, at(f"{day}T09:07:00")) == (
        "chair01",
    )


CLOCKS = st.times(time(6), time(23, 59)).map(lambda clock: f"{clock:%H:%M}")
DAYS = st.dates(date(2023, 5, 1), date(2023, 6, 20))
RULES = st.one_of(
    st.builds(SlotRule, name=st.just("slot"), days_before=st.integers(0, 40), at=CLOCKS),
    st.builds(SlotRule, name=st.just("slot"), days_after_opening=st.integers(0, 40), at=CLOCKS),
    st.builds(SlotRule, name=st.just("slot"), minutes_before=st.integers(1, 3000)),
)
MINUTES = st.integers(0, 10 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(
    starts_after=MINUTES,
    lasts=MINUTES,
    extended_by=MINUTES,
    rules=st.lists(RULES, max_size=6),
    days_off=st.lists(DAYS, max_size=12),
    quiet=st.tuples(CLOCKS, CLOCKS),
)
def test_whatever_is_configured_the_calendar_keeps_the_rules(
    starts_after: timedelta,
    lasts: timedelta,
    extended_by: timedelta,
    rules: list[SlotRule],
    days_off: list[date],
    quiet: tuple[str, str],
) -> None:
    opens_at = at("2023-05-01T00:00:00") + starts_after
    slots = tuple(r.model_copy(update={"name": f"{n}"}) for n, r in enumerate(rules))
    reminders = Reminders(
        quiet_from=quiet[0], quiet_until=quiet[1], days_off=tuple(days_off), slots=slots
    )
    deadline = opens_at + lasts + timedelta(hours=2)
    changes = {"opens_at": opens_at, "deadline": deadline, "reminders": reminders}
    campaign = with_reminders_once().model_copy(update=changes)
    for its in (campaign, campaign.until(deadline + extended_by)):
        found = calendar(its)
        assert len({slot.key for slot in found}) == len(found)
        assert [slot.at for slot in found] == sorted({slot.at for slot in found})
        for slot in found:
            day = slot.at.date()
            assert its.opens_at <= slot.at < its.deadline
            assert slot.at.minute not in (0, 30)
            assert not its.reminders.is_quiet(slot.at)
            same_day = sum(other.at.date() == day for other in found)
            if day == last_day(its):
                assert same_day <= 2
            else:
                assert same_day == 1
                assert day.weekday() < 5
                assert day not in days_off
            assert due(its, slot.at) == slot


@cache
def with_reminders_once() -> Campaign:
    return with_reminders()
