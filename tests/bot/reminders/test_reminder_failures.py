"""Reminders when something fails: nothing twice, nothing lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from campaign.applications import Status
from storage.records import Record
from tests.bot.reminder_desk import SEND, ReminderDesk, at
from tests.bot.reminders.reminder_days import DAY_BEFORE, begun

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
