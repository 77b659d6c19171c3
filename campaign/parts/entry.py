"""One thing that is asked by itself: an item, a question, a field."""

from __future__ import annotations

from typing import ClassVar

from campaign.applications import Value
from campaign.settled import Settled


class Entry(Settled):
    """One thing of a part that is asked by itself."""

    id: str
    is_known_by_id: ClassVar[bool] = False

    @property
    def words(self) -> str:
        """The words it is asked with."""
        raise NotImplementedError

    @property
    def own_key(self) -> str:
        """What was given to it so that it is known again under another number, "" for nothing."""
        return ""

    @property
    def may_stay_empty(self) -> bool:
        """True where an application is complete without an answer to it."""
        return False

    def fits(self, value: Value, earlier: Entry) -> bool:
        """Whether an answer to what it was earlier may stand here."""
        return True
