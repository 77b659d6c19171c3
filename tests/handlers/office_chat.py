"""Branches with finished applications on a real server, for what the office does with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from campaign.applications import Application, Photo, Place, Value
from campaign.parts.checklist import Checklist
from campaign.parts.fields import Fields
from campaign.parts.scorecard import Scorecard
from storage.records import Change, to_fields
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live

PHOTOS = tuple(Photo(n, f"{n}.jpg", f"{n:064}", f"{n:016}") for n in (1, 2, 3))


def complete(live: Live, number: str, track: str = "home", scores: int | None = None) -> None:
    """Everything the track asks for is there and nothing handed in; `scores` for every item."""
    application = complete_application(track, scores)
    fields = to_fields(live.record(number), Change((application,)))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch(number), mapping=named)


def complete_application(track: str, scores: int | None = None) -> Application:
    """An application that lacks nothing."""
    application = Application(track).with_values(_values(track, scores), DURING)
    essay = ("字" * 1000,) if track == "home" else ()
    return replace(application, photos=PHOTOS, essay=essay)


def hand_in(
    live: Live,
    *numbers: str,
    track: str = "home",
    scores: int | None = None,
    now: datetime = DURING,
) -> None:
    """These branches hand in a complete application."""
    name = the_campaign().tracks[track].short_name
    for number in numbers:
        complete(live, number, track, scores)
        chair = the_campaign().branch_by_number[number].chair
        told = live.say(name, f"提交{name}", "确认", by=chair, now=now)
        assert "已提交" in told, told


def kept(live: Live) -> dict[str, Any]:
    """All that a clerk's word could have changed, but for what is remembered of the talk itself."""
    branches = the_campaign().branch_by_number
    records = {n: live.server.hgetall(live.keys.branch(n)) for n in branches}
    sent = [
        effect
        for branch in the_campaign().branches
        for person in branch.people
        for effect in live.outbox(person)
        if effect.user_id == person
    ]
    return {"records": records, "roster": live.server.hgetall(live.keys.roster), "sent": sent}


def _values(track: str, scores: int | None) -> dict[Place, Value]:
    values: dict[Place, Value] = {}
    for part in the_campaign().tracks[track].parts:
        match part:
            case Scorecard():
                for item in part.items.values():
                    points = item.points if scores is None else min(scores, item.points)
                    values[Place(part.id, item.id)] = points
            case Checklist():
                values |= {Place(part.id, item.id): True for item in part.items}
            case Fields():
                for field in part.fields:
                    known: dict[str, Value] = {
                        "integer": 12,
                        "phone": "82320000",
                        "date": "2023-05-08",
                    }
                    values[Place(part.id, field.id)] = known.get(field.type, field.label)
    return values
