"""What refuses the whole app makes everything wait, the office is told, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from simulator.server import Simulator
from storage.effects import SendCard, SendText
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.unreachable import THE_APP, Obstacle, Unreachable, unreachable_in
from tests.bot.outbox.outbound import paths
from tests.bot.reminder_desk import SEND, ReminderDesk, at

ALWAYS = 10**6
MORNING = "2023-05-08T09:41:00"
Fail = Callable[[Simulator], object]


@pytest.fixture
def desk(
    simulator: Simulator, server: Redis, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReminderDesk]:
    # The clocks are moved by hours in a second; what is remembered by wall time would outlast that.
    monkeypatch.setattr("bot.wecom.tokens.FAILURE_KEPT_S", 0.0)
    monkeypatch.setattr("bot.wecom.tokens.REFUSAL_KEPT_S", 0.0)
    desk = ReminderDesk(simulator, server, MORNING)
    yield desk
    desk.process.gateway.close()


def write(desk: ReminderDesk, *effects: SendText | SendCard) -> None:
    for effect in effects:
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        desk.server.xadd(desk.keys.outbox(lane_for(effect)), fields)


def passes(desk: ReminderDesk, hours: float) -> None:
    """Let hours go by, in steps of two minutes."""
    for _ in range(int(hours * 30)):
        desk.times.ms += 120_000
        desk.times.campaign += timedelta(minutes=2)
        desk.process.drain()


def refused(desk: ReminderDesk) -> Unreachable | None:
    lines: Any = desk.server.hgetall(desk.keys.unreachable)
    return unreachable_in(lines).get(THE_APP)


def everywhere(**fault: Any) -> Fail:
    """Every call fails like this."""
    return lambda sim: sim.faults.add(times=ALWAYS, **fault)


def sends(**fault: Any) -> Fail:
    return lambda sim: sim.faults.add(path=SEND, times=ALWAYS, **fault)


def gettoken(**fault: Any) -> Fail:
    """No token can be had any more, and the one in use is no good."""

    def fail(sim: Simulator) -> None:
        sim.invalidate_tokens()
        sim.faults.add(path="gettoken", times=ALWAYS, **fault)

    return fail


WHOLE_APP = [
    (gettoken(kind="errcode", errcode=40001), Obstacle.SECRET, "WECOM_SECRET"),
    (gettoken(kind="errcode", errcode=40013), Obstacle.CORP, "WECOM_CORP_ID"),
    (gettoken(kind="errcode", errcode=40014), Obstacle.SECRET, "WECOM_SECRET"),
    (gettoken(kind="errcode", errcode=41002), Obstacle.CORP, "WECOM_CORP_ID"),
    (gettoken(kind="errcode", errcode=41004), Obstacle.SECRET, "WECOM_SECRET"),
    (gettoken(kind="errcode", errcode=60020), Obstacle.UNTRUSTED_IP, "203.0.113.7"),
    (gettoken(kind="errcode", errcode=99999), Obstacle.SECRET, "99999"),
    (gettoken(kind="http", status=403), Obstacle.PROXY, "HTTP 403"),
    (sends(kind="errcode", errcode=40001), Obstacle.TOKEN, "40001"),
    (sends(kind="errcode", errcode=40014), Obstacle.TOKEN, "40014"),
    (sends(kind="errcode", errcode=41001), Obstacle.TOKEN, "41001"),
    (sends(kind="errcode", errcode=42001), Obstacle.TOKEN, "42001"),
    (sends(kind="errcode", errcode=40013), Obstacle.CORP, "WECOM_CORP_ID"),
    (sends(kind="errcode", errcode=40056), Obstacle.AGENT, "WECOM_AGENT_ID"),
    (sends(kind="errcode", errcode=41011), Obstacle.AGENT, "WECOM_AGENT_ID"),
    (sends(kind="errcode", errcode=301002), Obstacle.AGENT, "301002"),
    (sends(kind="errcode", errcode=48002), Obstacle.API, "48002"),
    (sends(kind="errcode", errcode=48006), Obstacle.API, "48006"),
    (sends(kind="errcode", errcode=50003), Obstacle.DISABLED, "停用"),
    (
        sends(kind="errcode", errcode=60020, ip="198.51.100.9"),
        Obstacle.UNTRUSTED_IP,
        "198.51.100.9",
    ),
    (everywhere(kind="http", status=403), Obstacle.PROXY, "HTTP 403"),
    (everywhere(kind="http", status=400), Obstacle.PROXY, "HTTP 400"),
    (everywhere(kind="http", status=404), Obstacle.PROXY, "HTTP 404"),
    (everywhere(kind="http", status=407), Obstacle.PROXY, "HTTP 407"),
    (everywhere(kind="http", status=302), Obstacle.PROXY, "HTTP 302"),
]


@pytest.mark.parametrize(("fail", "obstacle", "named"), WHOLE_APP)
def test_what_refuses_the_whole_app_is_named_and_loses_nothing(
    desk: ReminderDesk, fail: Fail, obstacle: Obstacle, named: str
) -> None:
    fail(desk.simulator)
    write(desk, SendText("chair05", "一"), SendText("chair07", "二"), SendText("chair05", "三"))
    desk.wait(3)
    found = refused(desk)
    assert found is not None
    assert (found.obstacle, found.since) == (obstacle, at(MORNING) + timedelta(seconds=1))
    lines = desk.says("office01", "状态").splitlines()
    assert sum(named in line for line in lines) == 1
    assert named in desk.says("office02", "未完成").splitlines()[0]
    desk.simulator.faults.clear()
    desk.process.gate.try_now()
    desk.wait(8)
    assert desk.texts("chair05") == ["一", "三"]
    assert desk.texts("chair07") == ["二"]
    assert desk.letters() == 0
    assert refused(desk) is None
    for office in ("office01", "office02"):
        (told,) = desk.texts(office)
        assert named in told
        assert "5月8日 09:41 起" in told
        assert "消息 3 条" in told
    assert "发不出去" not in desk.says("office01", "状态")


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 13, 19, 20])
def test_for_hours_one_tries_with_growing_pauses_and_then_all_arrives_in_order(
    desk: ReminderDesk, number: int
) -> None:
    fail, _, named = WHOLE_APP[number]
    chairs = [branch.chair for branch in desk.campaign.branches[:6]]
    fail(desk.simulator)
    write(desk, *(SendText(chair, text) for chair in chairs for text in ("一", "二")))
    desk.wait(20)
    assert len(desk.simulator.calls) < 12, "not everybody tries"
    passes(desk, 5)
    assert desk.letters() == 0
    assert len(desk.simulator.calls) < 60, "the pauses grow"
    desk.simulator.faults.clear()
    passes(desk, 1.2)
    assert [desk.texts(chair) for chair in chairs] == [["一", "二"]] * 6
    assert desk.letters() == 0
    assert named in desk.texts("office01")[0]


OF_THE_MESSAGE = [40008, 40033, 40035, 40058, 40063, 41016, 42014, 42015, 42022, 42027, 42051]
OF_THE_MESSAGE += [43012, 44001, 44004, 45001, 45002, 45008, 60140, 82001, 99999]
OF_THE_PERSON = [40003, 50002, 60111, 81013]
OF_THE_MOMENT = [-1, 45033, 45009]


@pytest.mark.parametrize("errcode", OF_THE_MESSAGE)
def test_what_is_of_one_message_is_given_up_alone(desk: ReminderDesk, errcode: int) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=errcode)
    write(desk, SendText("chair05", "一"), SendText("chair05", "二"))
    desk.process.drain()
    assert desk.texts("chair05") == ["二"]
    assert desk.letters() == 1
    assert refused(desk) is None


@pytest.mark.parametrize("errcode", OF_THE_PERSON)
def test_what_is_of_one_person_is_told_to_the_office(desk: ReminderDesk, errcode: int) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=errcode)
    write(desk, SendText("chair05", "一"))
    desk.process.drain()
    desk.process.drain()
    assert desk.letters() == 1
    assert "chair05 收不到消息" in desk.texts("office01")[0]
    assert refused(desk) is None


@pytest.mark.parametrize("errcode", OF_THE_MOMENT)
def test_what_is_of_the_moment_is_borne_for_hours(desk: ReminderDesk, errcode: int) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=errcode, times=ALWAYS)
    write(desk, SendText("chair05", "一"), SendText("chair05", "二"))
    passes(desk, 4)
    desk.simulator.faults.clear()
    passes(desk, 2)
    assert desk.texts("chair05") == ["一", "二"]
    assert desk.letters() == 0


def test_a_secret_that_is_reset_for_twenty_seconds_delays_by_less_than_a_minute(
    desk: ReminderDesk,
) -> None:
    gettoken(kind="errcode", errcode=40001)(desk.simulator)
    write(desk, SendText("chair05", "一"), SendText("chair07", "二"))
    desk.wait(20)
    desk.simulator.faults.clear()
    desk.wait(40)
    assert desk.texts("chair05") == ["一"]
    assert desk.texts("chair07") == ["二"]


def test_a_start_or_the_office_lets_it_be_tried_at_once(desk: ReminderDesk) -> None:
    sends(kind="errcode", errcode=50003)(desk.simulator)
    write(desk, SendText("chair05", "一"))
    passes(desk, 6)
    while (since_ms := desk.process.gate.due_since_ms()) is None or since_ms > -600_000:
        passes(desk, 0.1)
    desk.simulator.faults.clear()
    desk.process.drain()
    assert desk.texts("chair05") == []
    desk.process.gate.try_now()
    desk.process.drain()
    assert desk.texts("chair05") == ["一"]


def test_a_message_that_alone_meets_a_proxys_refusal_does_not_hold_up_the_others_for_ever(
    desk: ReminderDesk,
) -> None:
    write(desk, SendText("chair05", "毒"), SendText("chair07", "一"))
    for second in range(120):
        desk.simulator.faults.clear()
        desk.simulator.faults.add("http", SEND, status=403)  # meets whoever comes first
        write(desk, SendText("chair07", str(second))) if second < 20 else None
        desk.wait(1)
    desk.simulator.faults.clear()
    passes(desk, 1)
    assert desk.texts("chair07") == ["一", *map(str, range(20))]


def test_one_kind_of_call_that_is_refused_holds_up_only_itself(desk: ReminderDesk) -> None:
    gateway = desk.process.gateway
    desk.simulator.faults.add("errcode", "media/upload", errcode=48002, times=2)
    for _ in range(2):
        with pytest.raises(Exception, match="48002"):
            gateway.media.upload("file", "a.docx", b"123456")
    assert refused(desk) is None
    assert "表和图片都发不出去（48002）" in desk.says("office01", "状态")
    write(desk, SendText("chair05", "一"))
    desk.process.drain()
    assert desk.texts("chair05") == ["一"]
    gateway.media.upload("file", "a.docx", b"123456")
    assert "48002" not in desk.says("office01", "状态")


def test_machines_behind_several_addresses_do_not_tell_again_and_again(desk: ReminderDesk) -> None:
    chairs = [branch.chair for branch in desk.campaign.branches]
    for number in range(6):
        ip = f"198.51.100.{number % 2}"
        desk.simulator.faults.add("errcode", SEND, errcode=60020, ip=ip)
    write(desk, *(SendText(chair, "好") for chair in chairs))
    passes(desk, 0.6)
    assert [desk.texts(chair) for chair in chairs] == [["好"]] * 22
    assert len(desk.texts("office01")) == len(desk.texts("office02")) == 1


def test_one_machine_that_may_not_send_beside_one_that_may_is_told_once(
    desk: ReminderDesk,
) -> None:
    for _ in range(5):
        desk.simulator.faults.add("errcode", SEND, errcode=60020, ip="198.51.100.9")
        write(desk, SendText("chair05", "一"), SendText("chair07", "二"))
        desk.wait(200)
    assert len(desk.texts("chair05")) == len(desk.texts("chair07")) == 5
    assert len(desk.texts("office01")) == 1


def test_only_a_token_that_is_refused_twice_is_the_apps_fault(desk: ReminderDesk) -> None:
    desk.simulator.faults.add("errcode", SEND, errcode=42001)
    write(desk, SendText("chair05", "一"))
    desk.process.drain()
    assert desk.texts("chair05") == ["一"]
    assert refused(desk) is None
    assert paths(desk.simulator, SEND) == [42001, 0]


# -- reminders


def test_reminders_of_an_outage_go_afterwards_while_they_are_in_time(desk: ReminderDesk) -> None:
    gettoken(kind="errcode", errcode=40001)(desk.simulator)
    desk.tick("2023-05-11T09:07:00")
    desk.wait(20 * 60)
    desk.says("chair05", "本次不申报小家", "确认", "本次不申报驿站", "确认")
    desk.wait(8 * 60)
    assert desk.texts("chair03") == []
    desk.simulator.faults.clear()
    desk.wait(40 * 60)
    assert len([t for t in desk.texts("chair03") if "还差" in t or "截止" in t]) == 1
    assert not [text for text in desk.texts("chair05") if "还有" in text]
    assert desk.letters() <= 1  # a deputy nobody knows
    for branch in desk.campaign.branches:
        reminded = [c for c in desk.cards(branch.chair) if c["task_id"].startswith("remind")]
        assert len(reminded) == (branch.number != "05")


def test_reminders_of_an_outage_until_night_or_the_deadline_do_not_go(desk: ReminderDesk) -> None:
    gettoken(kind="errcode", errcode=40001)(desk.simulator)
    desk.tick("2023-05-11T09:07:00")
    desk.times.campaign = at("2023-05-11T22:30:00")
    desk.simulator.faults.clear()
    desk.times.ms += 14 * 3600_000
    desk.wait(60)
    assert desk.texts("chair03") == []
    desk.tick("2023-05-12T13:00:00")
    desk.wait(60)
    assert desk.texts("chair03") == []
