"""What has been filed so far, read once for the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaign.applications import Application, Status
from storage.records import Record
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Filed:
    """The records of all branches that ever were, by what the branch is known by."""

    records: Mapping[str, Record]

    def begun(self, branch: str = "", track: str = "") -> list[tuple[str, Application]]:
        """The applications with anything in them: all, of one branch, of one award."""
        return [
            (number, application)
            for number, record in self.records.items()
            if branch in ("", number)
            for key, application in record.applications.items()
            if track in ("", key) and application.status is not Status.NOT_STARTED
        ]

    def receipts(self, branch: str = "", track: str = "") -> list[str]:
        """The receipts of what is handed in, the newest of each application."""
        return [
            application.submission.receipt
            for _, application in self.begun(branch, track)
            if application.submission
        ]


def read_filed(store: Store, branches: Iterable[str]) -> Filed:
    """What these branches have filed."""
    found = store.records(dict.fromkeys(branches))
    return Filed({number: record for number, record in found if record.version})
