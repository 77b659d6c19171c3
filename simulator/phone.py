"""A person's phone: what is on its screen, and waiting for more."""

from typing import Any

from simulator.bubbles import Bubble
from simulator.enterprise import Enterprise
from simulator.exchange import Exchange


class Phone:
    """The app's chat as one member has it in hand."""

    def __init__(self, user_id: str, enterprise: Enterprise) -> None:
        self.user_id = user_id
        self._enterprise = enterprise
        self._exchange = Exchange(enterprise)
        self._read: set[int] = set()

    @property
    def screen(self) -> list[Bubble]:
        """The bubbles on this phone, oldest first."""
        return self._enterprise.screens.of(self.user_id)

    def last_card(self) -> Bubble:
        """Return the newest card, or raise LookupError if there is none."""
        for bubble in reversed(self.screen):
            if bubble.kind == "card":
                return bubble
        raise LookupError(f"{self.user_id} has no card")

    def sees(self, words: str = "", timeout: float = 5.0) -> Bubble:
        """Return the next bot bubble not looked at before that holds `words`, waiting for it."""

        def is_new(bubble: Bubble) -> bool:
            return bubble.from_bot and bubble.id not in self._read and words in bubble.text

        bubble = self._enterprise.screens.find(self.user_id, is_new, timeout, oldest=True)
        if bubble is None:
            raise AssertionError(self._missing(words, timeout))
        self._read.add(bubble.id)
        return bubble

    def wait_for(self, words: str, timeout: float = 5.0, since: int = 0) -> Bubble:
        """Return the newest bot bubble with id above `since` that holds `words`, waiting for it."""

        def is_wanted(bubble: Bubble) -> bool:
            return bubble.from_bot and bubble.id > since and words in bubble.text

        bubble = self._enterprise.screens.find(self.user_id, is_wanted, timeout)
        if bubble is None:
            raise AssertionError(self._missing(words, timeout))
        return bubble

    def _own(self, kind: str, **fields: Any) -> Bubble:
        screens = self._enterprise.screens
        return screens.show(self.user_id, kind, from_bot=False, state="pending", **fields)

    def _texts(self, answer: list[Bubble]) -> list[str]:
        self._read.update(bubble.id for bubble in answer)
        return [bubble.text for bubble in answer]

    def _missing(self, words: str, timeout: float) -> str:
        tail = "\n".join(f"  {b.kind}: {b.text[:200]!r}" for b in self.screen[-6:])
        return f"{self.user_id} did not see {words!r} within {timeout:g} s; last shown:\n{tail}"
