"""Fields: short values under a name; of each type what it may be. Reading what people type is in handlers/parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Setting
from pydantic import PositiveInt

from campaign.applications import Value
from campaign.parts.entry import Entry
from campaign.parts.part import Part
from campaign.settled import Draft, Key, Name

ONE_LINE = 200


class Field(Entry):
    """A short named value; `known_from` names what the roster already knows.

    `example` is shown when the field is asked.
    """

    id: Key
    label: Name
    type: Literal["text", "integer", "phone", "date"]
    required: bool = True
    max_length: PositiveInt = ONE_LINE
    example: str = ""
    known_from: Literal["branch_name", "chair_name", "phone", "today"] | None = None
    is_known_by_id: ClassVar[bool] = True

    @property
    def is_one_line(self) -> bool:
        """True for what stands in one line of the form, so that it takes no line break."""
        return self.max_length <= ONE_LINE

    @property
    def words(self) -> str:
        return self.label

    @property
    def may_stay_empty(self) -> bool:
        return not self.required

    def fits(self, value: Value, earlier: Entry) -> bool:
        is_short = not isinstance(value, str) or len(value) <= self.max_length
        return isinstance(earlier, Field) and earlier.type == self.type and is_short


class Fields(Part):
    """Short named values."""

    kind: Literal["fields"]
    form: Name
    fields: Annotated[tuple[Field, ...], Setting(min_length=1)]

    @property
    def entries(self) -> tuple[Field, ...]:
        return self.fields

    @property
    def on_form(self) -> str:
        return self.form

    @property
    def known_from(self) -> Mapping[str, str]:
        return {field.id: field.known_from for field in self.fields if field.known_from}

    @staticmethod
    def labelled(part: Draft) -> list[Draft]:
        return part.each("fields")
