"""A bell rings once, and only about records that are still as they were."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from redis import Redis

from storage import owners
from storage.bells import Bells
from storage.effects import SendText
from storage.keys import Keys
from storage.outbox.lanes import lane_of
from storage.records import Record

KEYS = Keys("test")
ONE, TWO = owners.branch("01"), owners.branch("02")
TELL = [SendText("chair01", "one"), SendText("chair02", "two")]


def sent(server: Redis) -> int:
    lanes = {lane_of(effect.user_id) for effect in TELL}
    return sum(int(str(server.xlen(KEYS.outbox(lane)))) for lane in lanes)


def test_it_rings_once_and_holds_what_it_was_given(server: Redis) -> None:
    bells = Bells(server, KEYS)
    assert bells.ring(["01@noon", "02@noon"], "this", TELL)
    assert not bells.ring(["02@noon"], "that", TELL)
    assert not bells.ring(["03@noon", "02@noon"], "that", TELL)
    assert bells.rung() == {"01@noon": "this", "02@noon": "this"}
    assert sent(server) == 2


def test_many_who_ring_at_once_ring_it_once(server: Redis) -> None:
    with ThreadPoolExecutor(8) as pool:
        rung = list(
            pool.map(lambda _: Bells(server, KEYS).ring(["office@noon"], "", TELL), range(40))
        )
    assert sum(rung) == 1
    assert sent(server) == 2


def test_a_record_that_moved_on_keeps_it_silent(server: Redis) -> None:
    bells = Bells(server, KEYS)
    server.hset(KEYS.branch("01"), "version", "7")
    assert not bells.ring(["01@noon"], "", TELL, {ONE: Record(6)})
    assert (bells.rung(), sent(server)) == ({}, 0)
    assert bells.ring(["01@noon"], "", TELL, {ONE: Record(7), TWO: Record()})
    assert sent(server) == 2


def test_what_has_nothing_to_say_is_marked_all_the_same(server: Redis) -> None:
    bells = Bells(server, KEYS)
    bells.mark([], "")
    bells.mark(["01@noon", "02@noon"], "then")
    assert bells.rung() == {"01@noon": "then", "02@noon": "then"}
    assert not bells.ring(["01@noon"], "", TELL)
    assert sent(server) == 0
