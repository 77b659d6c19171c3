"""A person in a storm: looks at what comes back, and waits for what the bot has promised."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from bot.rehearsal.diary import AstrayError, Diary, Surprise
from bot.rehearsal.patience import Patience
from bot.rehearsal.talker import NOT_SAVED, Talker
from simulator.bubbles import Bubble
from simulator.inner_xml import Value
from simulator.server import Simulator
from tests.storm.figures import Figures
from tests.storm.line import KEPT, Carried, DeafError, Line
from tests.storm.waiting import Waiting

MOST_OWED = 3
AT_ONCE = 4
AGAIN = 20
OUTDATED = "这张卡片已经过时"


@dataclass(frozen=True)
class Owed:
    """A reply that was promised for later."""

    callback: Carried
    since: int


class StormTalker(Talker):
    """One person. A hasty one goes on while replies are owed, all others wait for each."""

    def __init__(
        self,
        user_id: str,
        simulator: Simulator,
        line: Line,
        waiting: Waiting,
        diary: Diary,
        figures: Figures,
        dice: Random,
        stop: threading.Event,
        pace_s: float,
    ) -> None:
        super().__init__(simulator.person(user_id), diary, dice, stop, Patience(0))
        self._simulator = simulator
        self._line = line
        self._waiting = waiting
        self._figures = figures
        self._pace_s = pace_s
        self._most_owed = dice.choice((0, MOST_OWED))
        self._owed: list[Owed] = []

    def says(
        self, text: str, *wanted: str, held_up_s: float = 0.0, is_repeatable: bool = False
    ) -> str:
        """Say something and get a reply in which each pattern is found, now or as it is promised."""
        time.sleep(self._dice.uniform(0, self._pace_s))
        for _ in range(AGAIN):
            since = self.mark()
            callback = self._carried(lambda: self._line.text(self.user_id, text, self._dice))
            callback.wanted = wanted
            told = callback.answers[0]
            if NOT_SAVED not in told:
                break
            self._figures.count("apologies")
        if told != KEPT:
            return self._check(text, told, wanted)
        self._figures.count("kept")
        self._owed.append(Owed(callback, since))
        if len(self._owed) > self._most_owed:
            self.gets_what_is_owed()
        return ""

    def taps(self, button: str, *wanted: str, since: int) -> str:
        """Wait for a card newer than a mark, press its button, and read what is sent then."""
        self.gets_what_is_owed()
        told, outdated = "", "|".join((*wanted, OUTDATED))
        while not told or re.search(OUTDATED, told):  # an earlier card may come late
            card = self._wait_for_card(button, since)
            since, seen = card.id, self.mark()
            self._presses(card, button)
            told = self.reads(f"〔{button}〕", outdated, since=seen)
        return self._check(f"〔{button}〕", told, wanted)

    def _presses(self, card: Bubble, button: str) -> None:
        content = card.card or {}
        keys = [b["key"] for b in content.get("button_list", ()) if b.get("text") == button]
        code = self._simulator.enterprise.codes.issue(card.msg_id, card.user_id)
        fields: dict[str, Value] = {
            "EventKey": str(keys[0]),
            "TaskId": str(content.get("task_id", "")),
            "CardType": str(content.get("card_type", "")),
            "ResponseCode": code,
        }
        self._carried(lambda: self._line.tap(self.user_id, fields, self._dice))

    def sends_pictures(self, pictures: list[bytes]) -> None:
        """Send a burst side by side, in any order."""
        self.gets_what_is_owed()
        self._read = self.mark()
        dice = [Random(self._dice.random()) for _ in pictures]
        burst = list(zip(pictures, dice, strict=True))
        self._dice.shuffle(burst)
        with ThreadPoolExecutor(AT_ONCE) as phone:
            sent = [phone.submit(self._line.picture, self.user_id, *one) for one in burst]
            for one in sent:
                self._carried(one.result)
        self._figures.count("pictures", len(pictures))

    def gets_what_is_owed(self) -> None:
        """Wait for every reply that was promised."""
        owed, self._owed = self._owed, []
        for one in owed:
            super().reads(one.callback.said, *one.callback.wanted, since=one.since)

    def reads(self, after: str, *wanted: str, since: int | None = None) -> str:
        """The newest text since then in which each pattern is found, waiting for it."""
        self.gets_what_is_owed()
        return super().reads(after, *wanted, since=since)

    def _carried(self, carry: Callable[[], Carried]) -> Carried:
        if self._stop.is_set():
            raise AstrayError("stopped")
        try:
            return carry()
        except DeafError as deaf:
            if self._stop.is_set():
                raise AstrayError("stopped") from None
            raise self._diary.surprised(Surprise(self.user_id, str(deaf), "200", "")) from None

    def _check(self, said: str, told: str, wanted: tuple[str, ...]) -> str:
        if self._stop.is_set() and not all(re.search(pattern, told) for pattern in wanted):
            raise AstrayError("stopped")
        return super()._check(said, told, wanted)

    def _wait(self, is_there: Callable[[], bool]) -> None:
        began = time.monotonic()
        while not is_there() and not self._stop.is_set():
            if self._waiting.is_in_vain(self.user_id, began):
                return
            time.sleep(0.05)
