"""What the office does during a season: it asks how things are, and registers papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from random import Random

from bot.rehearsal.diary import AstrayError, Diary
from bot.rehearsal.evidence import Key, Totals
from bot.rehearsal.expected import Expected
from bot.rehearsal.talker import Talker
from campaign.applications import Status
from campaign.model import Campaign

PAPERS_AT_ONCE = 8
WITH_PAPER = 0.6


class Office:
    """The people of the office; `asks` is the one who asks, `waits` the one who is cut off once."""

    def __init__(
        self, campaign: Campaign, diary: Diary, dice: Random, asks: Talker, waits: Talker | None
    ) -> None:
        self._campaign = campaign
        self._diary = diary
        self._dice = dice
        self.asks = asks
        self.waits = waits
        self.totals: list[Totals] = []

    def asks_for_totals(self, at: datetime, expected: Mapping[Key, Expected]) -> None:
        """Ask 状态, and note what it should have said."""
        told = self.asks.person.says("状态")
        self._diary.count("messages")
        counted = {t: Counter[Status]() for t in self._campaign.tracks}
        papers: Counter[str] = Counter()
        for one in expected.values():
            counted[one.track.id][one.status] += 1
            papers[one.track.id] += one.has_paper
        self.totals.append(Totals(at, "\n".join(told), counted, papers))

    def asks_about(
        self, word: str, numbers: Iterable[str], people: ThreadPoolExecutor
    ) -> dict[str, str]:
        """Ask about every branch; the answers by number."""
        numbers = list(numbers)
        self._diary.count("messages", len(numbers))
        said = [f"{word} {number}" for number in numbers]
        told = people.map(self.asks.person.says, said)
        return {number: "\n".join(texts) for number, texts in zip(numbers, told, strict=True)}

    def registers_papers(self, expected: Iterable[Expected]) -> None:
        """Register some of the papers that are due, as they are put on the desk."""
        waiting = [e for e in expected if e.status is Status.SUBMITTED and not e.has_paper]
        brought = [e for e in waiting if self._dice.random() < WITH_PAPER]
        self._dice.shuffle(brought)
        for first in range(0, len(brought), PAPERS_AT_ONCE):
            some = brought[first : first + PAPERS_AT_ONCE]
            receipts = [e.handed_in[-1].receipt for e in some]
            try:
                self.asks.says(f"收 {' '.join(receipts)}", "已收", *map(re.escape, receipts))
            except AstrayError:
                return
            for one in some:
                one.paper_for = len(one.handed_in)
            self._diary.count("papers", len(some))
