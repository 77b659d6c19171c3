"""What a chair reads while answering yes / no lines."""

from __future__ import annotations

from campaign.applications import Value
from campaign.parts.checklist import Checklist, Question
from handlers.wording.checks import shown
from handlers.wording.scores import shortened


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


def all_named(count: int, value: Value) -> str:
    return f"{count} 项都记“{shown(value)}”"


def check_again(entry: str) -> str:
    return f"请重发，第 {entry} 项填 是 或 否。"


def in_short_head(part: Checklist) -> str:
    return f"{part.title}（答是或否）："


def in_short(question: Question, value: Value | None) -> str:
    answer = "" if value is None else f"　{shown(value)}"
    return f"{question.id} {shortened(question.text)}{answer}"


def how_checked() -> str:
    return "请按实际情况答是或否。"
