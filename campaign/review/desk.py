"""What the office has settled about the review as a whole, beside the applications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from campaign.review.decisions import Meeting, Objection, Publicity


@dataclass(frozen=True, slots=True)
class Desk:
    """`closed` tells when the round of an award was closed, by its id; no ballot changes after that.

    `meetings` and `publicity` are by award as well; `objections` are all that came, in order.
    """

    closed: Mapping[str, datetime] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    publicity: Mapping[str, Publicity] = field(default_factory=dict)
    objections: tuple[Objection, ...] = ()

    def with_closed(self, award: str, at: datetime | None) -> Desk:
        """The desk with the round of an award closed at that time, or open again."""
        kept = {key: when for key, when in self.closed.items() if key != award}
        return replace(self, closed={**kept, award: at} if at else kept)

    def with_meeting(self, award: str, meeting: Meeting | None) -> Desk:
        """The desk with this meeting on record for an award, or with none."""
        kept = {key: known for key, known in self.meetings.items() if key != award}
        return replace(self, meetings={**kept, award: meeting} if meeting else kept)

    def with_publicity(self, award: str, publicity: Publicity | None) -> Desk:
        """The desk with an award made public then, or not."""
        kept = {key: known for key, known in self.publicity.items() if key != award}
        return replace(self, publicity={**kept, award: publicity} if publicity else kept)

    def with_objection(self, objection: Objection) -> Desk:
        """The desk with an objection more, or with a known one as it is now."""
        others = [known for known in self.objections if known.number != objection.number]
        return replace(
            self, objections=tuple(sorted((*others, objection), key=lambda one: one.number))
        )

    def objections_to(self, award: str) -> tuple[Objection, ...]:
        """The objections to what is recommended for an award."""
        return tuple(one for one in self.objections if one.award == award)
