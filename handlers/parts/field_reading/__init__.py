"""Reads values of fields out of what a chair typed; all that a message names, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Value
from campaign.parts.fields import Field, Fields
from handlers.hearing.clean import visible
from handlers.parts.field_reading import wording
from handlers.parts.field_reading.labels import (
    Called,
    called_first,
    fields_called,
    full_name_first,
    names_of,
)
from handlers.parts.field_reading.values import NONE, read_value
from handlers.parts.keeping import is_kept
from handlers.parts.kind import Around, Doubtful, Kept, Refused, Values
from handlers.wording import checks, refusals

__all__ = ["NONE", "called_first", "names_of", "read_field_change", "read_fields", "read_lines"]

_LINE = re.compile(r"\s*(?:\(?\d{1,2}[、.)）]\s*)?([^:：=＝\d]{2,20}?)\s*[:：=＝]\s*(.*?)\s*")
_CHANGE = re.compile(
    r"(?:(?:把|将)\s*)?([^:：=＝]{2,20}?)\s*的?\s*(?:改为|改成|换成|更正为)\s*(.+)"
)
_CALLS = re.compile(r"(?:请|帮我|我要)?(?:改|修改|更改)(?:一下)?\s+(.+)", re.DOTALL)


def read_fields(part: Fields, text: str, asked: str | None, around: Around) -> Values | Refused:
    """The values a message gives: of the fields it names, else of the one that is asked."""
    field = next((field for field in part.fields if field.id == asked), None)
    text = visible(text)
    named = _named_lines(part, text, field, around)
    if named is not None:
        return named
    if (call := _CALLS.fullmatch(text)) and (field is None or field.is_one_line):
        change = read_field_change(part, call[1], around)
        return change or Refused(wording.no_such_field(call[1], part))
    if field is None:
        return Refused(wording.all_filled())
    value = read_value(field, text, around.day)
    return value if isinstance(value, Refused) else {field.id: value}


def read_lines(
    part: Fields, text: str, asked: Field | None, around: Around
) -> Values | Refused | None:
    """The values of lines that all name fields of a part other than the one that is asked."""
    called = [line[1] for line in _lines(part, visible(text), asked)]
    return _read_called(called, around) if called and all(called) else None


def read_field_change(part: Fields, text: str, around: Around) -> Values | Refused | None:
    """The value of a change that begins with the name of a field; None where it names none."""
    called = called_first(part.fields, re.sub(r"^\s*[把将]\s*", "", text))
    if called is None:
        return None
    if len(called.fields) > 1:
        return Refused(wording.which_field(called.fields))
    return _read_all([(called.fields[0], called.rest)], around)


def _named_lines(
    part: Fields, text: str, asked: Field | None, around: Around
) -> Values | Refused | None:
    """The values of lines that all name a field; None where no line does."""
    lines = _lines(part, text, asked)
    if not any(called for _, called in lines):
        return None
    unknown = next((line for line, called in lines if not called), None)
    return _partly(text, unknown, asked) if unknown else _read_called([c for _, c in lines], around)


def _lines(part: Fields, text: str, asked: Field | None) -> list[tuple[str, Called | None]]:
    """Each line, or clause where all of them name a field, with what it names."""
    lines = [(line, _called(part, line, asked)) for line in text.split("\n") if line.strip()]
    clauses = [(clause, _called(part, clause, asked)) for clause in re.split(r"[,，;；]", text)]
    return clauses if len(lines) == 1 and all(called for _, called in clauses) else lines


def _read_called(called: Sequence[Called | None], around: Around) -> Values | Refused:
    known = [one for one in called if one]
    several = next((one for one in known if len(one.fields) > 1), None)
    if several:
        return Refused(wording.which_field(several.fields))
    return _read_all([(one.fields[0], one.rest) for one in known], around)


def _called(part: Fields, line: str, asked: Field | None) -> Called | None:
    """The field that a line like `名称：值` or `名称改为值` names; a long answer names only in full."""
    match = _LINE.fullmatch(line) or _CHANGE.fullmatch(line)
    if not match:
        return None
    if asked and not asked.is_one_line:
        exact = full_name_first(part.fields, match[1])
        return Called(exact.fields, match[2]) if exact and not exact.rest else None
    found = fields_called(part.fields, match[1])
    if asked in found and asked is not None:
        found = (asked,)
    return Called(found, match[2]) if found else None


def _partly(text: str, line: str, asked: Field | None) -> Refused:
    """Lines of which some name a field: for a long answer they may be meant as they are."""
    if asked is None or asked.is_one_line:
        return Refused(wording.line_not_understood(line))
    return Doubtful(refusals.in_doubt(), asked.id, values={asked.id: text})


def _present(field: Field, around: Around) -> Value | Refused:
    """What a field has, where it is to stay as it is."""
    value = around.answers.get(field.id)
    return Kept(checks.nothing_to_keep(field.label), field.id) if value is None else value


def _read_all(pairs: Sequence[tuple[Field, str]], around: Around) -> Values | Refused:
    values: dict[str, Value] = {}
    doubts: dict[str, Value] = {}
    for field, text in pairs:
        value = _present(field, around) if is_kept(text) else read_value(field, text, around.day)
        if isinstance(value, Doubtful):
            doubts |= value.values
        elif isinstance(value, Refused):
            return value
        if values.get(field.id, value) != value:
            return Refused(wording.named_twice(field), field.id)
        values |= value.values if isinstance(value, Doubtful) else {field.id: value}
    if not doubts:
        return values
    return Doubtful(refusals.in_doubt(), next(iter(doubts)), values=values)
