"""What a kind of part must be able to do to take part in the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from campaign.applications import NOTHING, Answers, Value
from campaign.model import Track

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


class Kind(Protocol):
    """How one kind of part asks, reads and tells. `part` is always of that kind; `answers` its own."""

    def heading(self, part: Any, entry: str) -> str:
        """The headline said before the first entry of a part or section, empty elsewhere."""

    def outline(self, part: Any, entry: str) -> str:
        """What comes after an entry that has a heading, in short, so that all can be answered at once."""

    def question(self, part: Any, entry: str, current: Value | None, headed: bool = False) -> str:
        """The entry as it is asked, one line; shorter right under its heading."""

    def way(self, part: Any, entry: str) -> str:
        """How to answer the entry, one line."""

    def way_again(self, part: Any, entry: str) -> str:
        """How to send again what was wrong with an entry that is not asked just now."""

    def more_ways(self, part: Any, entry: str) -> str:
        """How to answer several entries at once, told with a heading."""

    def read(
        self,
        part: Any,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        """The values a message gives, by entry; all of them or none."""

    def read_change(
        self, part: Any, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        """The values of `改 <entry> <value>`; None when the text names no entry of this part."""

    def find(self, part: Any, text: str) -> str | None:
        """The entry a person names, None when there is no such entry."""

    def written(self, part: Any, before: Answers, values: Values) -> str:
        """What was written down, in a few words."""

    def milestone(self, track: Track, part: Any, before: Answers, after: Answers) -> str:
        """What to say about sections that were just completed, empty when none was."""

    def rows(self, part: Any, answers: Answers) -> list[str]:
        """The answers at a glance."""

    def rows_touched(self, part: Any, answers: Answers, values: Values) -> list[str]:
        """The rows to show when too many values were written to name each of them."""

    def name(self, part: Any, entry: str) -> str:
        """The entry as people refer to it: `2.3`, `第 4 项`, `联系电话`."""

    def reminder(self, part: Any, entry: str) -> str:
        """What an entry is about in a few words, for who may have another in mind; "" where its name says it."""

    def explained(self, part: Any, entry: str, current: Value | None) -> str:
        """The entry in full."""
