"""What an award asks otherwise than before, in words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.season.filed import Filed
from campaign.carrying import Asked, asked_in_parts, moves
from campaign.model import Track
from campaign.parts.part import Part
from handlers.parts.registry import kind_of
from handlers.wording import seasons as wording


def question_changes(track: Track, old: tuple[Part, ...], filed: Filed) -> Iterator[str]:
    """A line for every entry that is gone, new, moved or other than it was; then what it comes to."""
    if track.parts == old:
        return
    lines = [*_entries(track, old), *_sizes(track, old)]
    yield from lines
    if lines and (receipts := filed.receipts(track=track.id)):
        yield wording.stay_as_they_were(track, receipts)


def _entries(track: Track, old: tuple[Part, ...]) -> Iterator[str]:
    where = moves(old, track.parts)
    for earlier in asked_in_parts(old):
        now = where.get(earlier.place)
        if now is None:
            yield wording.entry_gone(track, _name(earlier), earlier.text)
            continue
        if _name(now) != _name(earlier) and not now.entry.is_known_by_id:
            yield wording.entry_moved(track, _name(earlier), _name(now), now.text)
        if now.text != earlier.text:
            yield wording.entry_reworded(track, _name(now), earlier.text, now.text)
        part = track.part(now.place.part)
        yield from kind_of(part).differences(track, earlier.entry, now.entry)
    for new in asked_in_parts(track.parts):
        if new not in where.values():
            yield wording.entry_new(track, _name(new), new.text)


def _sizes(track: Track, old: tuple[Part, ...]) -> Iterator[str]:
    """Photos and long texts: whether they are asked, and how much of them."""
    was, now = (
        {kind_of(part).size(part) for part in parts} - {None} for parts in (old, track.parts)
    )
    for size in sorted(filter(None, was - now)):
        yield wording.size_was(track, *size)
    for size in sorted(filter(None, now - was)):
        yield wording.size_is(track, *size)


def _name(asked: Asked) -> str:
    return "" if asked.entry.is_known_by_id else asked.place.entry
