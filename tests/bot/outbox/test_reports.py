"""What the office reads of a nudge or a notice: complete, however long, whatever is down meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from redis import Redis

from bot.outbox.notice_worker import NoticeWorker, notice_handlers
from bot.outbox.reports import Reports
from simulator.server import Simulator
from storage.effects import Effect, Nudge, ReportNotice, ReportNudge
from storage.notices import LOST, NoticeBook
from storage.outbox.effect_fields import lane_for, to_fields
from storage.store import Store
from tests.bot.reminder_desk import SEND, ReminderDesk
from tests.handlers.dialogue import the_campaign

LONGEST = 2048


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> Any:
    desk = ReminderDesk(simulator, server, "2023-05-10T15:11:00")
    yield desk
    desk.process.gateway.close()


def asks(desk: ReminderDesk, *effects: Effect) -> None:
    for effect in effects:
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        desk.server.xadd(desk.keys.outbox(lane_for(effect)), fields)


def nudge(desk: ReminderDesk, *numbers: str, name: str = "n1") -> None:
    asks(desk, Nudge("office01", name, numbers), ReportNudge("office01", name, numbers))


def reports(desk: ReminderDesk) -> list[str]:
    return [text for text in desk.texts("office01") if "收不到消息" not in text]


def test_whom_a_nudge_leaves_out_is_part_of_its_report(desk: ReminderDesk) -> None:
    nudge(desk, "04")
    desk.wait(2)
    nudge(desk, "04", "05", name="n2")
    desk.wait(2)
    assert reports(desk) == [
        "催办结果：送到 1 人。",
        "催办结果：送到 1 人。\n不催，今天已提醒过：04 水环",
    ]


def test_a_nudge_that_leaves_out_everybody_is_reported_at_once(desk: ReminderDesk) -> None:
    desk.says("chair04", "今天别再提醒")
    nudge(desk, "04")
    desk.wait(2)
    assert reports(desk) == ["催办结果：送到 0 人。\n不催，本人今天不要提醒：04 水环"]


def test_a_nudge_done_again_after_a_death_changes_nothing(desk: ReminderDesk) -> None:
    """Who was left out stays left out, although by now there would be room."""
    desk.says("chair04", "今天别再提醒")
    wish = Nudge("office01", "n1", ("04", "05"))
    first = desk.process.claiming.nudge(wish, desk.times.campaign)
    desk.server.hdel(desk.keys.branch("04"), "person:chair04")
    again = desk.another_process()
    assert again.claiming.nudge(wish, desk.times.campaign) == first
    again.drain()
    again.gateway.close()
    assert desk.texts("chair04") == []
    assert len(desk.texts("chair05")) == 1


def test_a_nudge_not_begun_is_not_reported_as_done(desk: ReminderDesk) -> None:
    asks(desk, ReportNudge("office01", "n1", ("04", "05")))
    desk.process.claiming.nudge(Nudge("office01", "n1", ("04",)), desk.times.campaign)
    desk.wait(3)
    assert len(desk.texts("chair04")) == 1
    assert reports(desk) == []
    desk.process.claiming.nudge(Nudge("office01", "n1", ("05",)), desk.times.campaign)
    desk.wait(10)
    assert reports(desk) == ["催办结果：送到 2 人。"]


def test_a_report_given_up_while_nothing_can_be_sent_comes_when_it_can(
    desk: ReminderDesk,
) -> None:
    asks(desk, ReportNudge("office01", "n1", ("04",)))
    desk.wait(100)
    desk.simulator.faults.add("errcode", SEND, times=3, errcode=-1)
    desk.wait(60)
    assert reports(desk) == ["催办结果：送到 0 人。"]


def test_a_long_report_comes_in_pieces_and_names_everybody(desk: ReminderDesk) -> None:
    gateway, book = desk.process.gateway, NoticeBook(desk.server, desk.keys)
    people = {f"chair{n:03}": f"{n:03} 某某学院 chair{n:03} 13800000000" for n in range(200)}
    worker = NoticeWorker(gateway, book, Reports(gateway, Store(the_campaign(), desk.server)))
    desk.process.handlers |= notice_handlers(worker)
    for user_id in people:
        book.settle("notice", user_id, LOST)
    asks(desk, ReportNotice("office01", "notice", people))
    desk.simulator.faults.add("drop_after", SEND)
    desk.wait(3)
    pieces = reports(desk)
    assert len(pieces) > 1
    assert all(len(piece.encode()) <= LONGEST for piece in pieces)
    listed = [who for piece in pieces for line in piece.splitlines() for who in line.split("、")]
    assert {who.removeprefix("没送到 200 人，请电话联系：") for who in listed} >= set(
        people.values()
    )
    assert len(listed) == len(people) + 1
