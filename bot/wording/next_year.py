"""What `python -m bot next` says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


def check_name() -> str:
    return "title、document_number：通知里没有读到，年份已改，请对照新通知"


def check_times(opens: datetime, ends: datetime, *, is_read: bool) -> str:
    how = "截止取自通知" if is_read else "按去年同一个星期几推的"
    return f"opens_at {opens:%Y-%m-%d %H:%M}，deadline {ends:%Y-%m-%d %H:%M}：{how}，请核对"


def check_days_off() -> str:
    return "days_off、work_days：已清空，请照国务院的放假通知填"


def check_titles(told: Sequence[str]) -> str:
    if not told:
        return "holds：今年没有记为推荐的，称号和去年一样"
    return f"holds：按今年推荐的加上了 {'、'.join(told)}，请以上级的文件为准"


def check_people(count: int) -> str:
    return f"branches：{count} 个，主席、代填人、电话是现在的，请核对有没有换人"


def read_texts() -> str:
    return "submission、materials、quota、based_on 等文字和名额没有动，请照新通知改"


def done(path: str, to_check: Sequence[str]) -> str:
    lines = [f"· {line}" for line in to_check]
    return "\n".join(
        (
            f"已写到 {path}。请逐条核对：",
            *lines,
            f"改好后运行 BOT_CONFIG={path} python -m bot check",
        )
    )


def exists(path: str) -> str:
    return f"{path} 已经有了，没有覆盖；请换个文件名"


def unreadable(path: str) -> str:
    return f"读不了 {path}：通知请存成文字文件（.txt，UTF-8）"


def not_valid(problems: Sequence[str]) -> str:
    return "\n".join(("提出来的配置还有这些不对，文件没有写：", *problems))
