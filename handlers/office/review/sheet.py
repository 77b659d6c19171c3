"""The score sheet of one application as the office reviews it: its lines, and who allowed what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from campaign.applications import Application
from campaign.model import Branch, Track
from campaign.parts.roles import Scored
from campaign.reviewing import counted_scores, reviewed_scores, self_scores
from handlers.splitting import MOST_BYTES
from handlers.talk import OfficeTalk
from handlers.wording import review as wording
from storage.audit import Entry

BRIEF = (14, 9, 5, 0)  # characters of an item's text; the first with which two messages are enough
MESSAGES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """The score sheet of a submitted application, with what the office has allowed so far."""

    branch: Branch
    track: Track
    card: Scored
    application: Application

    @property
    def own(self) -> dict[str, int]:
        return self_scores(self.card, self.application)

    @property
    def reviewed(self) -> dict[str, int]:
        return reviewed_scores(self.card, self.application)

    @property
    def counted(self) -> dict[str, int]:
        return counted_scores(self.card, self.application)

    @property
    def head(self) -> str:
        """Whose it is, what counts, how much is reviewed."""
        last = self.application.submission
        points = sum(self.counted.values()), sum(self.own.values())
        count = len(self.reviewed), len(self.card.items)
        return wording.review_head(self.branch, last.receipt if last else "", *points, *count)

    def why(self, item: str) -> str:
        """The reason that was given for the points of an item, "" for none."""
        return self.application.review_notes.get(item, "")

    def with_reviewed(self, reviewed: Mapping[str, int], notes: Mapping[str, str]) -> Sheet:
        """The sheet after this review; a reason goes with the points it was given for."""
        kept = {
            item: why
            for item, why in self.application.review_notes.items()
            if reviewed.get(item) == self.reviewed.get(item)
        }
        application = replace(
            self.application, reviewed=dict(reviewed), review_notes={**kept, **notes}
        )
        return replace(self, application=application)


class Overwritten(NamedTuple):
    """An item that was reviewed otherwise before: with how many points, and by whom, if known."""

    item: str
    points: int
    by: Entry | None


def overwritten(talk: OfficeTalk, before: Sheet, after: Sheet) -> list[Overwritten]:
    """The items whose reviewed points are other than before, or gone."""
    return [
        Overwritten(item, points, _last_review(talk, before.track.id, item))
        for item, points in before.reviewed.items()
        if after.reviewed.get(item) != points
    ]


def by_reviewer(found: Sequence[Overwritten]) -> dict[str, list[Overwritten]]:
    """The overwritten items of each person who had reviewed them."""
    items: dict[str, list[Overwritten]] = {}
    for one in found:
        if one.by:
            items.setdefault(one.by.user_id.casefold(), []).append(one)
    return items


def _last_review(talk: OfficeTalk, track: str, item: str) -> Entry | None:
    name = f"reviewed/{item}"
    of_it = (e for e in reversed(talk.readings.history) if e.track == track)
    return next((entry for entry in of_it if name in (entry.after or {})), None)


def screens(sheet: Sheet) -> tuple[str, ...]:
    """The sheet item by item in at most two messages, the items' texts as long as that allows."""
    found: list[str] = []
    for brief in BRIEF:
        found = list(_screens(sheet, brief))
        if len(found) <= MESSAGES:
            break
    return tuple(found)


def _screens(sheet: Sheet, brief: int) -> Iterator[str]:
    screen = sheet.head
    is_done = len(sheet.reviewed) == len(sheet.card.items)
    ways = wording.review_ways(sheet.branch, sheet.card, is_done)
    for block in (*_sections(sheet, brief), ways):
        longer = f"{screen}\n{block}" if screen else block
        if len(longer.encode()) > MOST_BYTES:
            yield screen
            longer = block
        screen = longer
    yield screen


def _sections(sheet: Sheet, brief: int) -> Iterator[str]:
    own, reviewed, counted = sheet.own, sheet.reviewed, sheet.counted
    for section in sheet.card.sections:
        sums = (sum(points.get(item, 0) for item in section.ids) for points in (own, counted))
        lines = [
            wording.item_line(
                item, own.get(item.id, 0), reviewed.get(item.id), sheet.why(item.id), brief
            )
            for item in section.items
        ]
        yield "\n".join((wording.section_line(section, *sums), *lines))
