"""The items of a form in short, and one of them in full."""

from __future__ import annotations

from campaign.applications import Answers, Value
from campaign.model import Contact, Track
from campaign.parts.checklist import Checklist, Question
from campaign.parts.fields import Field, Fields
from campaign.parts.items import Item, Section
from campaign.parts.roles import LongText, Pictures
from campaign.scoring import Tally
from handlers.wording.chair import call, head
from handlers.wording.checks import shown
from handlers.wording.scores import section_head, short_item, shortened


def section(track: Track, found: Section, answers: Answers) -> str:
    lines = (_item(item, answers.get(item.id)) for item in found.items)
    return "\n".join((f"{head(track)}{section_head(found)}", *lines))


def _item(item: Item, given: Value | None) -> str:
    score = f"　记 {given}" if given is not None else ""
    return f"{short_item(item)}{score}"


def section_line(found: Section, tally: Tally) -> str:
    done = f"已答 {tally.answered}" if tally.answered else "还没答"
    if tally.is_complete:
        done = f"得分 {tally.points}"
    return f"{section_head(found)}　{done}"


def whole(track: Track, scope: str) -> str:
    return f"{head(track)}{scope}"


def fields(part: Fields, answers: Answers) -> list[str]:
    return [f"{part.title}：", *(_field(field, answers.get(field.id)) for field in part.fields)]


def _field(field: Field, value: Value | None) -> str:
    optional = "" if field.required else "（可不填）"
    return f"· {field.label}{optional}" + ("" if value is None else f"：{shortened(str(value))}")


def checklist(part: Checklist, answers: Answers) -> list[str]:
    lines = (_question(question, answers.get(question.id)) for question in part.items)
    return [f"{part.title}（答是或否）：", *lines]


def _question(question: Question, value: Value | None) -> str:
    answer = "" if value is None else f"　{shown(value)}"
    return f"{question.id} {shortened(question.text)}{answer}"


def others(photos: Pictures | None, essay: LongText | None) -> str:
    asked = [f"{photos.title} {photos.minimum}–{photos.maximum} 张"] if photos else []
    asked += [f"{essay.title}（不少于 {essay.minimum_length} 字）"] if essay else []
    return f"还要：{'；'.join(asked)}" if asked else ""


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


def how_scored(item: Item) -> str:
    return f"标准就是上面这句，请按实际情况打 0–{item.points} 分。"


def how_checked() -> str:
    return "请按实际情况答是或否。"


def unsure(contact: Contact) -> str:
    return f"拿不准请问{call(contact)}。"


def which_item(item: str) -> str:
    return f"要看哪一项？请写编号，如 说明 {item}；各项的编号请回复 题目。"
