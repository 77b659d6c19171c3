"""A campaign with something of everything in Redis and on disk, and the archive made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from redis import Redis

from bot.export.building import build
from bot.export.packing import Built
from bot.export.source import Source
from campaign.applications import Application, Photo, Place, Status, Value
from campaign.model import Campaign
from campaign.office_notes import Paper, Result, Return
from storage import audit
from storage.files.photos import PhotoFiles
from storage.keys import Keys
from storage.records import Change, Record, to_fields
from storage.store import Store
from tests.handlers.dialogue import the_campaign, the_card

AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)
KEYS = Keys(the_campaign().id)
STATION: dict[Place, Value] = {
    Place("basics", "station_name"): "=cmd|' /C calc'!A0",
    Place("basics", "branch_name"): "+1+1",
    Place("basics", "chair_name"): "@SUM(1)",
    Place("basics", "group_name"): "-2",
    Place("basics", "phone"): "82322450",
    Place("basics", "member_count"): 36,
    Place("basics", "applied_on"): "2023-05-08",
    **{Place("checklist", str(number)): number != 4 for number in range(1, 7)},
    Place("remarks", "other_facilities"): "\t=1+1\r\n<b>&amp;</b>\x01\ufffe",
    Place("remarks", "opinion"): '=HYPERLINK("x")',
}


class Samples:
    """Redis and the photo folder, as the product leaves them."""

    def __init__(self, server: Redis, folder: Path, campaign: Campaign | None = None) -> None:
        self.server = server
        self.campaign = campaign or the_campaign()
        self.folder = folder
        self.photos = PhotoFiles(folder / "photos")

    def put(self, number: str, *applications: Application, until: datetime | None = None) -> None:
        fields = to_fields(Record(), Change(applications, extended_until=until))
        pairs: Any = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.hset(KEYS.branch(number), mapping=pairs)

    def note(self, scope: str, entry: audit.Entry) -> None:
        _, key, _, *fields = audit.write_of(KEYS, scope, entry)
        pairs: Any = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.xadd(key, pairs)

    def photo(self, name: str, number: int, content: bytes) -> Photo:
        path = self.photos.save(name, f"照片{number}.jpg", data=content)
        return Photo(number, path, hashlib.sha256(content).hexdigest(), "0" * 16)

    def photos_of(self, name: str, contents: Iterable[bytes]) -> tuple[Photo, ...]:
        return tuple(self.photo(name, n, content) for n, content in enumerate(contents, 1))

    def build(self, name: str = "a.zip") -> tuple[Path, Built]:
        target = self.folder / "exports" / name
        source = Source(Store(self.campaign, self.server))
        return target, build(source, self.photos, target, lambda _done, _total: None)


def home(store: Samples, number: str, versions: int = 1) -> Application:
    """小家 with full points, three photos and a text, handed in so many times."""
    full = {Place("scorecard", item.id): item.points for item in the_card().items.values()}
    application = replace(
        Application("home").with_values(full, AT),
        photos=store.photos_of(f"J{number}", (bytes([n]) * 9000 for n in range(3))),
        essay=("第一段。" * 100, "第二段。" * 200),
    )
    for version in range(1, versions + 1):
        at = AT + timedelta(hours=version)
        application = application.with_values({Place("scorecard", "1.1"): 4 - version % 2}, at)
        application = application.handed_in(f"J{number}-v{version}", f"chair{number}", at)
    return application


def station(store: Samples, number: str) -> Application:
    """驿站 with every answer, some of them hostile, and three photos, handed in."""
    application = Application("station").with_values(STATION, AT)
    photos = store.photos_of(f"Y{number}", (bytes([n + 9]) * 5000 for n in range(3)))
    application = replace(application, photos=photos)
    return application.handed_in(f"Y{number}-v1", f"chair{number}", AT)


def fill(store: Samples) -> None:
    """Branches in every state: handed in, sent back, withdrawn, begun, declined, never started."""
    paper = Paper(AT + timedelta(days=1), 1, "office01", 1)
    result = Result(True, "材料扎实", AT + timedelta(days=5), "office01")
    reviewed = {"2.3": 1, "4.2": 0}
    noted = replace(home(store, "03"), paper=paper, reviewed=reviewed, result=result)
    store.put("03", noted, station(store, "03"))
    returned = Return(AT, "office01", "请补拍活动照片", (Place("photos", ""),))
    store.put("04", replace(home(store, "04", 2), status=Status.RETURNED, returned=returned))
    store.put("05", home(store, "05").with_status(Status.FILLING, AT), until=AT)
    begun = Application("home").with_values({Place("scorecard", "1.1"): 4}, AT)
    store.put("06", begun, Application("station", Status.DECLINED, changed_at=AT))
    value: dict[str, Value | None] = {"scorecard/1.1": 4, "photo/1": "03 地科/x.jpg", "essay": 12}
    store.note("03", audit.Entry(AT, "chair03", "answer", "home", {"scorecard/1.1": None}, value))
    received = audit.Entry(AT, "office01", "receive", "home", {"paper": None}, {"paper": 1})
    store.note("03", received)
    same = replace(received, track="", whom=("03",), said="收 地科 小家", before=None, after=None)
    store.note(audit.OFFICE, same)
    told = audit.Entry(AT, "office02", "nudge", whom=("07", "08"), said="催 未完成")
    store.note(audit.OFFICE, told)
    store.note(audit.OFFICE, audit.Entry(AT, "office01", "export", said="导出"))
    refused = audit.Entry(AT, "office01", "send_back", said="退 信工 小家")
    store.note(audit.OFFICE, refused)
