"""What `python -m bot roster` prints: what a file would change, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from campaign.model import Branch, Campaign
from handlers.wording.office import short

# -- the file as a whole


def cannot_open(path: str, reason: str) -> str:
    return f"打不开文件 {path}（{reason}）。请核对文件名和位置。"


def too_big(megabytes: int) -> str:
    return f"文件超过 {megabytes} MB，不像一份名册。请只留名册那一张表。"


def too_many_rows(most: int) -> str:
    return f"表格超过 {most} 行，不像一份名册。请删去多余的行。"


def old_format() -> str:
    return "这是旧格式的文件（.xls、.et 或 .doc）。请用 Excel 或 WPS 打开，另存为没有密码的 .xlsx 或 .csv。"


def locked() -> str:
    return "这个文件设了密码。请去掉密码，另存为 .xlsx 或 .csv。"


def other_sheet() -> str:
    return "这是别的表格格式（.xlsb 或 .ods）。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv。"


def apple_sheet() -> str:
    return "这是苹果 Numbers 表格。请在 Numbers 里导出为 Excel（.xlsx）或 CSV。"


def web_page() -> str:
    return "这是网页或 XML 格式的表格（名字可能写着 .xls）。请用 Excel 或 WPS 打开，另存为 .xlsx。"


def no_table() -> str:
    return "这个文件不是表格。名册请用 .xlsx 或 .csv。"


def broken_sheet() -> str:
    return "这个 xlsx 文件打不开：文件坏了、没有传完整，或里面没有工作表。请用 Excel 或 WPS 重新另存为 .xlsx。"


def unknown_encoding() -> str:
    return "看不懂这个文件的文字编码。请另存为 .xlsx，或“CSV UTF-8”。"


def broken_csv() -> str:
    return "这个 csv 文件里的引号不成对，读不下去。请另存为 .xlsx 再试。"


def no_header(known: Sequence[str], found: Sequence[str]) -> str:
    seen = f"文件里看到的是：{'、'.join(found[:8])}。" if found else "文件是空的。"
    return (
        f"没有找到表头。{seen}\n"
        f"请在第一行写列名：{'、'.join(known)}。顺序不限，不改的列可以没有，编号或分工会要有一列。"
    )


def several_sheets(names: Sequence[str], shown_first: str) -> str:
    opened = f"（打开时看到的是“{shown_first}”）" if shown_first in names else ""
    listed = "、".join(f"“{name}”" for name in names)
    return f"有 {len(names)} 张工作表都像名册：{listed}{opened}，不知道该用哪一张。请只留下要用的那一张再试。"


def only_hidden(name: str) -> str:
    return f"只有隐藏的工作表“{name}”像名册，没有读。请取消隐藏，或把名册放到看得见的工作表里。"


def column_twice(column: str) -> str:
    return f"有两列都是“{column}”，不知道该用哪一列。请删去一列。"


def no_rows() -> str:
    return "表头下面没有内容，没有要改的。"


# -- what would change


def read_from(sheet: str, others: Sequence[str]) -> str:
    without = f"（没有读：{'、'.join(others)}）" if others else ""
    return f"读的是工作表“{sheet}”{without}。"


def notes(found: Sequence[str]) -> str:
    return "\n".join(["请留意：", *found])


def head(name: str, rows: int, unused: Sequence[str]) -> str:
    without = f"；没有用到的列：{'、'.join(unused)}" if unused else ""
    return f"{name}：{rows} 行{without}"


def change(campaign: Campaign, before: Branch | None, after: Branch) -> str:
    told = _added(campaign, after) if before is None else _changed(campaign, before, after)
    return f"{short(after)}　" + "，".join(told)


def _added(campaign: Campaign, branch: Branch) -> Iterator[str]:
    yield f"新增 {branch.name}"
    yield f"主席 {' '.join(filter(None, (branch.chair, branch.chair_name)))}"
    if branch.deputy:
        yield f"代填人 {branch.deputy}"
    if branch.phone:
        yield f"电话 {branch.phone}"
    if branch.titles:
        yield f"已获称号 {_titles(campaign, branch)}"


def _changed(campaign: Campaign, before: Branch, after: Branch) -> Iterator[str]:
    if before.name != after.name:
        yield f"改名 {before.name} → {after.name}"
    if before.short_name != after.short_name:
        yield f"简称 {before.short_name} → {after.short_name}"
    if before.chair != after.chair:
        yield f"新任主席 {after.chair}（原 {before.chair}）"
    if before.deputy != after.deputy:
        yield f"代填人 {before.deputy or '无'} → {after.deputy or '无'}"
    if before.chair_name != after.chair_name:
        yield f"主席姓名 {before.chair_name or '无'} → {after.chair_name or '无'}"
    if before.phone != after.phone:
        yield f"电话 {before.phone or '无'} → {after.phone or '无'}"
    if before.titles != after.titles:
        yield f"已获称号 {_titles(campaign, before)} → {_titles(campaign, after)}"


def _titles(campaign: Campaign, branch: Branch) -> str:
    return "、".join(campaign.tracks[track].short_name for track in branch.titles) or "无"


def the_same(unchanged: int, left_out: int) -> str:
    without = f"；文件里没写的 {left_out} 个也不动" if left_out else ""
    return f"未变 {unchanged} 个{without}。"


def only_tried() -> str:
    return "以上是试算，没有写入。确认无误后加 --apply 再运行一次。"


def nothing_to_do() -> str:
    return "没有要改的。"


def done(count: int) -> str:
    return f"已写入 {count} 个分工会，马上生效；没有给任何人发消息。"


def changed_meanwhile() -> str:
    return "刚才有人改了名册，这次没有写入。请再运行一次，看过再写入。"


def number_was_anothers(number: str, known: Branch) -> str:
    return f"编号 {number} 是 {known.name} 的回执用的，请给新单位另一个编号"
