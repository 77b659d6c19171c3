"""Notices whom messages do not reach, and tells the office at once, once per person and reason."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

from bot.clock import Clock
from bot.outbox.errors import UnlicensedError, UnreachableError
from campaign.model import Branch
from handlers.office.binding import rebinding
from handlers.wording import reaching as wording
from storage.acts import Act
from storage.effects import SendText
from storage.outbox.unreachable import Obstacle, Unreachable
from storage.store import Store
from storage.store_errors import StoreError

JUST_BOUND = timedelta(hours=24)
HISTORY_LOOKED_AT = 20

log = logging.getLogger(__name__)


class Reachability:
    """The watch of the gateway: every message that is sent or refused passes here.

    A failing store is no failure of the message: it is noticed again with the next one.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._book = store.unreachable

    def reached(self, user_id: str) -> None:
        """Forget what was in the way of this person."""
        try:
            self._book.forget(user_id)
        except StoreError as error:
            log.warning("not noted that a message arrived: %s", type(error).__name__)

    def missed(self, user_id: str, error: UnreachableError) -> None:
        """Note what is in the way, and tell the office if it is new."""
        try:
            self._note_person(user_id, isinstance(error, UnlicensedError))
        except StoreError as failure:
            log.warning("not noted whom nothing reaches: %s", type(failure).__name__)

    def _note_person(self, user_id: str, is_unlicensed: bool) -> None:
        obstacle = Obstacle.UNLICENSED if is_unlicensed else Obstacle.UNKNOWN
        found = Unreachable(obstacle, self._clock.now())
        campaign = self._store.campaign()
        branch = campaign.branch_of.get(user_id.casefold())
        text = wording.person_unreachable(campaign, branch, user_id, found)
        if branch and (before := self._bound_instead_of(branch, user_id)):
            text += wording.way_back(before)
        self._book.note(user_id, found, self._to_office(text, but=user_id))

    def _bound_instead_of(self, branch: Branch, user_id: str) -> str:
        """What to say to bind again whom this person has just replaced; "" where it was nobody."""
        for entry in self._store.newest(branch.number, HISTORY_LOOKED_AT):
            if entry.did == Act.BIND and self._clock.now() - entry.at < JUST_BOUND:
                return rebinding(branch, entry, user_id)
        return ""

    def _to_office(self, text: str, but: str = "") -> Iterator[SendText]:
        """The text for everybody in the office, but for the one who cannot receive it."""
        for person in self._store.configured.office:
            if person.casefold() != but.casefold():
                yield SendText(person, text)
