"""What a chair reads while filling in short values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Value
from campaign.parts.fields import Field, Fields
from handlers.wording.scores import shortened

SHOWN_AT_MOST = 40


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


def field_again(field: Field) -> str:
    return f"请重发，{field.label}：{way_to_fill(field)}"


def in_short(field: Field, value: Value | None) -> str:
    optional = "" if field.required else "（可不填）"
    return f"· {field.label}{optional}" + ("" if value is None else f"：{shortened(str(value))}")
