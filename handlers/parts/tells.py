"""How a kind of part is told of in the conversation: where it stands, what is left, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from campaign.applications import Answers, Application, Submission
from campaign.parts.missing import Missing
from campaign.parts.part import Stretch
from handlers.wording import checks, corrections


class Tells:
    """How one kind of part is told of. `part` is always of that kind; `answers` its own."""

    help_ways: str = ""  # how it is answered, for the first screen of 帮助
    help_example: tuple[str, str] | None = None  # an entry and a value, to show a change with
    help_also: str = ""  # what is sent besides answers
    called: tuple[str, ...] = ()  # by which words the whole part is known, the usual one first

    def rows(self, part: Any, answers: Answers) -> list[str]:
        """The answers at a glance."""
        return []

    def rows_in_brief(self, part: Any, answers: Answers) -> list[str]:
        """The answers at a glance where room is short."""
        return self.rows(part, answers)

    def read_back(self, part: Any, answers: Answers) -> list[str]:
        """The answers as they will stand on the form, before it is handed in."""
        return self.rows(part, answers)

    def figure(self, part: Any, application: Application) -> str:
        """Where it stands in every reply, beside the count of entries: `得分 45`; "" for nothing."""
        return ""

    def counted(self, part: Any, application: Application) -> str:
        """How much is there of what is given as a whole, and how much it takes."""
        return ""

    def left(self, part: Any, missing: Missing) -> list[str]:
        """What is still missing besides entries and points, a line each, with the way to do it."""
        return []

    def shown(self, part: Any, application: Application, entry: str) -> str:
        """What stands at an entry, or of the whole part."""
        return checks.shown(application.part(part.id).get(entry))

    def became(self, part: Any, last: Submission, now: Application, entry: str, name: str) -> str:
        """What became of an entry, or of the whole part, since it was handed in."""
        was, value = last.answers.get(part.id, {}).get(entry), now.part(part.id).get(entry)
        if was == value:
            return corrections.unchanged(name)
        return corrections.changed(name, checks.shown(was), checks.shown(value))

    def not_corrected(self, part: Any, application: Application) -> str:
        """Why a part that was sent back as a whole does not count as corrected."""
        return ""

    def change_example(self, part: Any) -> str:
        """A change as it could be written: `改 2.3 4`; "" where another part has a better one."""
        return ""

    def in_short(self, part: Any, answers: Answers) -> Iterator[str]:
        """What it asks, in lines, with the answers so far."""
        return iter(())

    def besides(self, part: Any) -> str:
        """How much is asked of what is given as a whole, "" where it is answered one by one."""
        return ""

    def amount(self, part: Any) -> str:
        """How much it asks, in a few words, "" for too little to tell."""
        return ""

    def rule(self, part: Any, entry: str) -> str:
        """By what rule an entry is to be answered, "" where that is plain."""
        return ""

    def board_label(self, stretch: Stretch) -> str:
        """The head of a column of the board."""
        return stretch.section or stretch.part.title

    def board_need(self, part: Any) -> str:
        """How much is asked, below that head; "" where that is plain."""
        return ""

    def board_figure(self, done: int) -> str:
        """What is there, in figures; "" where how full it is says enough."""
        return ""

    def phones(self, part: Any, answers: Answers) -> Sequence[tuple[str, str]]:
        """The phone numbers that were filled in, each with what it is called."""
        return ()
