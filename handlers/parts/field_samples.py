"""Answers to fields as they might be: to try a form with, and for a campaign that is rehearsed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from campaign.applications import Value
from campaign.parts.fields import Field

SAMPLES: Mapping[str, Value] = {
    "integer": 12,
    "phone": "82322450",
    "date": "2023-05-08",
    "text": "样例",
}


def played(field: Field, dice: Random) -> Value:
    """An answer that a person might give."""
    match field.type:
        case "integer":
            return dice.randint(5, 60)
        case "phone":
            return "82320000"
        case "date":
            return "2023-05-08"
    if not field.required:
        return "无"
    # nobody gives the question back as the answer
    named, is_a_name, _ = field.label.partition("名称")
    return f"第{dice.randint(1, 99)}号{named if is_a_name else '样例'}"[: field.max_length]
