"""What is said about people on no roster, and about standing in for a branch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Contact, Track
from handlers.office.everyday.words import example_branch
from handlers.wording.chair import call
from handlers.wording.office import short
from handlers.wording.times import day_and_time, short_time
from handlers.wording.withdrawing import print_waits
from storage.strangers import Stranger

LISTED = 10
TOLD = 5
AS_IT_IS, INTO_THE_TEXT, WITHDRAW = "原样填写", "写进总结", "撤回"
DELETE_PHOTOS = "删照片"
PICTURE, OTHER = "（图片）", "（不是文字）"


# -- people on no roster


def stranger(contact: Contact, was_noted: bool) -> str:
    noted = "，您来过的情况会转告" if was_noted else ""
    return f"您还没有登记为分工会联系人。请联系{call(contact)}{noted}。"


def strangers_wrote(found: Sequence[Stranger], campaign: Campaign) -> str:
    """One message about all who wrote within the hour; the newest come first."""
    example = example_branch(campaign).short_name
    shown = [f"{one.user_id}：{_quoted(one.said)}" for one in found[:TOLD]]
    more = f"\n还有 {len(found) - TOLD} 人，看全部：陌生人" if len(found) > TOLD else ""
    bind = f"绑定 {found[0].user_id} 分工会，如 绑定 {found[0].user_id} {example}"
    return (
        f"没有登记的人来消息 {len(found)} 人：\n" + "\n".join(shown) + more + f"\n"
        f"是填报人请回复 {bind}；不是就不用理会。"
    )


def no_strangers() -> str:
    return "没有未登记的人来过消息。"


def strangers(found: Sequence[Stranger], campaign: Campaign) -> str:
    lines = [f"没有登记、来过消息的 {len(found)} 人："]
    lines += [
        f"{one.user_id}　{short_time(one.at, campaign.zone)}　{_quoted(one.said)}"
        for one in found[:LISTED]
    ]
    if len(found) > LISTED:
        lines.append(f"（只列最近 {LISTED} 人）")
    example = example_branch(campaign).short_name
    return "\n".join(
        (
            *lines,
            f"登记请回复 绑定 {found[0].user_id} 分工会，如 绑定 {found[0].user_id} {example}。",
        )
    )


def _quoted(said: str) -> str:
    said = " ".join(said.split())
    return said if said in (PICTURE, OTHER) else f"“{said}”"


# -- 代填


def mark(branch: Branch) -> str:
    return f"〔代填 {short(branch)}〕"


def stand_in_for_whom(example: Branch) -> str:
    return f"替哪个分工会填？请写编号或名称，如 代填 {example.short_name}。"


def standing_in(branch: Branch, hours: int) -> str:
    return (
        f"{mark(branch)}开始。接下来您发的每一句、每张照片都算 {short(branch)} 的，"
        "状态、催 这些校工会命令暂时不用；记录里写明是您填的。\n"
        f"填完请回复 结束代填；{hours} 小时没有消息会自动结束。\n"
        "先看填到哪里：进度"
    )


def only_to_look(branch: Branch, deadline: datetime, campaign: Campaign) -> str:
    until = day_and_time(deadline, campaign.zone)
    return (
        f"{mark(branch)}已于 {until} 截止，现在只能看，不能改。"
        f"要改请先回复 结束代填，再回复 延期 {branch.short_name}。"
    )


def stood_in(branch: Branch, asked: str) -> str:
    dropped = f"刚才问的“{asked}”没有确认，不算。" if asked else ""
    return f"已结束代填 {short(branch)}，填的都已保存。{dropped}现在您发的又是校工会的命令。"


def not_standing_in(example: Branch) -> str:
    return f"现在没有在代填。要代填请回复 代填 {example.short_name}。"


def photo_of_the_office(example: Branch) -> str:
    return f"照片由主席自己发，这张没有保存。替分工会发，请先回复 代填 {example.short_name}，再发照片。"


def lapsed(name: str, hours: int) -> str:
    return f"{hours} 小时没有消息，代填 {name} 已自动结束，填的都在；下面按校工会的命令办。"


def office_words_wait() -> str:
    return "这是校工会的命令，代填时不办，也没有保存。要办请先回复 结束代填，再发一次。"


def only_typed() -> str:
    return "代填时不发卡片，请直接打字回复。"


def handed_in_for_you(track: Track, receipt: str, contact: Contact) -> str:
    return (
        f"校工会已代贵分工会提交{track.name}，编号 {receipt}。"
        f"请回复 总览 核对；有出入请改后再 提交，或联系{call(contact)}。"
    )


def withdrawn_for_you(track: Track, contact: Contact) -> str:
    return (
        f"校工会已代贵分工会撤回{track.name}：这一版不算数，{print_waits()}。内容都在，要再提交。"
        f"有疑问请联系{call(contact)}。"
    )


def declined_for_you(track: Track, contact: Contact) -> str:
    return (
        f"校工会已代贵分工会登记：本次不申报{track.name}。"
        f"要申报请回复 申报{track.short_name}，或联系{call(contact)}。"
    )
