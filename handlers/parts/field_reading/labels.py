"""Fields by the names people call them: the label, or a part that only one label has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from campaign.parts.fields import Field
from handlers.hearing.clean import compact, visible

SHORTEST = 2
_ALSO = {
    "integer": re.compile(r"(?:会员|小组|成员|职工)?(?:总?人数|数量)"),
    "phone": re.compile(r"(?:联系|办公)?(?:电话|手机|座机)(?:号码?)?|号码|联系方式"),
    "date": re.compile(r"(?:申请|申报|填表|填报)?(?:日期|时间)"),
}
_EXTRA = re.compile(r"(?:的?(?:姓名|名字)|的)$")
_BECOMES = re.compile(r"^\s*的?(?:改为|改成|换成|改|为)?[\s:：=＝]*")
_CHANGED = re.compile(r"(.{2,20}?)\s*的?(?:改为|改成|换成|[:：=＝]|\s)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Called:
    """The fields a name may mean, and what follows the name."""

    fields: tuple[Field, ...]
    rest: str


def names_of(field: Field) -> tuple[str, ...]:
    """The full names of a field: its label, and the label without what is in brackets."""
    return _names(field.label)


def fields_called(fields: Sequence[Field], name: str) -> tuple[Field, ...]:
    """The fields a name may mean: the one with that label, else those with it in the label."""
    said = compact(name)
    for field in fields:
        if said in _compact_names(field.label):
            return (field,)
    for part in (said, _EXTRA.sub("", said)):
        if len(part) >= SHORTEST:
            found = tuple(
                f for f in fields if any(part in name for name in _compact_names(f.label))
            )
            kinds = tuple(f for f in fields if (also := _ALSO.get(f.type)) and also.fullmatch(part))
            if found or kinds:
                return found if len(found) == 1 or not kinds else kinds
    return ()


def called_first(fields: Sequence[Field], text: str) -> Called | None:
    """The fields that a text begins with by name, and what it says of them."""
    text = visible(text)
    if exact := full_name_first(fields, text):
        return exact
    match = _CHANGED.fullmatch(text)
    if match and (found := fields_called(fields, match[1])):
        return Called(found, match[2].strip(" 　:：=＝"))
    found = fields_called(fields, text)
    return Called(found, "") if found else None


def full_name_first(fields: Sequence[Field], text: str) -> Called | None:
    """The field whose whole label a text begins with."""
    for field in fields:
        for name in names_of(field):
            if match := _either_width(name).match(text):
                return Called((field,), _BECOMES.sub("", text[match.end() :]))
    return None


# Every message of a chair is held against every name, so each is worked out once.
@cache
def _compact_names(label: str) -> tuple[str, ...]:
    return tuple(map(compact, _names(label)))


@cache
def _names(label: str) -> tuple[str, ...]:
    return label, re.split(r"[（(]", label)[0]


@cache
def _either_width(name: str) -> re.Pattern[str]:
    widths = (f"[{re.escape(c)}{re.escape(unicodedata.normalize('NFKC', c))}]" for c in name)
    return re.compile("".join(widths))
