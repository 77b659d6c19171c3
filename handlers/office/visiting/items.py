"""What is looked at on a visit: the items of the scorecard, or the lines that were answered yes or no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from campaign.applications import Application, Value
from campaign.model import Track
from campaign.parts.part import Part
from campaign.review.visits import Found, Verdict
from handlers.hearing.clean import plain
from handlers.parts.registry import kind_of
from handlers.reading.numerals import arabic

VERDICTS = {
    "不合格": Verdict.FAILED,
    "不通过": Verdict.FAILED,
    "待改": Verdict.MEND,
    "待整改": Verdict.MEND,
    "整改": Verdict.MEND,
    "合格": Verdict.PASSED,
    "通过": Verdict.PASSED,
}
_ITEMS = re.compile(r"(?:第?(?:\d{1,2}\.)?\d{1,2}项?(?:[\s、,，]+|$|(?=[^\d.\s])))+")
_NAME = re.compile(r"(?:\d{1,2}\.)?\d{1,2}")
_VERDICT = re.compile(f"(?P<verdict>{'|'.join(VERDICTS)})")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is looked at: its name, its part, the most points it is worth, 0 for none."""

    name: str
    part: Part
    text: str
    most: int


def items_of(track: Track, application: Application) -> dict[str, Item]:
    """All that is looked at, by name, as the version that counts was asked."""
    found: dict[str, Item] = {}
    for part in track.as_asked(application.as_submitted).parts:
        card = part.scored
        if card or kind_of(part).is_yes_or_no:
            for entry in part.entries:
                most = card.items[entry.id].points if card else 0
                found[entry.id] = Item(entry.id, part, entry.words, most)
    return found


def own_answer(item: Item, application: Application) -> Value | None:
    """What the branch says of it."""
    return application.as_submitted.part(item.part.id).get(item.name)


def read_found(text: str, items: Mapping[str, Item]) -> Mapping[str, Found] | str | None:
    """What a text like `2 3 待改 没挂标识` or `2.3 3` finds; the name of an item that is not there.

    None where it speaks of no item.
    """
    text = arabic(plain(text)).strip()
    named = _ITEMS.match(text)
    if named is None:
        return None
    names = _NAME.findall(named[0])
    rest = text[named.end() :].strip()
    verdict = _VERDICT.match(rest)
    if verdict:
        note = rest[verdict.end() :].strip(" ,，。:：")
        found = Found(VERDICTS[verdict["verdict"]], note=note)
    else:
        *names, points = names
        item = items.get(names[0]) if len(names) == 1 else None
        if item is None or "." in points or not item.most:
            unknown: str | None = next((n for n in names if n not in items), None)
            return unknown
        if int(points) > item.most:
            return str(names[0])
        found = Found(points=int(points), note=rest.strip(" ,，。:：分"))
    if other := next((name for name in names if name not in items), ""):
        return str(other)
    return dict.fromkeys(names, found)
