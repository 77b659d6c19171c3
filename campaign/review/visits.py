"""What was found on the spot: item by item, the verdict, what must be mended and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from campaign.submissions import Photo


class Verdict(StrEnum):
    """What a visit finds of an item or of the whole; the values are stored, so they never change."""

    PASSED = "passed"
    MEND = "mend"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one item: a verdict or points, a note, and pictures that show it."""

    verdict: Verdict | None = None
    points: int | None = None
    note: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: when it is planned, what was found by item, what it came to.

    `mend_until` is the last day for what must be mended, where the verdict is that.
    """

    planned_at: datetime | None = None
    found: Mapping[str, Found] = field(default_factory=dict)
    verdict: Verdict | None = None
    note: str = ""
    mend_until: date | None = None
    at: datetime | None = None
    user_id: str = ""

    def with_found(self, items: Mapping[str, Found]) -> Visit:
        """The visit with this found of these items; pictures that are there stay."""
        kept = {
            name: replace(new, photos=self.found[name].photos) if name in self.found else new
            for name, new in items.items()
        }
        return replace(self, found={**self.found, **kept})

    def with_photo(self, item: str, photo: Photo) -> Visit:
        """The visit with a picture more of an item; one that is there already is no other."""
        before = self.found.get(item, Found())
        if any(known.sha256 == photo.sha256 for known in before.photos):
            return self
        numbered = replace(photo, number=len(before.photos) + 1)
        after = replace(before, photos=(*before.photos, numbered))
        return replace(self, found={**self.found, item: after})


def latest(visits: tuple[Visit, ...]) -> Visit:
    """The visit that is under way or was the last; a new one where there is none."""
    return visits[-1] if visits else Visit()


def to_work_on(visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """The visits, the last of them open: after a verdict that wants mending a second one begins."""
    if visits and visits[-1].verdict is Verdict.MEND:
        return (*visits, Visit())
    return visits or (Visit(),)


def is_accepted(visits: tuple[Visit, ...]) -> bool:
    """True once the last verdict is that all is well."""
    given = [visit.verdict for visit in visits if visit.verdict]
    return bool(given) and given[-1] is Verdict.PASSED
