"""In which messages a chair answers a part, and what each of them says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from random import Random

from bot.rehearsal.scores import scores_for, words_for
from campaign.applications import Value
from campaign.model import Track
from campaign.parts.checklist import Checklist
from campaign.parts.fields import Field, Fields
from campaign.parts.part import Part
from campaign.parts.scorecard import Scorecard

YES, NO = ("是", "有", "是的"), ("否", "没有", "不是")

Message = tuple[str, Mapping[str, Value]]


def messages_for(
    track: Track,
    part: Part,
    answered: Collection[str],
    total: int | None,
    upto: int | None,
    dice: Random,
) -> Iterator[Message]:
    """Messages that answer what is open in a part, of a scorecard `upto` so many sections."""
    match part:
        case Scorecard():
            scores = scores_for(track, part, total, dice)
            for section in part.sections[:upto]:
                if not set(section.ids) <= set(answered):
                    yield from words_for(section, scores, dice)
        case Checklist():
            yield from _ticks(part, dice)
        case Fields():
            for field in part.fields:
                if field.id not in answered:
                    value = _value(field, dice)
                    yield str(value), {field.id: value}


def _ticks(part: Checklist, dice: Random) -> Iterator[Message]:
    entries = [question.id for question in part.items]
    no = dice.choice(entries)
    match dice.randrange(3):
        case 0:
            yield "全是", dict.fromkeys(entries, True)
        case 1:
            yield f"全是 除了 {no}", {entry: entry != no for entry in entries}
        case _:
            for entry in entries:
                yield dice.choice(NO if entry == no else YES), {entry: entry != no}


def _value(field: Field, dice: Random) -> Value:
    match field.type:
        case "integer":
            return dice.randint(5, 60)
        case "phone":
            return "82320000"
        case "date":
            return "2023-05-08"
    if not field.required:
        return "无"
    return f"第{dice.randint(1, 99)}号{field.label}"[: field.max_length]
