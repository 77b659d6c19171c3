"""Checklists in the conversation: yes / no lines."""

from __future__ import annotations

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.checklist import Checklist, Question
from handlers.check_reading import read_check_change, read_checks
from handlers.numerals import arabic
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Refused, Values
from handlers.wording import checks as wording
from handlers.words import compact


class Checklists:
    """The checklist kind."""

    def heading(self, part: Checklist, entry: str) -> str:
        return wording.checklist_head(part) if part.items[0].id == entry else ""

    def outline(self, part: Checklist, entry: str) -> str:
        return ""

    def question(
        self, part: Checklist, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        return wording.check_question(_line(part, entry), current)

    def way(self, part: Checklist, entry: str) -> str:
        first = part.items[0].id == entry
        return wording.way_to_check() + (wording.ways_to_check(part) if first else "")

    def way_again(self, part: Checklist, entry: str) -> str:
        return wording.check_again(entry)

    def more_ways(self, part: Checklist, entry: str) -> str:
        return ""

    def read(
        self,
        part: Checklist,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        read = read_checks(text, part, answers, asked, around.last)
        if asked and isinstance(read, Refused) and read.is_unclear and is_kept(text):
            return Kept(wording.nothing_to_keep(self.name(part, asked)), asked)
        return read

    def read_change(
        self, part: Checklist, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        return read_check_change(text, part)

    def find(self, part: Checklist, text: str) -> str | None:
        name = arabic(compact(text)).removeprefix("第").removesuffix("项")
        return next((q.id for q in part.items if q.id == name), None)

    def written(self, part: Checklist, before: Answers, values: Values) -> str:
        if len(values) > 2 and len(set(values.values())) == 1:
            return wording.all_named(len(values), next(iter(values.values())))
        in_order = [(q.id, values[q.id]) for q in part.items if q.id in values]
        return "、".join(wording.named(self.name(part, e), v) for e, v in in_order)

    def milestone(self, track: Track, part: Checklist, before: Answers, after: Answers) -> str:
        return ""

    def rows(self, part: Checklist, answers: Answers) -> list[str]:
        given = " ".join(f"{q.id}{wording.shown(answers.get(q.id))}" for q in part.items)
        return [f"{part.title} {given}"]

    def rows_touched(self, part: Checklist, answers: Answers, values: Values) -> list[str]:
        return []

    def name(self, part: Checklist, entry: str) -> str:
        return wording.check_name(entry)

    def reminder(self, part: Checklist, entry: str) -> str:
        return wording.short_question(_line(part, entry))

    def explained(self, part: Checklist, entry: str, current: Value | None) -> str:
        return wording.check_question(_line(part, entry), current)


def _line(part: Checklist, entry: str) -> Question:
    return next(question for question in part.items if question.id == entry)
