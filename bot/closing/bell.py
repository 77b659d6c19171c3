"""The closing bell: at a deadline, branches that are not done are told, and the office how it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha1

from campaign.closing import Closing, by_deadline
from campaign.condition import condition
from campaign.model import Branch, Campaign
from campaign.reminders import local
from handlers import closing_bell
from handlers.splitting import split
from handlers.talk import campaign_for
from handlers.wording import closing as wording
from storage import owners
from storage.effects import SendText, SendTimely
from storage.records import Record
from storage.store import Store

# A bell that was missed is rung later, but not to people who have long gone on to other things.
RINGS_FOR = timedelta(days=7)
# What came in time at the last moment may still be on its way into its record.
COMMITTED_WITHIN = timedelta(seconds=30)
BELL = "bell"


@dataclass(frozen=True, slots=True)
class Marks:
    """The names of the bells of one deadline."""

    deadline: str

    @property
    def office(self) -> str:
        return f"office@{self.deadline}"

    @property
    def final(self) -> str:
        return f"final@{self.deadline}"

    def branch(self, number: str) -> str:
        return f"{number}@{self.deadline}"


@dataclass(slots=True)
class Table:
    """Every award over the branches that close together."""

    closings: tuple[Closing, ...]
    branches: int = 0

    def count(self, branch: Branch, record: Record) -> None:
        self.branches += 1
        for closing in self.closings:
            application = record.application(closing.track.id)
            closing.count(branch, condition(closing.track, branch, application))


class ClosingBell:
    """Rings at every deadline that branches have; any number of processes may tick."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bells = store.bells

    def tick(self, now: datetime) -> None:
        """Ring what is due and has not rung; in quiet hours it waits. A job of the ticker."""
        campaign = self._store.campaign()
        if campaign.reminders.is_quiet(local(campaign, now)):
            return
        own = self._store.deadlines()
        ends = by_deadline(campaign, own)
        due = [end for end in sorted(ends) if end <= now < end + RINGS_FOR]
        rung = self._bells.rung() if due else {}
        for end in due:
            later = {n: until for n, until in own.items() if until > end}
            self._ring(campaign.until(end), ends[end], later, rung, now)

    def _ring(
        self,
        campaign: Campaign,
        branches: Sequence[Branch],
        later: Mapping[str, datetime],
        rung: Mapping[str, str],
        now: datetime,
    ) -> None:
        marks = Marks(local(campaign, campaign.deadline).isoformat())
        tolerance = timedelta(minutes=campaign.late_tolerance_minutes)
        is_over = now > campaign.deadline + tolerance + COMMITTED_WITHIN
        unrung = {branch.number for branch in branches if marks.branch(branch.number) not in rung}
        owed = [marks.office] if marks.office not in rung else []
        owed += [marks.final] if is_over and marks.final not in rung else []
        wanted = [branch for branch in branches if owed or branch.number in unrung]
        table = Table(tuple(Closing(track) for track in campaign.tracks.values()))
        silent = []
        for number, record in self._store.records(branch.number for branch in wanted):
            branch = campaign.branch_by_number[number]
            if campaign_for(campaign, record).deadline != campaign.deadline:
                continue
            table.count(branch, record)
            if branch.number in unrung and not self._tell(campaign, branch, record, marks, now):
                silent.append(marks.branch(branch.number))
        self._bells.mark(silent, now.isoformat())
        if owed and table.branches:
            self._tell_office(campaign, table, later, owed, marks, rung, now)

    def _tell(
        self, campaign: Campaign, branch: Branch, record: Record, marks: Marks, now: datetime
    ) -> bool:
        """Tell the people of a branch what it left open; False where there is nothing to tell."""
        text = closing_bell.chair_text(campaign, branch, record, now)
        if not text:
            return False
        about = f"{BELL} {branch.number} {campaign.deadline.isoformat()}"
        self._bells.ring(
            [marks.branch(branch.number)],
            now.isoformat(),
            [SendTimely(person, text, about) for person in branch.people],
            {owners.branch(branch.number): record},
        )
        return True

    def _tell_office(
        self,
        campaign: Campaign,
        table: Table,
        later: Mapping[str, datetime],
        owed: Sequence[str],
        marks: Marks,
        rung: Mapping[str, str],
        now: datetime,
    ) -> None:
        """Send the office the table, the final one only if it is another one."""
        disputes = self._store.disputes()
        rows = closing_bell.office_rows(campaign, table.closings, later, disputes, now)
        holding = sha1("\n".join(rows).encode(), usedforsecurity=False).hexdigest()
        is_final = marks.final in owed
        if is_final and rung.get(marks.office) == holding:
            self._bells.mark([marks.final], holding)
            return
        head = wording.office_head(campaign, table.branches, is_final=is_final)
        note = [] if is_final else [wording.office_note(campaign)]
        texts = split("\n".join([head, *rows, *note]))
        effects = [SendText(person, text) for person in campaign.office for text in texts]
        self._bells.ring(owed, holding, effects)
