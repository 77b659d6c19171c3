"""The items of a form in short, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Answers, Value
from campaign.model import Contact, Track
from campaign.parts.items import Item, Section
from handlers.wording.chair import call, head
from handlers.wording.scores import section_head, short_item


def section(track: Track, found: Section, answers: Answers) -> str:
    lines = (_item(item, answers.get(item.id)) for item in found.items)
    return "\n".join((f"{head(track)}{section_head(found)}", *lines))


def _item(item: Item, given: Value | None) -> str:
    score = f"　记 {given}" if given is not None else ""
    return f"{short_item(item)}{score}"


def whole(track: Track, scope: str) -> str:
    return f"{head(track)}{scope}"


def no_such_section(track: Track, name: str) -> str:
    return f"{head(track)}没有第{name}部分，共有这些："


def look_closer(number: str, item: str) -> str:
    return f"看一个部分：第{number}部分　看一项全文：说明 {item}"


def look_at_one(item: str) -> str:
    return f"看一项全文：说明 {item}"


def answer_now(name: str, way: str) -> str:
    return f"现在答 {name}：{way}"


def in_full(track: Track, text: str) -> str:
    return f"{head(track)}{text}"


def unsure(contact: Contact) -> str:
    return f"拿不准请问{call(contact)}。"


def which_item(item: str) -> str:
    return f"要看哪一项？请写编号，如 说明 {item}；各项的编号请回复 题目。"


def besides(asked: Sequence[str]) -> str:
    return f"还要：{'；'.join(asked)}" if asked else ""
