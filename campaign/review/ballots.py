"""What one reviewer has given one application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from campaign.applications import Application
from campaign.model import Track
from campaign.parts.criteria import card_of
from campaign.parts.roles import Scored


@dataclass(frozen=True, slots=True)
class Ballot:
    """Points by item, or a vote; `version` is the version of the application they were given for."""

    points: Mapping[str, int] = field(default_factory=dict)
    accepts: bool | None = None
    version: int = 0
    at: datetime | None = None

    def with_points(self, points: Mapping[str, int], version: int, now: datetime) -> Ballot:
        """The ballot with these points given."""
        return replace(self, points={**self.points, **points}, version=version, at=now)

    def total(self, card: Scored | None) -> int | None:
        """What it counts: the sum once every item has points, a yes as 1; None before."""
        if card is None:
            return None if self.accepts is None else int(self.accepts)
        if not self.points.keys() >= card.items.keys():
            return None
        return sum(self.points[item] for item in card.order)


def ballot_name(track: str, number: str) -> str:
    """What a ballot is known by among those of its reviewer."""
    return f"{track}/{number}"


def panel_card(track: Track, application: Application) -> Scored | None:
    """What a panel gives points on; None where it accepts or not."""
    match track.review.score:
        case "criteria":
            return card_of(track.review.criteria)
        case "items":
            return track.as_asked(application.as_submitted).scorecard
    return None


def most_of(card: Scored | None) -> int:
    """The most a ballot can count."""
    return card.points if card else 1
