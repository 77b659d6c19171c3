"""What is wrong with the templates of the forms, in words."""

from __future__ import annotations

from collections.abc import Iterable


def no_template(name: str, folder: str, there: str) -> str:
    return f"{folder} 里没有 {name}，那里有：{there}"


def template_wrong(told: str) -> str:
    return f"{told}，请改模板或改奖项"


NO_WORD_FILE = "不是能打开的 Word 文件（.docx）"


def no_such_fields(names: Iterable[str]) -> str:
    return f"config.yaml 里没有字段 {'、'.join(names)}"


def no_rows_for(loops: Iterable[str]) -> str:
    return f"没有放 {'、'.join(loops)} 的行"


def template_syntax(told: str) -> str:
    return f"模板里的标记写错了（{told}）"
