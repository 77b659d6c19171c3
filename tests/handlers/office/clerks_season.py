"""The middle of a season on a real server, as two clerks find it on a Monday morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from campaign.applications import Application
from storage.records import Change, to_fields
from tests.handlers.dialogue import DURING
from tests.handlers.live import Live
from tests.handlers.office_chat import complete, hand_in

FRIDAY = DURING - timedelta(days=3)
SUNDAY = DURING - timedelta(days=1, hours=-6)
HANDED_IN = ("03", "05", "10", "12")  # 小家, by now
CLERK, OTHER_CLERK = "office01", "office02"


def put(live: Live, number: str, application: Application) -> None:
    """Store an application as if it had been filled in."""
    fields = to_fields(live.record(number), Change((application,)))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch(number), mapping=named)


def lacking_photos(live: Live, number: str) -> None:
    """Everything for 小家 is there but the photos."""
    complete(live, number)
    put(live, number, replace(live.record(number).application("home"), photos=()))


def begin_season(live: Live) -> None:
    """Papers, returns, refusals and drafts, spread over the branches."""
    hand_in(live, "10", scores=3, now=FRIDAY)
    hand_in(live, "05", now=SUNDAY)
    hand_in(live, "03", "12")
    hand_in(live, "05", "14", track="station", now=SUNDAY)
    live.say("收 5 小家", by=CLERK)
    live.say("退 12 小家 照片 看不清", by=CLERK)
    live.say("申报小家", "4 3 5", by="chair11", now=SUNDAY)
    lacking_photos(live, "07")
    live.say("小家", by="chair07")
    live.say("申报驿站", by="chair01", now=FRIDAY)
    live.say("不申报小家", "确认", by="chair19", now=SUNDAY)
