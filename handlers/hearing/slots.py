"""What a sentence names by number: items, sections, photos; and the sentence without the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.reading.numerals import arabic

NUMBER = "N"  # stands for a number in sentence and example alike; compact text has no capitals
_NUMERAL = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ITEM = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.])")
_SECTION = re.compile(rf"第?{_NUMERAL}(?:大?部分|大项|大类|大块)")
_PHOTO = re.compile(rf"第{_NUMERAL}(?:张|幅|个?照片|个?图)")
_QUESTION = re.compile(rf"第{_NUMERAL}(?:小?题|小?项|条|个?问题)")
_ORDINAL = re.compile(rf"第{_NUMERAL}(?:个|种)?")
_ANY_NUMBER = re.compile(r"(第)[一二两三四五六七八九十]{1,3}|(第)?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Slots:
    """What a sentence names; empty where it names nothing of the kind.

    `tracks` are ids, `branches` numbers; `which` is what an intent's own `which` list found.
    """

    tracks: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    item: str | None = None
    section: int | None = None
    photo: int | None = None
    question: int | None = None
    ordinal: int | None = None
    which: str = ""

    @property
    def track(self) -> str | None:
        """The only track that is named."""
        return self.tracks[0] if len(self.tracks) == 1 else None


def read_slots(said: str, tracks: tuple[str, ...] = (), branches: tuple[str, ...] = ()) -> Slots:
    """What a compact text names by number, with the tracks and branches found in it."""
    item = _ITEM.search(said)
    return Slots(
        tracks,
        branches,
        item[1] if item else None,
        _number(_SECTION, said),
        _number(_PHOTO, said),
        _number(_QUESTION, said),
        _number(_ORDINAL, said),
    )


def without_numbers(said: str) -> str:
    """A compact text with one mark for each number."""
    return _ANY_NUMBER.sub(lambda n: f"{n[1] or n[2] or ''}{NUMBER}", said)


def _number(pattern: re.Pattern[str], said: str) -> int | None:
    found = pattern.search(said)
    return int(arabic(found[1])) if found else None
