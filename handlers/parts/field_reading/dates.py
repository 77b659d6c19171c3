"""Dates as people write them into a field: `5月8日`, `2023年5月8号`, `昨天`, `20230508`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from handlers.hearing.clean import plain
from handlers.reading.days import ANY_DAY, WEEKDAY_TOO, day_of
from handlers.reading.numerals import arabic

FAR = timedelta(days=180)
_DAY = re.compile(rf"[就是在于为填写:\s]*(?:{ANY_DAY}){WEEKDAY_TOO}[\s。.,吧呢的]*")
_FULL = re.compile(r"(?:19|20)\d{2}([-/.]?)\d{1,2}\1\d{1,2}")


def read_date(text: str, today: date | None) -> date | None:
    """The day that a text is; None where it is none. ValueError where no calendar has it.

    Without a `today` only a full date can be understood.
    """
    text = plain(text)
    match = _DAY.fullmatch(text) or _DAY.fullmatch(arabic(text))
    if not match or today is None and not (match["year"] or match["digits"]):
        return None
    return day_of(match, today or date.min)


def is_a_date(text: str) -> bool:
    """True for a full date, which hardly is a phone number."""
    try:
        return bool(_FULL.fullmatch(text.strip()) and read_date(text, None))
    except ValueError:
        return False
