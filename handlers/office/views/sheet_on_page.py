"""One application as the office's page shows it: what was filled in, and what was reviewed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaign.applications import Application, Photo, Place, Status
from campaign.condition import condition
from campaign.essays import text_of
from campaign.model import Branch, Campaign, Track
from handlers.chair.questions import name_of, position
from handlers.parts.registry import kind_of
from handlers.wording import conditions


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An entry: what was said, what the office allows and why, and what may be allowed by tapping."""

    name: str
    text: str
    said: str
    reviewed: str = ""
    why: str = ""
    taps: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part or a section of it; `called` names a part that is given as a whole, for 退."""

    title: str
    lines: Sequence[SheetLine] = ()
    called: str = ""
    photos: Sequence[Photo] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The whole application; `may_review` while it is handed in and undecided."""

    branch: Branch
    track: Track
    stands: str
    position: str
    parts: Sequence[SheetPart]
    may_review: bool


def sheet_of(campaign: Campaign, branch: Branch, track: Track, now: Application) -> OfficeSheet:
    """What counts of an application; a draft where nothing was handed in."""
    counts = now.as_submitted
    asked = track.as_asked(counts)
    may_review = now.status is Status.SUBMITTED and now.result is None
    parts = [part for one in asked.parts for part in _parts(asked, one.id, counts, may_review)]
    stands = conditions.stands(condition(track, branch, now))
    return OfficeSheet(branch, track, stands, position(asked, counts), parts, may_review)


def _parts(
    track: Track, part_id: str, application: Application, may_review: bool
) -> list[SheetPart]:
    part = track.part(part_id)
    kind = kind_of(part)
    if not part.entries:
        photos = application.photos if part.pictures else ()
        text = text_of(application.essay) if part.long_text else ""
        figure = kind.shown(part, application, "")
        return [SheetPart(f"{part.title}　{figure}", (), kind.name(part, ""), photos, text)]
    figures = kind.group_figures(part, application.part(part.id))
    shown = []
    for group, figure in zip(kind.groups(part), figures, strict=True):
        lines = []
        for line in group.lines:
            place = Place(part.id, line.entry)
            points = application.reviewed.get(line.entry) if part.scored else None
            lines.append(
                SheetLine(
                    name_of(track, place),
                    f"{line.text}（{line.worth}）" if line.worth else line.text,
                    kind.shown(part, application, line.entry),
                    "" if points is None else str(points),
                    application.review_notes.get(line.entry, "") if part.scored else "",
                    [tap.says for tap in line.taps] if part.scored and may_review else (),
                )
            )
        shown.append(SheetPart(f"{group.title}　{figure}", lines))
    return shown
