"""Fields in the conversation: short named values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from campaign.applications import Answers, Application, Submission, Value
from campaign.model import Track
from campaign.parts.entry import Entry
from campaign.parts.fields import Field, Fields
from handlers.hearing.clean import visible
from handlers.parts.field_reading import (
    NONE,
    called_first,
    names_of,
    read_field_change,
    read_fields,
    read_lines,
    wording,
)
from handlers.parts.field_reading.said import (
    called_in_speech,
    says_kind,
    says_myself,
    says_none,
    value_in,
)
from handlers.parts.field_samples import SAMPLES, played
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Doubtful, Kept, Kind, Refused, Values
from handlers.parts.on_page import Box, Group, Line
from handlers.parts.plays import Said, Turn
from handlers.parts.prints import OwnColumn, PartFacts, Row, SheetColumn, day_of
from handlers.wording import branch_status, checks, corrections, seasons


class FieldsKind(Kind):
    """The fields kind."""

    state = "fields"
    is_in_words = True

    def heading(self, part: Fields, entry: str) -> str:
        return wording.fields_head(part) if part.fields[0].id == entry else ""

    def question(
        self, part: Fields, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        return wording.field_question(None if headed else part, _field(part, entry), current)

    def way(self, part: Fields, entry: str) -> str:
        return wording.way_to_fill(_field(part, entry))

    def way_again(self, part: Fields, entry: str) -> str:
        return wording.field_again(_field(part, entry))

    def read(
        self,
        part: Fields,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        if asked and is_kept(text):
            return Kept(checks.nothing_to_keep(self.name(part, asked)), asked)
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
        return "；".join(checks.named(_field(part, e).label, v) for e, v in values.items())

    def rows(self, part: Fields, answers: Answers) -> list[str]:
        return [f"{field.label}：{checks.shown(answers.get(field.id))}" for field in part.fields]

    def name(self, part: Fields, entry: str) -> str:
        return next((field.label for field in part.fields if field.id == entry), entry)

    def explained(self, part: Fields, entry: str, current: Value | None) -> str:
        return wording.field_question(part, _field(part, entry), current)

    def rows_in_brief(self, part: Fields, answers: Answers) -> list[str]:
        """Only how much there is of what is written out."""
        return [branch_status.filled(part.title, len(answers), len(part.fields))]

    def became(
        self, part: Fields, last: Submission, now: Application, entry: str, name: str
    ) -> str:
        was, value = last.answers.get(part.id, {}).get(entry), now.part(part.id).get(entry)
        return corrections.unchanged(name) if was == value else corrections.rewritten(name)

    def in_short(self, part: Fields, answers: Answers) -> Iterator[str]:
        yield f"{part.title}："
        for field in part.fields:
            yield wording.in_short(field, answers.get(field.id))

    def read_in_speech(
        self, part: Fields, text: str, asked: Entry | None, around: Around
    ) -> Values | Refused | None:
        here = next((field for field in part.fields if field is asked), None)
        if here and (value_in(here, text) != text or not here.is_one_line):
            return None
        if labelled := _labelled(part, text, here, around):
            return labelled
        for field in _as_called(part, text):
            value = called_in_speech(field, text, part.fields)
            if value and field is not here:
                return read_fields(part, value, field.id, around)
        return None

    def read_again(self, part: Fields, text: str, around: Around) -> Values | Refused | None:
        return read_fields(part, text, around.last[-1], around)

    def read_named(
        self, part: Fields, text: str, asked: Entry | None, around: Around
    ) -> Values | Refused | None:
        return read_lines(part, text, asked if isinstance(asked, Field) else None, around)

    def takes_any_text(self, part: Fields, entry: str, text: str) -> bool:
        field = _field(part, entry)
        return field.type == "text" and (field.required or visible(text) not in NONE)

    def is_one_line(self, part: Fields, entry: str) -> bool:
        return _field(part, entry).is_one_line

    def value_in(self, part: Fields, entry: str, text: str) -> str:
        return value_in(_field(part, entry), text)

    def is_placeholder(self, part: Fields, entry: str, value: str) -> bool:
        return says_myself(value) or _field(part, entry).required and says_none(value)

    def labels(self, part: Fields) -> Sequence[str]:
        return [name for field in part.fields for name in names_of(field)]

    def begins_with_a_name(self, part: Fields, text: str) -> bool:
        return called_first(part.fields, text) is not None

    def groups(self, part: Fields) -> Sequence[Group]:
        return (Group(part.title, tuple(map(_on_page, part.fields))),)

    def nothing(self, part: Fields) -> str:
        return next(iter(NONE))

    def called_exactly(self, part: Fields, word: str) -> str | None:
        return next((field.id for field in part.fields if word in names_of(field)), None)

    def mentioned(self, part: Fields, said: str, text: str) -> Iterator[str]:
        for field in part.fields:
            yield from (field.label for name in names_of(field)[1:] if name in said)

    def phones(self, part: Fields, answers: Answers) -> Sequence[tuple[str, str]]:
        return [
            (field.label, str(answers[field.id]))
            for field in part.fields
            if field.type == "phone" and answers.get(field.id)
        ]

    def described(self, part: Fields) -> Iterator[str]:
        yield f"{part.title}　" + "、".join(
            field.label + ("" if field.required else "（可不填）") for field in part.fields
        )

    def facts(self, part: Fields, answers: Answers) -> PartFacts:
        shown = ((field, _printed(field, answers.get(field.id))) for field in part.fields)
        return PartFacts(fields={field.id: Row(field.label, text) for field, text in shown})

    def sample(self, part: Fields) -> Answers:
        return {field.id: SAMPLES[field.type] for field in part.fields}

    def columns(self, part: Fields) -> Iterator[SheetColumn]:
        for field in part.fields:
            given = partial(_given, part.id, field.id)
            yield SheetColumn(field.label, 20, given, part.title)

    def own_columns(self, part: Fields) -> Iterator[OwnColumn]:
        for field in part.fields:
            if field.is_one_line and not field.known_from:
                is_number, is_text = field.type == "integer", field.type == "text"
                width = 20 if is_text else 12
                yield OwnColumn(field.id, field.label, width, is_number, is_text)

    def differences(self, track: Track, earlier: Field, now: Field) -> Iterator[str]:
        if earlier.type != now.type:
            yield seasons.type_changed(track, now.label)
        elif earlier.required != now.required:
            yield seasons.need_changed(track, now.label, is_required=now.required)

    def messages(self, part: Fields, turn: Turn) -> Iterator[Said]:
        for field in part.fields:
            if field.id not in turn.answered:
                value = played(field, turn.dice)
                yield str(value), {field.id: value}


def _printed(field: Field, value: Value | None) -> str:
    if field.type == "date" and isinstance(value, str):
        return day_of(date.fromisoformat(value))
    return "" if value is None else str(value)


def _given(part: str, field: str, application: Application) -> Value | None:
    return application.part(part).get(field)


def _as_called(part: Fields, text: str) -> list[Field]:
    """The fields, first those whose whole name a text begins with."""
    return sorted(part.fields, key=lambda field: not text.strip().startswith(names_of(field)))


def _labelled(
    part: Fields, text: str, here: Field | None, around: Around
) -> Values | Refused | None:
    """The value of a number or a phone that its name stands right before: `电话82321111`."""
    for field in part.fields:
        if field.type != "text" and field is not here and says_kind(field, text):
            read = read_fields(part, text, field.id, around)
            is_read = isinstance(read, Doubtful) or not isinstance(read, Refused)
            return read if is_read else None
    return None


def _field(part: Fields, entry: str) -> Field:
    return next(field for field in part.fields if field.id == entry)


def _on_page(field: Field) -> Line:
    keyboard = {"integer": "numeric", "phone": "tel"}.get(field.type, "text")
    box = Box(keyboard, field.max_length, field.is_one_line, field.example)
    return Line(field.id, "", field.label, box=box, is_optional=not field.required)
