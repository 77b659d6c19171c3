"""What a chair reads who is led on, where no other words are there yet."""

from __future__ import annotations

from campaign.model import Branch
from handlers.wording.office import short


def how_to_change(example: str) -> str:
    return f"要改哪一项？写编号和新的回答就行，如 {example}；写名称也可以，如 改 联系电话。"


def send_new() -> str:
    return "请把新的照片发来，会放在空出来的位置。"


def nothing_is_thrown_away() -> str:
    return (
        "不用重来，填的都能改：改哪一项就写 改 2.3 4；整个部分重打就回复 第二部分 加几个分数。\n"
        "看全部回答：总览。"
    )


def leave_any_time() -> str:
    return "好的，填的都存着。什么时候回来都行，回复 继续 接着填。"


def please_call(branch: Branch, user_id: str) -> str:
    return f"{short(branch)}（{user_id}）请校工会方便时给他打个电话。"


def will_be_called(office: str) -> str:
    return f"已转告校工会，方便时会联系您。着急的话请直接打{office}。"
