"""Several phones hand in one application at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import redis

from campaign.applications import Application, Photo, Place, Status
from storage.records import Change, Record, to_fields
from tests.handlers.dialogue import DURING, the_card
from tests.handlers.live import Live

PEOPLE = ("chair03", "deputy03")
ROUNDS = 5


def complete(live: Live) -> None:
    """Branch 03 has everything that 小家 asks for, and nothing is handed in yet."""
    full = {Place("scorecard", item.id): item.points for item in the_card().items.values()}
    photos = tuple(Photo(n, f"{n}.jpg", f"{n:064}", f"{n:016}") for n in (1, 2, 3))
    application = Application("home").with_values(full, DURING)
    application = replace(application, photos=photos, essay=("字" * 1000,))
    fields = to_fields(Record(), Change((application,)))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("03"), mapping=named)


def test_two_confirmations_at_once_make_one_version(server: redis.Redis) -> None:
    for _ in range(ROUNDS):
        server.flushall()
        processes = [Live(server) for _ in PEOPLE]
        complete(processes[0])
        for process, person in zip(processes, PEOPLE, strict=True):
            assert "提交前请核对" in process.say("小家", "提交", by=person)
        with ThreadPoolExecutor(len(PEOPLE)) as pool:
            told = list(
                pool.map(
                    lambda pair: pair[0].say("确认", by=pair[1]),
                    zip(processes, PEOPLE, strict=True),
                )
            )
        application = processes[0].record().application("home")
        assert application.status is Status.SUBMITTED
        assert [submission.receipt for submission in application.submissions] == ["J03-v1"]
        assert all("J03-v1" in words for words in told)
        assert sum("接下来" in words for words in told) == 1
        assert len([e for e in processes[0].audit() if e["did"] == "submit"]) == 1


def test_a_change_on_one_phone_and_a_confirmation_on_the_other_lose_nothing(
    server: redis.Redis,
) -> None:
    for _ in range(ROUNDS):
        server.flushall()
        first, second = Live(server), Live(server)
        complete(first)
        first.say("小家", "提交", by="chair03")
        second.say("小家", by="deputy03")
        with ThreadPoolExecutor(2) as pool:
            pool.submit(first.say, "确认", by="chair03")
            later = DURING + timedelta(seconds=1)
            pool.submit(second.say, "改 1.1 3", by="deputy03", now=later)
        application = first.record().application("home")
        assert application.value(Place("scorecard", "1.1")) == 3
        if application.submissions:  # 确认 came first, so what had been read back was handed in
            (submission,) = application.submissions
            assert submission.answers["scorecard"]["1.1"] == 4
            assert application.has_unsubmitted_changes
