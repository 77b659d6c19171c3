"""What a question is about, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaign.model import Campaign, Track
from campaign.parts.items import Section
from campaign.parts.roles import Scored
from handlers.chair import tracks
from handlers.hearing.clean import compact
from handlers.parts.registry import kind_of
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk

_SECTION = re.compile(r"第?(\d{1,2})(?:个)?(?:部分|大项|大类|板块)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, and the award, the item or the section (as written there) it names."""

    said: str = ""
    track: Track | None = None
    item: str | None = None
    section: str | None = None


def read_asked(campaign: Campaign, said: str) -> Asked:
    """What a text names; what it does not name, or names twice, stays open."""
    text = arabic(compact(said))
    named = [track for track in campaign.tracks.values() if _is_named(track, said)]
    among = named if len(named) == 1 else list(campaign.tracks.values())
    items = list(dict.fromkeys(_items_in(among, said, text)))
    section = _SECTION.search(text)
    return Asked(
        said,
        named[0] if len(named) == 1 else None,
        items[0] if len(items) == 1 else None,
        section[1] if section else None,
    )


def meant(talk: ChairTalk, asked: Asked, among: Sequence[Track]) -> list[Track]:
    """The named award if it is among these, or else all of them, the present one first."""
    if asked.track:
        return [track for track in among if track is asked.track]
    return sorted(among, key=lambda track: track is not talk.track)


def begun_or_open(talk: ChairTalk, asked: Asked) -> list[Track]:
    """The named award, or else those the branch has begun, or else those open to it."""
    if asked.track:
        return [asked.track]
    return meant(talk, asked, tracks.in_hand(talk) or tracks.open_tracks(talk))


def section_named(card: Scored, name: str) -> Section | None:
    """The section of this number, written in either way."""
    numbers = {arabic(section.number): section for section in card.sections}
    return numbers.get(arabic(name))


def _is_named(track: Track, said: str) -> bool:
    return any(name in said for name in (track.short_name, track.name, track.form_name))


def _items_in(among: Sequence[Track], said: str, text: str) -> Iterator[str]:
    for part in (part for track in among for part in track.parts):
        yield from kind_of(part).mentioned(part, said, text)
