"""What a chair reads while answering yes / no lines and short values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Value
from campaign.model import Track
from campaign.parts.checklist import Checklist, Question
from campaign.parts.fields import Field, Fields
from handlers.wording.scores import shortened

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


def short_question(question: Question) -> str:
    return f"{question.id} {shortened(question.text)}"


def way_to_check() -> str:
    return "请回复 是 或 否。"


def ways_to_check(part: Checklist) -> str:
    return f"也可一次答完：全是；或 全是 除了 {part.items[-1].id}。"


def way_to_tap(count: int) -> str:
    example = " ".join(["是"] * (count - 1) + ["否"])
    return f"请在下面的卡片上把做到了的打勾；也可直接回复，如 {example}。"


def not_yes_or_no(question: Question) -> str:
    return f"没看懂这条回复，第 {question.id} 项没有保存。"


def partly(question: Question) -> str:
    return f"第 {question.id} 项只做到一部分的话，按整项如实答就行，这句没有保存。"


def how_many(part: Checklist, entry: str) -> str:
    return (
        f"看不出您答了几项，第 {entry} 项没有保存。"
        f"一项只写一个字：是 或 否；几项连着答：是 是 否；指明哪一项：{entry}是 {part.items[-1].id}否。"
    )


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
    """How to fill a field in, with an example that fits it."""
    match field.type:
        case "integer":
            what = "人数" if re.search(r"[人员]", field.label) else "数字"
            return f"写{what}就行，如 {field.example or 36}。"
        case "phone":
            return f"写电话号码就行，如 {field.example or '82320000'}。"
        case "date":
            return f"写日期就行，如 {field.example or '5月8日'}。"
    what = "名称" if "名称" in field.label else ""
    example = f"，如 {field.example}" if field.example else ""
    return f"直接写{what}就行{example}" + ("。" if field.required else "；没有请回复 无。")


def too_long(field: Field, length: int) -> str:
    return f"{field.label}最多 {field.max_length} 字，您发的有 {length} 字，没有保存。"


def must_be_filled(field: Field) -> str:
    return f"{field.label}必须填，没有保存。现在还定不下来就先回复 跳过，定了再填。"


def write_it_out(field: Field) -> str:
    return f"{field.label}要写出姓名，表上才看得懂，没有保存。"


def empty(field: Field) -> str:
    return f"{field.label}不能为空，没有保存。"


def not_an_integer(field: Field) -> str:
    return f"{field.label}要填一个整数，没有保存。"


def too_large(field: Field) -> str:
    return f"{field.label}数目太大，像电话号码，没有保存。"


def not_a_phone(field: Field) -> str:
    return f"{field.label}要填电话号码（7 到 15 位数字，区号另算），没有保存。"


def not_a_date(field: Field) -> str:
    return f"{field.label}要填日期，没有保存。可以写 2023-05-08、5月8日 或 今天。"


def no_such_day(field: Field) -> str:
    return f"{field.label}：日历上没有这一天，没有保存。"


def one_line(field: Field) -> str:
    return f"{field.label}只写一行，没有保存。一次填几项请每行写 名称：内容，如 {field.label}：{field.example or '……'}"


def nothing_to_keep(name: str) -> str:
    return f"{name}还没有填过，没有保存。"


def which_field(fields: Sequence[Field]) -> str:
    names = "、".join(field.label for field in fields)
    return f"有几项叫这个名字：{names}。没有保存，请写全名称，如 改 {fields[0].label} 加新的内容。"


def no_such_field(text: str, part: Fields) -> str:
    names = "、".join(field.label for field in part.fields)
    return f"没看懂要改哪一项，没有保存。{part.title}里有：{names}。请这样写：改 {part.fields[0].label} 加新的内容。"


def line_not_understood(line: str) -> str:
    line = line.strip()
    line = line if len(line) <= SHOWN_AT_MOST else f"{line[:SHOWN_AT_MOST]}…"
    return f"没看懂“{line}”这一行，都没有保存。一次填几项请每行写 名称：内容。"


def named_twice(field: Field) -> str:
    return f"{field.label}在一条消息里有两个不同的内容，没有保存。请只写一个。"


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
