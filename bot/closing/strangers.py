"""Telling the office of people nobody knows who wrote: many at once, at most once an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from campaign.reminders import local
from handlers.office.views.strangers import still_strangers
from handlers.wording import people as wording
from storage.effects import SendText
from storage.store import Store

EVERY = timedelta(hours=1)
KEPT = timedelta(days=30)  # nobody binds them any more, and a whole university may write
_TOLD = "strangers@"


class StrangerNews:
    """Told once for each hour, whoever ticks; each person once, until they are told of elsewhere."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bells = store.bells

    def tick(self, now: datetime) -> None:
        """Tell who has written for the first time since the office was told; at night it waits."""
        wrote = self._store.strangers()
        if not wrote:
            return
        if old := [one for one in wrote if now - one.at > KEPT]:
            self._store.forget_strangers(old)
        campaign = self._store.campaign()
        told = self._told_last()
        if campaign.reminders.is_quiet(local(campaign, now)) or (told and now - told < EVERY):
            return
        unknown = still_strangers(campaign, wrote)
        new = [one for one in unknown if told is None or one.is_news_since > told]
        if new:
            text = wording.strangers_wrote(new, campaign)
            effects = [SendText(person, text) for person in campaign.office]
            self._bells.ring([f"{_TOLD}{told or ''}"], now.isoformat(), effects)

    def _told_last(self) -> datetime | None:
        told = [at for mark, at in self._bells.rung().items() if mark.startswith(_TOLD)]
        return max(map(datetime.fromisoformat, told), default=None)
