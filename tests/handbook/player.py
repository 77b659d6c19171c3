"""Plays a document on the running product and holds every quoted answer against what the bot says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.bot.processes import wait_until
from tests.handbook.manuscript import At, Phone, Quote, Says, Scene, Shot, Step, agrees
from tests.handbook.scenes import SCENES
from tests.scenarios.stage import Stage

PATIENCE_S = 180
FIRST = "office01"
BEFORE_OPENING = "2023-05-04T15:00:00+08:00"
_CONFIRM = re.compile(r"确认 \d{4}")


def no_camera(_user_id: str, _name: str) -> None:
    """Takes no picture."""


class Player:
    """Holds one phone at a time; `camera` is told whose phone to photograph, by what name."""

    def __init__(self, stage: Stage, camera: Callable[[str, str], None] = no_camera) -> None:
        stage.sim.enterprise.switches.report_enter = False
        self._stage = stage
        self._camera = camera
        self._person = stage.sim.person(FIRST)
        self._answer = ""

    def play(self, steps: Iterable[Step]) -> None:
        """Go through all of it; AssertionError names the line that is not what the bot says."""
        for step in steps:
            match step:
                case At(_, moment):
                    self._stage.sim.campaign_clock.move(moment)
                case Phone(_, user_id):
                    self._person = self._stage.sim.person(user_id)
                case Scene(_, name):
                    SCENES[name](self._stage)
                case Says(_, words):
                    self._say(words)
                case Quote():
                    self._compare(step)
                case Shot(_, name):
                    self._camera(self._person.user_id, name)

    def _say(self, words: Iterable[str]) -> None:
        for text in words:
            if code := _CONFIRM.search(self._answer):
                text = _CONFIRM.sub(code[0], text)
            self._answer = "\n".join(self._person.says(text))

    def _compare(self, quote: Quote) -> None:
        if quote.is_answer:
            assert agrees(quote.lines, self._answer), f"line {quote.line}: {self._answer}"
            return
        wait_until(
            lambda: any(agrees(quote.lines, text) for text in self._texts()),
            PATIENCE_S,
            lambda: f"line {quote.line} never came; last was: {self._texts()[-3:]}",
        )

    def _texts(self) -> list[str]:
        """What the bot has told the person on the phone."""
        return [b.text for b in self._person.screen if b.from_bot and b.kind == "text"]
