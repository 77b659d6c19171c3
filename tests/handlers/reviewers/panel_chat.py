"""A campaign with panels: 小家 by criteria and 驿站 by a vote, and reviewers in the chat."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from redis import Redis

from campaign.loading import read_campaign
from campaign.model import Campaign
from tests.handlers.dialogue import CONFIG, DEADLINE
from tests.handlers.live import Live

AFTER = DEADLINE + timedelta(days=3)
CRITERIA = "criteria: [{name: 建设实效, points: 40}, {name: 特色做法, points: 30}, {name: 职工评价, points: 30}]"
HOME = f"{{by: panel, score: criteria, {CRITERIA}}}"
STATION = "{by: panel, score: accept}"


def with_panel(text: str, home: str = "", station: str = "") -> str:
    """config.yaml with a `review:` of either award, as it stands where that is empty."""
    for quota, review in (("    quota: 2\n", home), ("    quota: 7\n", station)):
        if review:
            assert quota in text
            text = text.replace(quota, f"{quota}    review: {review}\n")
    return text


@cache
def panel_campaign(home: str = HOME, station: str = STATION) -> Campaign:
    """The shipped campaign with panels."""
    return read_campaign(with_panel(CONFIG.read_text(encoding="utf-8"), home, station))


class PanelChat(Live):
    """A process of the product, with the office and reviewers, after the deadline."""

    def __init__(self, server: Redis, campaign: Campaign | None = None) -> None:
        super().__init__(server, campaign or panel_campaign())

    def office(self, *texts: str, now: datetime = AFTER) -> str:
        return self.say(*texts, by="office01", now=now)

    def judge(self, *texts: str, by: str = "judge01", now: datetime = AFTER) -> str:
        return self.say(*texts, by=by, now=now)

    def seat(self, *people: str, award: str = "小家") -> None:
        for person in people:
            told = self.office(f"绑定 {person} 评委 {award}")
            assert f"已请 {person}" in told, told

    def ballots(self, person: str = "judge01") -> dict[str, str]:
        """What is kept of a reviewer's ballots, as it is stored."""
        found: dict[str, str] = self.server.hgetall(self.keys.reviewer(person))  # type: ignore[assignment]
        return {name: text for name, text in found.items() if name.startswith("ballot:")}
