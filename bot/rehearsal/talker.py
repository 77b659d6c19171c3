"""A person with a phone, who says things and looks at what comes back."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from random import Random

from bot.rehearsal.diary import AstrayError, Diary, Surprise
from bot.rehearsal.patience import Patience
from simulator.bubbles import Bubble
from simulator.people import Person

NOT_SAVED = "没有保存成功"
TRIES = 60
PAUSE_S = 0.25
REPEATED_IN_EVERY = 12


class Talker:
    """One person of the simulator; `dice` decides which messages the platform delivers twice."""

    def __init__(
        self,
        person: Person,
        diary: Diary,
        dice: Random,
        stop: threading.Event,
        patience: Patience,
    ) -> None:
        self.person = person
        self._diary = diary
        self._dice = dice
        self._stop = stop
        self._patience = patience
        self._read = 0
        self.has_written = False

    @property
    def user_id(self) -> str:
        return self.person.user_id

    def says(
        self, text: str, *wanted: str, held_up_s: float = 0.0, is_repeatable: bool = False
    ) -> str:
        """Say something and get a reply in which each of the patterns is found, else AstrayError.

        It is said again when the reply says that it was not saved, and, where that does no harm,
        when there is no reply.
        """
        repeats = int(self._dice.random() * REPEATED_IN_EVERY < 1)
        for _ in range(TRIES):
            if self._stop.is_set():
                raise AstrayError("stopped")
            told = "\n".join(self.person.says(text, held_up_s=held_up_s, repeats=repeats))
            self._diary.count("messages", 1 + repeats)
            if NOT_SAVED not in told and (told or not is_repeatable):
                break
            repeats = 0
            time.sleep(PAUSE_S)
        self.has_written = True
        return self._check(text, told, wanted)

    def taps(self, button: str, *wanted: str, since: int) -> str:
        """Wait for a card newer than a mark, tap its button, and read what is sent then."""
        card = self._wait_for_card(button, since)
        seen = self.mark()
        self._diary.count("messages")
        self.person.taps(button, card)
        return self.reads(f"〔{button}〕", *wanted, since=seen)

    def mark(self) -> int:
        """What is on the screen now is not newer than this."""
        return max((bubble.id for bubble in self.person.screen), default=0)

    def sends_pictures(self, pictures: list[bytes]) -> None:
        """Send a burst in any order, some of it delivered twice; what comes back is read later."""
        repeats = self._dice.randrange(3)
        self._read = self.mark()
        self.person.sends_images(
            pictures, repeats=repeats, at_once=2, seed=self._dice.randrange(10**6)
        )
        self._diary.count("messages", len(pictures) + repeats)
        self._diary.count("pictures", len(pictures))

    def reads(self, after: str, *wanted: str, since: int | None = None) -> str:
        """The newest text since then in which each pattern is found, waiting for it."""
        since = self._read if since is None else since
        told: list[str] = []

        def is_there() -> bool:
            told[:] = [b.text for b in self._since(since) if b.kind == "text"]
            return any(all(re.search(w, text) for w in wanted) for text in told)

        self._wait(is_there)
        for text in reversed(told):
            if all(re.search(pattern, text) for pattern in wanted):
                return text
        return self._check(after, "\n".join(told), wanted)

    def _check(self, said: str, told: str, wanted: tuple[str, ...]) -> str:
        for pattern in wanted:
            if not re.search(pattern, told):
                raise self._diary.surprised(Surprise(self.user_id, said, pattern, told))
        return told

    def _wait_for_card(self, button: str, since: int) -> Bubble:
        found: list[Bubble] = []

        def has_come() -> bool:
            found[:] = [
                bubble
                for bubble in self._since(since)
                if any(b.get("text") == button for b in (bubble.card or {}).get("button_list", ()))
            ]
            return bool(found)

        self._wait(has_come)
        if not found:
            raise self._diary.surprised(Surprise(self.user_id, f"〔{button}〕", button, ""))
        return found[-1]

    def _wait(self, is_there: Callable[[], bool]) -> None:
        self._patience.wait(is_there, self._stop)

    def _since(self, bubble_id: int) -> list[Bubble]:
        return [b for b in self.person.screen if b.from_bot and b.id > bubble_id]
