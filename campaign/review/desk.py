"""What the office has settled about the review as a whole, beside the applications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """`closed` tells when the round of an award was closed, by its id; no ballot changes after that."""

    closed: Mapping[str, datetime] = field(default_factory=dict)

    def with_closed(self, award: str, at: datetime | None) -> Desk:
        """The desk with the round of an award closed at that time, or open again."""
        kept = {key: when for key, when in self.closed.items() if key != award}
        return replace(self, closed={**kept, award: at} if at else kept)
