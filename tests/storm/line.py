"""The platform's line to the bot: every callback goes over it once to four times, side by side or late.

A callback that got no answer at all is carried again until it gets one, so that what came of it is
certain. The person is shown the answer that came first.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import requests

from handlers.wording import chair as wording
from simulator.crypto import EnvelopeError
from simulator.inner_xml import Value, event_xml, message_xml
from simulator.replies import ReplyError, read_reply
from simulator.server import Simulator
from tests.storm.figures import Figures

KEPT = wording.kept_for_later()
PLATFORM_WAITS_S = 5.0
COPIES = (1, 1, 1, 1, 2, 2, 3, 4)
LATEST_COPY_S = 2.5
TRY_AGAIN_S = 0.3
GIVES_UP_S = 150.0
_LINK = re.compile(r"https?://\S+")


class DeafError(Exception):
    """A callback got no answer however often it was carried."""


@dataclass
class Carried:
    """One callback and every answer it got, links left out, in the order in which they came.

    So often it was carried and no answer came; `wanted` are patterns for what the reply must hold.
    """

    user_id: str
    said: str
    must_agree: bool
    answers: list[str] = field(default_factory=list)
    unanswered: int = 0
    wanted: tuple[str, ...] = ()

    @property
    def was_kept(self) -> bool:
        return KEPT in self.answers

    def may_come_as(self, text: str) -> bool:
        """Whether its reply may come as a message in these words: it was promised, or got lost."""
        if text in self.answers:
            return self.was_kept or self.unanswered > 0
        is_its_reply = all(re.search(pattern, text) for pattern in self.wanted)
        return self.was_kept and self.must_agree and is_its_reply


class Line:
    """Carries callbacks; `stop` ends every attempt that is still to come."""

    def __init__(self, simulator: Simulator, figures: Figures, stop: threading.Event) -> None:
        self._simulator = simulator
        self._figures = figures
        self._stop = stop
        self._copies = ThreadPoolExecutor(64, "copy")
        self._on_their_way: list[Future[None]] = []
        self.carried: list[Carried] = []

    def text(self, user_id: str, words: str, dice: random.Random) -> Carried:
        """Somebody says something; the first answer is the one that is shown."""
        fields: Mapping[str, Value] = {"Content": words}
        return self._message(user_id, "text", fields, words, dice)

    def picture(self, user_id: str, content: bytes, dice: random.Random) -> Carried:
        """Somebody sends a picture."""
        enterprise = self._simulator.enterprise
        media = enterprise.media.keep("image", "图片.jpg", content)
        fields = {"PicUrl": f"{enterprise.base_url}/pic/{media.id}", "MediaId": media.id}
        return self._message(user_id, "image", fields, "", dice)

    def tap(self, user_id: str, fields: Mapping[str, Value], dice: random.Random) -> Carried:
        """Somebody presses a button of a card."""
        head = self._simulator.enterprise.head(user_id)
        xml = event_xml(head, "template_card_event", fields)
        return self._carry(Carried(user_id, str(fields["EventKey"]), False), xml, dice)

    def close(self) -> None:
        """Wait for the copies that are still on their way."""
        for copy in self._on_their_way:
            copy.result()
        self._copies.shutdown()

    def _message(
        self,
        user_id: str,
        kind: str,
        fields: Mapping[str, Value],
        said: str,
        dice: random.Random,
    ) -> Carried:
        enterprise = self._simulator.enterprise
        xml = message_xml(enterprise.head(user_id), kind, fields, enterprise.msg_ids.next())
        return self._carry(Carried(user_id, said, kind == "text"), xml, dice)

    def _carry(self, callback: Carried, xml: str, dice: random.Random) -> Carried:
        self.carried.append(callback)
        self._figures.count("messages")
        for _ in range(dice.choice(COPIES) - 1):
            late_s = dice.choice((0.0, 0.0, dice.uniform(0, LATEST_COPY_S)))
            self._on_their_way.append(self._copies.submit(self._copy, callback, xml, late_s))
        until = time.monotonic() + GIVES_UP_S
        while not self._attempt(callback, xml):
            if self._stop.is_set() or time.monotonic() > until:
                raise DeafError(callback.said)
            time.sleep(TRY_AGAIN_S)
        return callback

    def _copy(self, callback: Carried, xml: str, late_s: float) -> None:
        if not self._stop.wait(late_s):
            self._attempt(callback, xml)

    def _attempt(self, callback: Carried, xml: str) -> bool:
        """Carry it once; whether it was answered in time."""
        self._figures.count("deliveries")
        is_answered = self._post(callback, xml)
        callback.unanswered += not is_answered
        return is_answered

    def _post(self, callback: Carried, xml: str) -> bool:
        began = time.monotonic()
        try:
            answer = self._simulator.deliver(xml, timeout=PLATFORM_WAITS_S)
        except requests.Timeout:
            self._figures.count("late")
            return False
        except requests.RequestException:
            return False
        if time.monotonic() - began > PLATFORM_WAITS_S:
            self._figures.count("late")
            return False
        if answer.status_code != 200:
            if answer.status_code != 503:
                words = f"{callback.user_id} {callback.said!r}: HTTP {answer.status_code}"
                self._figures.found("contradicted", words)
            return False
        callback.answers.append(_LINK.sub("", self._read(callback, answer.content)))
        return True

    def _read(self, callback: Carried, body: bytes) -> str:
        if not body:
            return ""
        corp_id = self._simulator.credentials.corp_id
        try:
            xml = self._simulator.open_reply(body)
            return read_reply(xml, user_id=callback.user_id, corp_id=corp_id).text
        except (EnvelopeError, ReplyError) as error:
            self._figures.found("contradicted", f"{callback.user_id} {callback.said!r}: {error}")
            return ""
