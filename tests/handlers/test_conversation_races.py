"""Many at once on one branch, failures in the middle, and what a callback costs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
import redis
from redis.connection import AbstractConnection

from handlers.turns import ContendedError
from storage.outbox.lanes import lane_of
from storage.standings import read_standings, standing_of
from tests.handlers.dialogue import DURING, the_campaign, the_card
from tests.handlers.live import Live, a_callback, everything

THREADS, ANSWERS = 8, 20
PEOPLE = ("chair03", "deputy03")


@pytest.fixture
def live(server: redis.Redis) -> Live:
    return Live(server)


def changes(thread: int) -> list[str]:
    """Changes all over the form; threads meet on every item."""
    order = the_card().order
    return [
        f"改 {order[(thread * 3 + at) % len(order)]} {(thread + at) % 2}" for at in range(ANSWERS)
    ]


def insist(process: Live, text: str, by: str) -> str:
    """Send one callback again until it is answered, as WeCom and people do."""
    callback = a_callback()
    for _ in range(50):
        try:
            return process.say(text, by=by, callback=callback)
        except ContendedError:
            continue
    raise AssertionError(f"never answered: {text}")


def test_a_race_of_two_people_and_two_processes_loses_and_doubles_nothing(live: Live) -> None:
    processes = (live, Live(live.server))
    for person in PEOPLE:
        live.say("申报小家", by=person)

    def run(thread: int) -> list[str]:
        process, person = processes[thread % 2], PEOPLE[thread // 2 % 2]
        return [insist(process, text, person) for text in changes(thread)]

    with ThreadPoolExecutor(THREADS) as pool:
        replies = [reply for some in pool.map(run, range(THREADS)) for reply in some]
    assert len(replies) == THREADS * ANSWERS
    assert all("【小家】" in reply and "没有保存" not in reply for reply in replies)

    record, entries = live.record(), live.audit()
    assert record.version == THREADS * ANSWERS + len(PEOPLE)
    made = [entry for entry in entries if entry["did"] == "change"]
    assert len(made) == THREADS * ANSWERS
    assert sorted({entry["by"] for entry in made}) == sorted(PEOPLE)
    replayed: dict[str, Any] = {}
    for entry in made:
        for name, value in entry["before"].items():
            assert replayed.get(name) == value
        replayed |= entry["after"]
    assert {f"scorecard/{item}": score for item, score in live.scores().items()} == replayed

    home = the_campaign().tracks["home"]
    stored = read_standings(live.server, live.keys, ["home"])["home"]["03"]
    assert stored == standing_of(home, record.application("home"), DURING)


def test_the_same_callback_many_times_at_once_counts_once(live: Live) -> None:
    live.say("申报小家")
    processes, callback = [Live(live.server) for _ in range(THREADS)], a_callback()
    with ThreadPoolExecutor(THREADS) as pool:
        replies = set(pool.map(lambda process: process.say("4", callback=callback), processes))
    assert len(replies) == 1
    assert "已答 1/31 · 得分 4" in replies.pop()
    assert live.scores() == {"1.1": 4}
    assert len(live.audit()) == 2


def test_eight_people_of_eight_branches_never_get_in_each_others_way(live: Live) -> None:
    chairs = [f"chair{number:02}" for number in range(1, THREADS + 1)]

    def run(chair: str) -> None:
        live.say("申报小家", *["1"] * 30, by=chair)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(run, chairs))
    for chair in chairs:
        assert len(live.scores(chair[-2:])) == 30
        assert live.record(chair[-2:]).version == 31


# -- failures in the middle


@pytest.mark.parametrize("broken", ["audit", "standings", "outbox"])
def test_a_write_that_fails_leaves_nothing_behind(live: Live, broken: str) -> None:
    """Somebody put something else where the commit has to write: no part of it may stay."""
    live.say("申报小家", "点选")
    keys = live.keys
    key = {
        "audit": keys.audit("03"),
        "standings": keys.standings("home"),
        "outbox": keys.outbox(lane_of("chair03")),
    }[broken]
    live.server.delete(key)
    live.server.set(key, "something else")
    before, callback = everything(live.server), a_callback()
    with pytest.raises(redis.RedisError):
        live.say("4", callback=callback)
    assert everything(live.server) == before
    live.server.delete(key)
    assert "已答 1/31 · 得分 4" in live.say("4", callback=callback)
    assert len([entry for entry in live.audit() if entry["did"] == "answer"]) == 1


def test_what_this_process_remembers_survives_a_failed_write(live: Live) -> None:
    live.say("申报小家", "4")
    live.server.rename(live.keys.audit("03"), "aside")
    live.server.set(live.keys.audit("03"), "something else")
    with pytest.raises(redis.RedisError):
        live.say("3")
    live.server.rename("aside", live.keys.audit("03"))
    live.say("3")
    assert "已答 2/31 · 得分 7" in live.say("进度")


# -- what a callback costs


@contextmanager
def round_trips(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every packet sent to the server meanwhile; a pipeline is one."""
    sent: list[Any] = []
    send = AbstractConnection.send_packed_command

    def counted(self: AbstractConnection, command: Any, check_health: bool = True) -> None:
        sent.append(command)
        send(self, command, check_health)  # type: ignore[no-untyped-call]

    with monkeypatch.context() as patch:
        patch.setattr(AbstractConnection, "send_packed_command", counted)
        yield sent


@pytest.mark.parametrize(
    "word", ["3", "9", "改 1.1 2", "撤销", "菜单", "总览", "帮助", "本次不申报", "啊"]
)
def test_a_callback_costs_one_round_trip(
    live: Live, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    live.say("申报小家", "4")
    with round_trips(monkeypatch) as sent:
        live.say(word)
    assert len(sent) == 1


def test_after_another_process_wrote_it_costs_two(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Live(live.server)
    live.say("申报小家", "4")
    with round_trips(monkeypatch) as sent:
        other.say("3")
    assert len(sent) == 2
    with round_trips(monkeypatch) as sent:
        other.say("5")
    assert len(sent) == 1


@pytest.mark.parametrize(("word", "most"), [("状态", 2), ("状态 地科", 2), ("帮助", 2), ("啊", 2)])
def test_what_the_office_asks_costs_at_most_two(
    live: Live, monkeypatch: pytest.MonkeyPatch, word: str, most: int
) -> None:
    office = Live(live.server)
    live.say("申报小家", "4")
    with round_trips(monkeypatch) as sent:
        office.say(word, by="office01")
    assert len(sent) <= most


def test_a_repeat_costs_one(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    callback = a_callback()
    live.say("申报小家", callback=callback)
    with round_trips(monkeypatch) as sent:
        live.say("申报小家", callback=callback)
    assert len(sent) == 1


def test_a_server_that_forgot_its_scripts_is_taught_them_again(live: Live) -> None:
    live.say("申报小家", "4")
    live.server.script_flush()
    assert "已答 2/31" in live.say("3", now=datetime.fromisoformat("2023-05-08T10:00:00+08:00"))
