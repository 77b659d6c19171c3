"""What a text comes to as the value of a field of its type, or why it is none."""

from __future__ import annotations

from datetime import date

from campaign.applications import Value
from campaign.parts.fields import Field
from handlers.hearing.clean import one_line, visible
from handlers.parts.field_reading import wording
from handlers.parts.field_reading.dates import FAR, read_date
from handlers.parts.field_reading.integers import find_integer, is_large, read_integer
from handlers.parts.field_reading.phones import find_phone, read_phone
from handlers.parts.field_reading.said import (
    is_hardly_a_name,
    says_myself,
    says_none,
    value_in,
    without_subject,
)
from handlers.parts.kind import Doubtful, Refused
from handlers.wording import refusals

NONE = {"无", "没有", "不填"}


def read_value(field: Field, text: str, today: date | None) -> Value | Refused:
    """The value of a field, or why a text is none."""
    is_text = field.type == "text" and field.is_one_line
    text = one_line(text) if is_text and "\n" not in text.strip() else visible(text)
    if not field.required and text in NONE:
        return "无"
    if field.required and says_none(text) and (text != "无" or field.is_one_line):
        return Refused(wording.must_be_filled(field), field.id, is_certain=True)
    if is_text:
        text = value_in(field, text)
    elif field.type == "text":
        text = without_subject(field, text)
    if not text:
        return Refused(wording.empty(field), field.id)
    match field.type:
        case "integer":
            return _integer(field, text)
        case "phone":
            return _phone(field, text)
        case "date":
            return _date(field, text, today)
    if len(text) > field.max_length:
        return Refused(wording.too_long(field, len(text)), field.id)
    if field.is_one_line and "\n" in text:
        return Refused(wording.one_line(field), field.id)
    if field.is_one_line and says_myself(text):
        return Refused(wording.write_it_out(field), field.id, is_certain=True)
    return _doubt(field, text) if field.is_one_line and is_hardly_a_name(text) else text


def _integer(field: Field, text: str) -> Value | Refused:
    number = read_integer(text)
    if number is not None:
        return number
    if (guess := find_integer(text)) is not None:
        return _doubt(field, guess)
    why = wording.too_large(field) if is_large(text) else wording.not_an_integer(field)
    return Refused(why, field.id)


def _phone(field: Field, text: str) -> Value | Refused:
    if phone := read_phone(text):
        return phone
    if guess := find_phone(text):
        return _doubt(field, guess)
    return Refused(wording.not_a_phone(field), field.id)


def _date(field: Field, text: str, today: date | None) -> Value | Refused:
    try:
        day = read_date(text, today)
    except (ValueError, OverflowError):
        return Refused(wording.no_such_day(field), field.id)
    if day is None:
        return Refused(wording.not_a_date(field), field.id)
    is_far = today is not None and abs(day - today) > FAR
    return _doubt(field, day.isoformat()) if is_far else day.isoformat()


def _doubt(field: Field, value: Value) -> Doubtful:
    return Doubtful(refusals.in_doubt(), field.id, values={field.id: value})
