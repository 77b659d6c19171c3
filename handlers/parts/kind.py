"""What a kind of part must be able to do to take part in the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from campaign.applications import NOTHING, Answers, Application, Value
from campaign.model import Track
from campaign.parts.entry import Entry
from handlers.parts.cards import Cards
from handlers.parts.on_page import OnPage
from handlers.parts.plays import Plays
from handlers.parts.prints import Prints
from handlers.parts.tells import Tells

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is taken; `why` says what was wrong with `entry`, with the asked one if it is None.

    `is_unclear` when it was no answer at all, so that the question is worth asking again;
    `is_certain` when it was an answer without doubt, whatever else it is like.
    """

    why: str
    entry: str | None = None
    is_unclear: bool = False
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class Doubtful(Refused):
    """Nothing is taken before the person has said yes to these values; `why` is for who cannot ask."""

    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept(Refused):
    """`entry` shall stay as it is; `why` is for where there is nothing that could stay."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a message may be about besides its part: the day, the track, the part's answers so far.

    `last` are the entries of the part that were answered last.
    """

    day: date | None = None
    track: Track | None = None
    answers: Answers = field(default_factory=lambda: NOTHING)
    last: tuple[str, ...] = ()


NOWHERE = Around()


class Kind(Tells, Cards, Prints, Plays, OnPage):
    """How one kind of part asks, reads and tells. `part` is always of that kind; `answers` its own."""

    state: str = "filling"  # while it is asked, in the words of the catalogue of intents
    is_yes_or_no: bool = False  # a yes or a no is an answer, so it cannot confirm anything else
    is_in_words: bool = False  # what sounds like a question or a remark may be an answer
    takes_points: bool = False  # what a person tells of how things stand still wants points

    def ask(self, part: Any, application: Application) -> str:
        """The question for a part that is given as a whole."""
        return ""

    def heading(self, part: Any, entry: str) -> str:
        """The headline said before the first entry of a part or section, empty elsewhere."""
        return ""

    def outline(self, part: Any, entry: str) -> str:
        """What comes after an entry that has a heading, in short, so that all can be answered at once."""
        return ""

    def question(self, part: Any, entry: str, current: Value | None, headed: bool = False) -> str:
        """The entry as it is asked, one line; shorter right under its heading."""
        return ""

    def way(self, part: Any, entry: str) -> str:
        """How to answer the entry, one line."""
        return ""

    def way_again(self, part: Any, entry: str) -> str:
        """How to send again what was wrong with an entry that is not asked just now."""
        return ""

    def more_ways(self, part: Any, entry: str) -> str:
        """How to answer several entries at once, told with a heading."""
        return ""

    def read(
        self,
        part: Any,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused | None:
        """The values a message gives, by entry, all of them or none; None where none is written."""
        return None

    def read_change(
        self, part: Any, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        """The values of `改 <entry> <value>`; None when the text names no entry of this part."""
        return None

    def read_in_speech(
        self, part: Any, text: str, asked: Entry | None, around: Around
    ) -> Values | Refused | None:
        """The value of an entry that is not asked and that a text names in speech."""
        return None

    def read_again(self, part: Any, text: str, around: Around) -> Values | Refused | None:
        """The value that a text gives for the entry that was answered last, where it was wrong."""
        return None

    def read_named(
        self, part: Any, text: str, asked: Entry | None, around: Around
    ) -> Values | Refused | None:
        """The values of lines that all name an entry other than the asked one; None where not all do."""
        return None

    def takes_any_text(self, part: Any, entry: str, text: str) -> bool:
        """Whether any text at all could answer the entry; to leave out what is optional surely does."""
        return False

    def is_one_line(self, part: Any, entry: str) -> bool:
        """Whether the answer stands in one line, as a name does."""
        return True

    def value_in(self, part: Any, entry: str, text: str) -> str:
        """The value itself, without what is said around it."""
        return text

    def is_placeholder(self, part: Any, entry: str, value: str) -> bool:
        """Whether a value stands for one that is not said, which is told when it is refused."""
        return False

    def labels(self, part: Any) -> Sequence[str]:
        """The names in words that its entries are called by."""
        return ()

    def begins_with_a_name(self, part: Any, text: str) -> bool:
        """Whether a text begins with what an entry is called, in full or in part."""
        return False

    def called_exactly(self, part: Any, word: str) -> str | None:
        """The entry with exactly this name in words."""
        return None

    def mentioned(self, part: Any, said: str, text: str) -> Iterator[str]:
        """The entries a question speaks of, as `find` takes them; `text` is it without blanks, in digits."""
        return iter(())

    def find(self, part: Any, text: str) -> str | None:
        """The entry a person names, None when there is no such entry."""
        return None

    def written(self, part: Any, before: Answers, values: Values) -> str:
        """What was written down, in a few words."""
        return ""

    def milestone(self, track: Track, part: Any, before: Answers, after: Answers) -> str:
        """What to say about sections that were just completed, empty when none was."""
        return ""

    def rows(self, part: Any, answers: Answers) -> list[str]:
        """The answers at a glance."""
        return []

    def rows_touched(self, part: Any, answers: Answers, values: Values) -> list[str]:
        """The rows to show when too many values were written to name each of them."""
        return []

    def name(self, part: Any, entry: str) -> str:
        """The entry as people refer to it: `2.3`, `第 4 项`, `联系电话`."""
        return str(part.title)

    def reminder(self, part: Any, entry: str) -> str:
        """What an entry is about in a few words, for who may have another in mind; "" where its name says it."""
        return ""

    def explained(self, part: Any, entry: str, current: Value | None) -> str:
        """The entry in full."""
        return ""
