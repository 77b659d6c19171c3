"""The sheet of the list that tells who did what, when and why."""

from __future__ import annotations

from bot.export.cells import Cell, Column
from bot.export.standing import local
from campaign.model import Branch, Campaign
from handlers.office.commands import LOOKS
from handlers.wording import changes
from handlers.wording.archive import Head
from storage.audit import Entry

COLUMNS = (
    Column(Head.AT, 20),
    Column(Head.UNIT, 28),
    Column(Head.TRACK, 18),
    Column(Head.WHO, 14),
    Column(Head.DID, 14),
    Column(Head.BEFORE, 50),
    Column(Head.AFTER, 50),
    Column(Head.WHY, 40),
)
FIXED = 1


class History:
    """Makes lines of history entries, each act told once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._told: set[tuple[str, str, str]] = set()

    def of_branch(self, branch: Branch, entry: Entry) -> list[Cell]:
        """The line of something that changed a branch."""
        if entry.user_id.casefold() in self._campaign.office_ids:
            self._told.add(_act(entry))
        return self._row(branch.name, entry, entry.why)

    def of_office(self, entry: Entry) -> list[Cell] | None:
        """The line of a command; None where it did nothing, or a branch's own line tells it.

        What was refused, or not confirmed, is about nobody. Exports and downloads are looks: two
        archives of the same data must be equal.
        """
        if entry.did in LOOKS or not entry.whom or _act(entry) in self._told:
            return None
        return self._row(self._named(entry), entry, entry.said or entry.why)

    def of_review(self, entry: Entry) -> list[Cell]:
        """The line of a ballot, or of what was settled of the review."""
        return self._row(self._named(entry), entry, entry.why)

    def _named(self, entry: Entry) -> str:
        known = self._campaign.branch_by_number
        return "、".join(known[n].short_name if n in known else n for n in entry.whom)

    def _row(self, unit: str, entry: Entry, why: str) -> list[Cell]:
        track = self._campaign.tracks.get(entry.track)
        return [
            local(entry.at, self._campaign),
            unit,
            track.name if track else None,
            entry.user_id,
            changes.did(entry.did),
            changes.values(self._campaign, entry.track, entry.before or {}, without_empty=True)
            or None,
            changes.values(self._campaign, entry.track, entry.after or {}) or None,
            why or None,
        ]


def _act(entry: Entry) -> tuple[str, str, str]:
    return entry.at.isoformat(), entry.user_id, entry.did
