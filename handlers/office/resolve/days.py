"""The days a clerk asks about: `昨天`, `这周`, `5月7日`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from campaign.model import Campaign
from handlers.hearing.clean import compact
from handlers.reading.days import ANY_DAY, WEEKDAY_TOO, day_of

FEW_DAYS = 3
_DAY = re.compile(rf"(?:{ANY_DAY}){WEEKDAY_TOO}").fullmatch
_WEEK = re.compile(r"(?P<which>这|本|上)一?个?(?:周|星期|礼拜)").fullmatch
_FEW = ("这几天", "这两天", "这三天", "最近", "近几天", "近三天", "最近三天", "最近几天")


@dataclass(frozen=True, slots=True)
class Span:
    """Some days as they were named; what they are depends on the day it is said."""

    said: str

    def days(self, now: datetime, campaign: Campaign) -> tuple[date, date]:
        """The first and the last of them, the last no later than today; ValueError for no such day."""
        today = now.astimezone(campaign.zone).date()
        monday = today - timedelta(days=today.weekday())
        if self.said in _FEW:
            return today - timedelta(days=FEW_DAYS - 1), today
        if week := _WEEK(self.said):
            if week["which"] == "上":
                return monday - timedelta(days=7), monday - timedelta(days=1)
            return monday, today
        found = _DAY(self.said)
        assert found is not None  # noqa: S101 - a span is only made of what reads so
        day = day_of(found, today)
        is_weekday = found["weekday"] and not found["weeks"]
        day -= timedelta(days=7) if is_weekday and day > today else timedelta()
        return day, day


def span_in(word: str) -> Span | None:
    """The days a word names; None where it names none."""
    said = compact(word)
    return Span(said) if said in _FEW or _WEEK(said) or _DAY(said) else None
