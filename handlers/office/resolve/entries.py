"""Which entries and parts of an application a text begins with: `2.3 照片 …`, `第二部分 …`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from campaign.applications import Place
from campaign.model import Track
from campaign.parts.part import Part
from handlers.hearing.clean import plain
from handlers.parts.registry import kind_of
from handlers.wording import corrections

_ALL = ("全部", "整份", "所有")
_BETWEEN = " \n\t　,，、;；和"
_ENTRY = re.compile(r"第?(?P<name>\d{1,3}(?:[.．]\d{1,3})?)(?P<item>项)?")
_SECTION = re.compile(r"第(?P<number>[一二三四五六七八九十]+)部分")
_MEASURED = re.compile(r"\s*(?:[张个次字分天人年月日号份页条位处]|小时|(?:周|星期|礼拜)[内之以])")


@dataclass(frozen=True, slots=True)
class Unknown:
    """An item that is named and not there."""

    name: str


def places_in(track: Track, text: str) -> tuple[set[Place] | Unknown, str]:
    """The entries and parts a text begins with, and what follows them: the reason."""
    places: set[Place] = set()
    rest = text.strip(_BETWEEN)
    while rest:
        found = _section(track, rest) or _entry(track, rest) or _word(track, rest)
        if not found:
            break
        named, length = found
        if isinstance(named, Unknown):
            return named, rest
        places |= named
        rest = rest[length:].lstrip(_BETWEEN)
    return places, rest


def _section(track: Track, text: str) -> tuple[set[Place], int] | None:
    """A whole section of the scorecard: `第二部分`."""
    card, read = track.scorecard, _SECTION.match(text)
    if not card or not read:
        return None
    section = next((s for s in card.sections if s.number == read["number"]), None)
    return ({Place(card.id, item) for item in section.ids}, read.end()) if section else None


def _entry(track: Track, text: str) -> tuple[set[Place] | Unknown, int] | None:
    """An item by its number; a number that counts something is the beginning of the reason."""
    read = _ENTRY.match(text)
    if not read or (not read["item"] and _MEASURED.match(text, read.end())):
        return None
    name = plain(read["name"])
    for part in track.parts:
        if name in part.names:
            return {Place(part.id, name)}, read.end()
    return Unknown(name), read.end()


def _word(track: Track, text: str) -> tuple[set[Place], int] | None:
    """A part or a field by its name, which must stand for itself, or everything."""
    word = re.split(rf"[{_BETWEEN}]", text, maxsplit=1)[0]
    for part in track.parts:
        if word in (*kind_of(part).called, part.title) or word in _ALL:
            parts = track.parts if word in _ALL else (part,)
            return {place for meant in parts for place in _all(meant)}, len(word)
        if entry := kind_of(part).called_exactly(part, word):
            return {Place(part.id, entry)}, len(word)
    return None


def _all(part: Part) -> Iterable[Place]:
    """Every entry of a part, or the part itself where it has none."""
    return [Place(part.id, entry) for entry in part.names] or [Place(part.id, "")]


def an_example(track: Track) -> str:
    """What could be named, as an example."""
    card = track.scorecard
    entry = f"{card.order[0]} " if card else ""
    return f"{entry}{corrections.PHOTOS}"
