"""Fields in the conversation: short named values."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts import Field, Fields
from handlers.hearing.clean import one_line
from handlers.numerals import arabic
from handlers.parts.kind import Refused, Values
from handlers.wording import checks as wording
from handlers.words import plain, visible

NONE = {"无", "没有", "不填"}
_PHONE = re.compile(r"\+?[\d\- ()]{7,20}")
_WITH_AREA = re.compile(r"\s*\(?\s*[0+]")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_BECOMES = re.compile(r"^(?:改为|改成|为)?[\s:：=＝]*")
_INTEGER = re.compile(r"(\d{1,6})[人名个位]?")
LONGEST_LINE = 200  # characters; a longer value may have paragraphs
LEAST_DIGITS, LEAST_WITH_AREA, MOST_DIGITS = 7, 10, 15


class FieldsKind:
    """The fields kind."""

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

    def more_ways(self, part: Fields, entry: str) -> str:
        return ""

    def read(
        self, part: Fields, text: str, answers: Answers, asked: str | None
    ) -> Values | Refused:
        if asked is None:
            return Refused(wording.all_filled())
        value = _value(_field(part, asked), text)
        return value if isinstance(value, Refused) else {asked: value}

    def read_change(self, part: Fields, text: str) -> Values | Refused | None:
        named = _named_first(part, text)
        if named is None:
            return None
        field, rest = named
        value = _value(field, rest)
        return replace(value, entry=field.id) if isinstance(value, Refused) else {field.id: value}

    def find(self, part: Fields, text: str) -> str | None:
        named = _named_first(part, text)
        return named[0].id if named and not named[1] else None

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

    def explained(self, part: Fields, entry: str, current: Value | None) -> str:
        return wording.field_question(part, _field(part, entry), current)


def _field(part: Fields, entry: str) -> Field:
    return next(field for field in part.fields if field.id == entry)


def names_of(field: Field) -> tuple[str, ...]:
    """What people may call a field: its label, and the label without what is in brackets."""
    return field.label, re.split(r"[（(]", field.label)[0]


def _named_first(part: Fields, text: str) -> tuple[Field, str] | None:
    """The field a text begins with and what follows its name."""
    text = visible(text)
    for field in part.fields:
        for name in names_of(field):
            if match := re.match(_either_width(name), text):
                return field, _BECOMES.sub("", text[match.end() :])
    return None


def _either_width(name: str) -> str:
    return "".join(f"[{re.escape(c)}{re.escape(unicodedata.normalize('NFKC', c))}]" for c in name)


def _value(field: Field, text: str) -> Value | Refused:
    text = one_line(text) if field.max_length <= LONGEST_LINE else visible(text)
    if not field.required and text in NONE:
        return "无"
    if not text:
        return Refused(wording.empty(field))
    match field.type:
        case "integer":
            number = _INTEGER.fullmatch(arabic(plain(text)))
            return int(number[1]) if number else Refused(_no_integer(field, plain(text)))
        case "phone":
            phone = plain(text)
            return phone if _is_phone(phone) else Refused(wording.not_a_phone(field))
        case "date":
            return _date(field, plain(text))
    if len(text) > field.max_length:
        return Refused(wording.too_long(field, len(text)))
    return text


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    least = LEAST_WITH_AREA if _WITH_AREA.match(text) else LEAST_DIGITS
    return bool(_PHONE.fullmatch(text)) and least <= len(digits) <= MOST_DIGITS


def _no_integer(field: Field, text: str) -> str:
    return wording.too_large(field) if text.isdecimal() else wording.not_an_integer(field)


def _date(field: Field, text: str) -> Value | Refused:
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else _no_date(field)
    except ValueError:
        return _no_date(field)


def _no_date(field: Field) -> Refused:
    return Refused(wording.not_a_date(field))
