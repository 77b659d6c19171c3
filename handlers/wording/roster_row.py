"""What `python -m bot roster` prints about one row or cell: what is wrong there, or may be."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch
from handlers.wording.office import short


def at_cell(place: str, what: str) -> str:
    return f"{place} {what}"


def in_row(row: int, column: str, what: str) -> str:
    return f"第 {row} 行{column}{what}"


def is_an_error(text: str) -> str:
    return f"是 {text}（公式出错），请改成实际内容"


def formula_without_value() -> str:
    return "是公式，文件里没有它的结果。请用 Excel 打开再保存一次，或直接写内容"


def number_too_long() -> str:
    return "的数字太长，Excel 已经改了后几位。请把这一格设成文本再填"


def break_removed(cell: str) -> str:
    return f"里的换行已去掉，读作“{cell}”"


def zeros_may_be_lost(text: str) -> str:
    return f"的 {text} 是按数字存的，前面的 0 会丢。如果本来以 0 开头，请把这一格设成文本再填"


def zeros_lost(column: str, text: str, known: str) -> str:
    return (
        f"{column} {text} 是按数字存的，和现有的 {known} 只差前面的 0。"
        "没有换人就空着，或把这一格设成文本再填"
    )


def not_a_number(text: str) -> str:
    return f"编号“{text}”不对，应是 1 到 4 位数字，如 05"


def no_such_branch(name: str) -> str:
    if not name:
        return "不知道是哪个分工会，请写编号"
    return f"名册里没有“{name}”。写错了请改名称；新增的请写编号"


def new_needs(number: str, missing: Sequence[str]) -> str:
    return f"编号 {number} 是新增的分工会，还要写{'、'.join(missing)}"


def may_not_be_none(column: str) -> str:
    return f"{column}不能是“无”；不改就空着"


def not_an_account(column: str, text: str) -> str:
    return f"{column}“{text}”不对，应是企业微信账号：字母、数字和 . _ - @，不超过 64 个"


def not_a_phone(text: str) -> str:
    return f"电话“{text}”不对，应是数字，可带区号和短横，如 010-82322450"


def unknown_title(text: str, known: Sequence[str]) -> str:
    return f"已获称号“{text}”不认识，请写{'、'.join(known)}，没有就写无"


def same_branch(row: int) -> str:
    return f"和第 {row} 行是同一个分工会，请只留一行"


def is_of_the_office(user_id: str) -> str:
    return f"{user_id} 是校工会的账号，不能填分工会的材料，请换一个"


def answers_elsewhere(user_id: str, there: Branch) -> str:
    return f"{user_id} 也是 {short(there)} 的填报人，一人只能填一个分工会，请改其中一个"


def chair_and_deputy(user_id: str) -> str:
    return f"{user_id} 既是主席又是代填人，请去掉一个；没有代填人就写无"


def name_taken(name: str, there: Branch) -> str:
    return f"“{name}”已是 {short(there)} 的名称，请换一个"


def problems(found: Sequence[tuple[int, str]]) -> str:
    lines = [f"有 {len(found)} 处要先改好，什么都没有写入："]
    lines += [f"第 {row} 行　{text}" if row else text for row, text in found]
    return "\n".join(lines)
