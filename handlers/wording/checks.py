"""What a chair reads while answering yes / no lines and short values."""

from __future__ import annotations

from campaign.applications import Value
from campaign.model import Track
from campaign.parts import Checklist, Field, Fields, Question

SHOWN_AT_MOST = 40
YES_NO = {True: "是", False: "否"}


def shown(value: Value | None) -> str:
    if isinstance(value, bool):
        return YES_NO[value]
    return "·" if value is None else str(value)


def checklist_head(part: Checklist) -> str:
    return f"{part.title}（{len(part.items)} 项，如实答是或否）"


def check_question(question: Question, current: Value | None) -> str:
    now = f"　现在是 {shown(current)}" if current is not None else ""
    group = f"{question.group} · " if question.group else ""
    return f"{group}{question.id} {question.text}{now}"


def way_to_check() -> str:
    return "请回复 是 或 否。"


def ways_to_check(part: Checklist) -> str:
    return f"也可一次答完：全是；或 全是 除了 {part.items[-1].id}。"


def way_to_tap(count: int) -> str:
    example = " ".join(["是"] * (count - 1) + ["否"])
    return f"请在下面的卡片上把做到了的打勾；也可直接回复，如 {example}。"


def not_yes_or_no(question: Question) -> str:
    return f"没看懂这条回复，第 {question.id} 项没有保存。"


def too_many_checks(given: int, left: int) -> str:
    return f"您一次回复了 {given} 个是否，后面只剩 {left} 项要答，没有保存。"


def check_change(part: Checklist) -> str:
    return f"没看懂要改什么，没有保存。请这样写：改 {part.items[-1].id} 否。"


def exceptions_not_understood(part: Checklist) -> str:
    return f"没看懂“除了”后面的内容，没有保存。请这样写：全是 除了 {part.items[-1].id}。"


def all_checked() -> str:
    return "各项都已答过，没有保存。要改某项请回复 改 3 否（编号在前）。"


def check_name(entry: str) -> str:
    return f"第 {entry} 项"


def named(name: str, value: Value) -> str:
    return f"{name} 记“{shown(value)}”"


def all_named(count: int, value: Value) -> str:
    return f"{count} 项都记“{shown(value)}”"


def fields_head(part: Fields) -> str:
    return f"{part.title}（{len(part.fields)} 项）"


def field_question(part: Fields | None, field: Field, current: Value | None) -> str:
    where = f"{part.title} · " if part else ""
    now = f"　现在是“{current}”" if current is not None else ""
    optional = "" if field.required else "（可以不填）"
    return f"{where}{field.label}{optional}{now}"


def way_to_fill(field: Field) -> str:
    match field.type:
        case "integer":
            return "请回复一个整数。"
        case "phone":
            return "请回复电话号码，如 82320000。"
        case "date":
            return "请回复日期，如 2023-05-08。"
    return "请直接回复文字。" if field.required else "请直接回复文字；没有请回复 无。"


def too_long(field: Field, length: int) -> str:
    return f"{field.label}最多 {field.max_length} 字，您发的有 {length} 字，没有保存。"


def empty(field: Field) -> str:
    return f"{field.label}不能为空，没有保存。"


def not_an_integer(field: Field) -> str:
    return f"{field.label}要填整数，没有保存。"


def too_large(field: Field) -> str:
    return f"{field.label}数目太大，像电话号码，没有保存。"


def not_a_phone(field: Field) -> str:
    return f"{field.label}要填电话号码（7 到 15 位数字，区号另算），没有保存。"


def as_it_is(field: Field, text: str) -> str:
    text = text if len(text) <= SHOWN_AT_MOST else f"{text[:SHOWN_AT_MOST]}…"
    return f"是要在“{field.label}”里原样填“{text}”吗？是请回复 确认；不是请直接回复别的。"


def only_the_word(word: str) -> str:
    return f"想用“{word}”这个命令，请只回复这几个字。" if word else ""


def not_a_date(field: Field) -> str:
    return f"{field.label}要填日期，没有保存。"


def all_filled() -> str:
    return "各项都已填过，没有保存。要改某项请回复 改 加名称和新的内容。"


def check_again(entry: str) -> str:
    return f"请重发，第 {entry} 项填 是 或 否。"


def field_again(field: Field) -> str:
    return f"请重发，{field.label}：{way_to_fill(field)}"


def position(answered: int, askable: int) -> str:
    return f"已答 {answered}/{askable}"


def scope(track: Track) -> str:
    return f"共 {len(track.places)} 项要填。"


def from_roster(values: list[tuple[str, str]]) -> str:
    filled = "；".join(f"{label} {value}" for label, value in values)
    return f"已替您填好：{filled}。\n不对可以改，如 改 {values[0][0]} 加新的内容。"
