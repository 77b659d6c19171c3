"""The verbs themselves: waiting, finding, refusing."""

import threading

import pytest

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot


def test_a_person_is_found_in_any_case_and_is_one_object(sim: Simulator) -> None:
    assert sim.person("CHAIR01") is sim.person("chair01")
    with pytest.raises(KeyError, match="nobody99"):
        sim.person("nobody99")


def test_wait_for_waits_for_what_comes_later(sim: Simulator, api: ApiCaller) -> None:
    later = threading.Timer(0.05, lambda: api.send("text", {"content": "来了"}))
    later.start()
    assert sim.person("chair01").wait_for("来了").text == "来了"
    later.join()


def test_what_does_not_come_is_an_assertion_that_tells_the_screen(
    sim: Simulator, api: ApiCaller
) -> None:
    api.send("text", {"content": "别的"})
    with pytest.raises(AssertionError, match="别的"):
        sim.person("chair01").wait_for("来了", timeout=0.01)


def test_sees_reads_each_bubble_once_and_skips_direct_answers(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    person = sim.person("chair01")
    person.says("x")
    for content in ("一", "二"):
        api.send("text", {"content": content})
    assert [person.sees().text, person.sees().text] == ["一", "二"]
    with pytest.raises(AssertionError):
        person.sees(timeout=0.01)


def test_wait_for_can_leave_older_bubbles_out(sim: Simulator, api: ApiCaller) -> None:
    api.send("text", {"content": "提醒"})
    person = sim.person("chair01")
    old = person.wait_for("提醒")
    with pytest.raises(AssertionError):
        person.wait_for("提醒", timeout=0.01, since=old.id)


def test_without_a_callback_url_nothing_is_sent(sim: Simulator) -> None:
    person = sim.person("chair01")
    with pytest.raises(RuntimeError, match="no callback URL"):
        person.says("x")
    assert person.screen[-1].state == "failed"


def test_no_card_no_tap(sim: Simulator) -> None:
    person = sim.person("chair01")
    with pytest.raises(LookupError):
        person.last_card()
    with pytest.raises(LookupError, match="确认"):
        person.taps("确认")


def test_many_people_talk_at_once(sim: Simulator, bot: EchoBot) -> None:
    answers: dict[str, list[str]] = {}

    def talk(user_id: str) -> None:
        person = sim.person(user_id)
        answers[user_id] = [text for n in range(10) for text in person.says(f"{user_id} {n}")]

    users = [f"chair{n:02}" for n in range(1, 9)]
    threads = [threading.Thread(target=talk, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {user: [f"echo {user} {n}" for n in range(10)] for user in users}
    assert sim.protocol_faults == []


def test_reset_wipes_screens_and_journal(sim: Simulator, bot: EchoBot) -> None:
    sim.person("chair01").says("x")
    sim.reset()
    assert (sim.person("chair01").screen, sim.callbacks) == ([], [])
