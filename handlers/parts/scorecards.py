"""Scorecards in the conversation: items with points, in sections."""

from __future__ import annotations

from collections.abc import Mapping

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.items import Section
from campaign.parts.scorecard import Scorecard
from campaign.scoring import gap, tally, tally_section
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Refused, Values
from handlers.score_reading import ITEM_NAME, read_change, read_scores
from handlers.wording import scores as wording
from handlers.wording.checks import nothing_to_keep
from handlers.words import compact, plain


class Scorecards:
    """The scorecard kind."""

    def heading(self, part: Scorecard, entry: str) -> str:
        section = part.section_of[entry]
        return wording.section_head(section) if section.items[0].id == entry else ""

    def outline(self, part: Scorecard, entry: str) -> str:
        return wording.outline(part.section_of[entry]) if self.heading(part, entry) else ""

    def question(
        self, part: Scorecard, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        section = None if headed else part.section_of[entry]
        return wording.question(part.items[entry], section, current)

    def way(self, part: Scorecard, entry: str) -> str:
        return wording.way_to_answer(part.items[entry])

    def way_again(self, part: Scorecard, entry: str) -> str:
        return wording.way_again(part.items[entry])

    def more_ways(self, part: Scorecard, entry: str) -> str:
        return wording.ways_to_answer(part.section_of[entry])

    def read(
        self,
        part: Scorecard,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        read = read_scores(text, part, answers, asked, around.last)
        if asked and isinstance(read, Refused) and read.is_unclear and is_kept(text):
            return Kept(nothing_to_keep(self.name(part, asked)), asked)
        return read

    def read_change(
        self, part: Scorecard, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        return read_change(text, part) if ITEM_NAME.match(plain(text)) else None

    def find(self, part: Scorecard, text: str) -> str | None:
        name = compact(text).removeprefix("第").removesuffix("项")
        return name if name in part.items else None

    def written(self, part: Scorecard, before: Answers, values: Values) -> str:
        return wording.written(before, _points(values), part)

    def milestone(self, track: Track, part: Scorecard, before: Answers, after: Answers) -> str:
        done = [section for section in part.sections if _just_done(section, before, after)]
        told = "".join(
            wording.section_done(section, tally_section(section, after).points) for section in done
        )
        if not done or tally(part, after).is_complete:
            return told
        return told + wording.way_to_minimum(gap(track, part, after), track.minimum_score)

    def rows(self, part: Scorecard, answers: Answers) -> list[str]:
        return [wording.row(section, answers) for section in part.sections]

    def rows_touched(self, part: Scorecard, answers: Answers, values: Values) -> list[str]:
        if len(values) <= wording.IN_A_LINE:
            return []
        touched = {part.section_of[entry].number for entry in values}
        return [wording.row(s, answers) for s in part.sections if s.number in touched]

    def name(self, part: Scorecard, entry: str) -> str:
        return entry

    def reminder(self, part: Scorecard, entry: str) -> str:
        return wording.short_item(part.items[entry])

    def explained(self, part: Scorecard, entry: str, current: Value | None) -> str:
        return wording.explained(part.items[entry], part.section_of[entry], current)


def _just_done(section: Section, before: Answers, after: Answers) -> bool:
    return after.keys() >= set(section.ids) and not before.keys() >= set(section.ids)


def _points(values: Values) -> Mapping[str, int]:
    return {entry: int(value) for entry, value in values.items()}
