"""Fields in the conversation: short named values."""

from __future__ import annotations

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.fields import Field, Fields
from handlers.field_reading import NONE, called_first, names_of, read_field_change, read_fields
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Refused, Values
from handlers.wording import checks as wording

__all__ = ["NONE", "FieldsKind", "names_of"]


class FieldsKind:
    """The fields kind."""

    def heading(self, part: Fields, entry: str) -> str:
        return wording.fields_head(part) if part.fields[0].id == entry else ""

    def outline(self, part: Fields, entry: str) -> str:
        return ""

    def question(
        self, part: Fields, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        return wording.field_question(None if headed else part, _field(part, entry), current)

    def way(self, part: Fields, entry: str) -> str:
        return wording.way_to_fill(_field(part, entry))

    def way_again(self, part: Fields, entry: str) -> str:
        return wording.field_again(_field(part, entry))

    def more_ways(self, part: Fields, entry: str) -> str:
        return ""

    def read(
        self,
        part: Fields,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        if asked and is_kept(text):
            return Kept(wording.nothing_to_keep(self.name(part, asked)), asked)
        return read_fields(part, text, asked, around)

    def read_change(
        self, part: Fields, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        return read_field_change(part, text, around)

    def find(self, part: Fields, text: str) -> str | None:
        called = called_first(part.fields, text)
        return (
            called.fields[0].id if called and len(called.fields) == 1 and not called.rest else None
        )

    def written(self, part: Fields, before: Answers, values: Values) -> str:
        return "；".join(wording.named(_field(part, e).label, v) for e, v in values.items())

    def milestone(self, track: Track, part: Fields, before: Answers, after: Answers) -> str:
        return ""

    def rows(self, part: Fields, answers: Answers) -> list[str]:
        return [f"{field.label}：{wording.shown(answers.get(field.id))}" for field in part.fields]

    def rows_touched(self, part: Fields, answers: Answers, values: Values) -> list[str]:
        return []

    def name(self, part: Fields, entry: str) -> str:
        return _field(part, entry).label

    def reminder(self, part: Fields, entry: str) -> str:
        return ""

    def explained(self, part: Fields, entry: str, current: Value | None) -> str:
        return wording.field_question(part, _field(part, entry), current)


def _field(part: Fields, entry: str) -> Field:
    return next(field for field in part.fields if field.id == entry)
