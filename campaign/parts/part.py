"""What every part can tell of itself, whatever its kind; a kind says otherwise where it differs.

Who is outside of this folder asks these, and never which kind a part is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from campaign.applications import Answers, Application, Submission
from campaign.parts.entry import Entry
from campaign.parts.missing import NOTHING_MISSING, Missing
from campaign.parts.roles import LongText, Pictures, Scored
from campaign.settled import Draft, Key, Name, Problem, Settled

Given = Application | Submission


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part, or the `section` of one, that `enough` entries, photos or characters fill."""

    name: str
    part: Part
    section: str
    enough: int
    entries: frozenset[str] = frozenset()


class Part(Settled):
    """A part of an application: of one kind, known by its id, under a title."""

    kind: str
    id: Key
    title: Name
    is_only_one: ClassVar[bool] = False  # of its kind in an award
    carries_score: ClassVar[bool] = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is answered one by one, in order; nothing where the part is given as a whole."""
        return ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The ids of the entries, in order."""
        return tuple(entry.id for entry in self.entries)

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        """The entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The ids of the entries."""
        return frozenset(self.names)

    @cached_property
    def optional_names(self) -> frozenset[str]:
        """The ids of the entries that may stay empty."""
        return frozenset(entry.id for entry in self.entries if entry.may_stay_empty)

    @cached_property
    def required_names(self) -> frozenset[str]:
        """The ids of the entries that must have an answer."""
        return self.known_names - self.optional_names

    @property
    def on_form(self) -> str:
        """The title of the official form it is printed on, "" where it is on none."""
        return ""

    @property
    def scored(self) -> Scored | None:
        """The part as what carries the score of an application; None where it does not."""
        return None

    @property
    def pictures(self) -> Pictures | None:
        """The part as what collects the photos of an application; None where it does not."""
        return None

    @property
    def long_text(self) -> LongText | None:
        """The part as what collects the long text of an application; None where it does not."""
        return None

    def missing(self, application: Application) -> Missing:
        """What an application still lacks of it, points aside."""
        answers = application.part(self.id).keys()
        entries, optional = len(self.required_names - answers), len(self.optional_names - answers)
        if not entries and not optional:
            return NOTHING_MISSING
        return Missing(entries, 0, 0, 0, optional)

    def is_same(self, one: Given, other: Given) -> bool:
        """Whether what is given as a whole is the same in both."""
        return True

    def stretches(self) -> Iterator[Stretch]:
        """What of it is told apart on the board."""
        yield Stretch(self.id, self, "", len(self.required_names), self.required_names)

    def done(self, application: Application, stretch: Stretch) -> int:
        """How much of a stretch is there."""
        return len(application.part(self.id).keys() & stretch.entries)

    @property
    def known_from(self) -> Mapping[str, str]:
        """What of the roster or the calendar tells an entry, by the id of the entry."""
        return {}

    def yes_count(self, answers: Answers) -> int:
        """How many of its lines are answered yes."""
        return 0

    @staticmethod
    def problems(part: Draft) -> Iterator[Problem]:
        """What does not agree within one part, as written in config.yaml."""
        return iter(())

    @staticmethod
    def numbered(part: Draft) -> list[Draft]:
        """What people call by its number, as written in config.yaml."""
        return []

    @staticmethod
    def labelled(part: Draft) -> list[Draft]:
        """What people call by its name and the form knows by its id, as written in config.yaml."""
        return []
