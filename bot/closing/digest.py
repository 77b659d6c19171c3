"""The office's morning digest: once on a working day, and only when there is something to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from campaign.model import Branch, Campaign
from campaign.reminders import local
from handlers.digest import Morning, digest_text, untouched
from handlers.splitting import split
from storage.effects import SendTimely
from storage.readings import Needs, Readings
from storage.store import Store

# What could not be told in the morning is told the next one.
MORNING_LASTS = timedelta(hours=4)
DIGEST = "digest"
_DIGEST = "digest@"
_NEEDS = Needs(
    standings=True, strangers=True, unreachable=True, deadlines=True, disputes=True, questions=True
)


class MorningDigest:
    """Told once a day, whoever ticks; any number of processes may."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._campaign = store.configured
        self._bells = store.bells

    def tick(self, now: datetime) -> None:
        """Send the office this morning's digest if nobody has. A job of the ticker."""
        mark = f"{_DIGEST}{local(self._campaign, now):%Y-%m-%d}"
        if not is_morning(self._campaign, now) or self._bells.has_rung(mark):
            return
        last = self._told_last()
        pieces = split(self.text(now, last))
        about = f"{DIGEST} {local(self._campaign, now):%Y-%m-%d}"
        effects = [
            SendTimely(person, piece, f"{about} {at} {last.isoformat()}")
            for person in self._campaign.office
            for at, piece in enumerate(pieces)
        ]
        self._bells.ring([mark], now.isoformat(), effects)

    def text(self, now: datetime, last: datetime) -> str:
        """What there is to say to the office since it was told last; "" for nothing."""
        campaign = self._store.campaign()
        read = self._store.read(campaign.tracks, _NEEDS)
        ends = [campaign.deadline, *read.deadlines.values(), *_due(read)]
        if now > max(ends) + timedelta(days=campaign.reminders.digest_days_after):
            return ""
        return digest_text(
            Morning(
                campaign,
                now,
                last,
                read.standings,
                read.deadlines,
                read.disputes,
                read.strangers,
                read.unreachable,
                self._never_wrote(untouched(campaign, read.standings)),
                read.questions,
            )
        )

    def _told_last(self) -> datetime:
        told = [at for mark, at in self._bells.rung().items() if mark.startswith(_DIGEST)]
        return max(map(datetime.fromisoformat, told), default=self._campaign.opens_at)

    def _never_wrote(self, branches: Sequence[Branch]) -> tuple[Branch, ...]:
        """Those of the branches from whose people nothing has ever come."""
        wrote = self._store.writers(branch.number for branch in branches)
        return tuple(
            branch
            for branch in branches
            if wrote[branch.number].isdisjoint(map(str.casefold, branch.people))
        )


def _due(read: Readings) -> list[datetime]:
    """When what was sent back shall be here again."""
    found = (s.condition.due_at for of in read.standings.values() for s in of.values())
    return [due_at for due_at in found if due_at]


def is_morning(campaign: Campaign, now: datetime) -> bool:
    """True for a few hours from the time of the digest on, on a working day of the campaign."""
    at, reminders = local(campaign, now), campaign.reminders
    hour, minute = map(int, reminders.digest_at.split(":"))
    start = at.replace(hour=hour, minute=minute, second=0, microsecond=0)
    is_time = start <= at < start + MORNING_LASTS and not reminders.is_quiet(at)
    return is_time and campaign.opens_at <= now and not reminders.is_day_off(at.date())
