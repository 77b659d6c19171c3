"""Reading what a view tells: the branches it names, the rows, the figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import takewhile

from campaign.condition import Condition, PaperState
from campaign.model import Track
from handlers.wording import conditions
from tests.handlers.dialogue import the_campaign

ALL = the_campaign().branches
Stands = dict[str, dict[str, Condition]]  # by track and branch number
Takes = Callable[[Condition], bool]


def numbers(text: str) -> set[str]:
    """The branches a text names."""
    return {b.number for b in ALL if f"{b.number} {b.short_name}" in text}


def row_of(text: str, head: str) -> str:
    """What the one row that begins so tells; "" where there is none."""
    rows = [row for row in text.splitlines() if row.startswith(head)]
    assert len(rows) <= 1, text
    return rows[0].removeprefix(head) if rows else ""


REFUSED = "纸质退了没再来"


def where(found: dict[str, Condition], takes: Takes) -> set[str]:
    return {number for number, how in found.items() if takes(how)}


_FIGURES = re.compile(r"(?:(?:其中)?[^\s，：（）]+ \d+[ ，]?)+")


def counted(text: str, track: Track) -> dict[str, int]:
    """The figures of an award in the text, by their word."""
    _, _, block = text.partition(f"{track.short_name}：")
    rows = "\n".join(takewhile(_FIGURES.fullmatch, block.splitlines()))
    return {word: int(n) for word, n in re.findall(r"(?:其中)?([^\s，]+) (\d+)", rows)}


def counts_are_right(text: str, track: Track, found: Iterable[Condition]) -> None:
    found = list(found)
    told = counted(text, track)
    groups = Counter(how.status for how in found)
    for status, word in conditions.COUNTED.items():
        assert told[word] == groups[status], (word, text)
    assert sum(told[word] for word in conditions.COUNTED.values()) + told["已有称号"] == len(found)
    papers = Counter(how.paper for how in found)
    assert told["已收纸质"] == papers[PaperState.RIGHT]
    assert told.get("要换", 0) == papers[PaperState.OUTDATED]
    assert told.get("没收到", 0) == papers[PaperState.AWAITED]
    assert told.get(REFUSED, 0) == papers[PaperState.REFUSED]
    assert told.get("纸质不用再送", 0) == papers[PaperState.WAIVED]
    words = ("已收纸质", "要换", "没收到", "纸质不用再送", REFUSED)
    assert sum(told.get(word, 0) for word in words) == told["已提交"]
