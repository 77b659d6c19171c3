"""What is said about who answers for a branch: binding, strangers, standing in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Contact, Track
from handlers.office.everyday import example_branch
from handlers.wording.chair import call
from handlers.wording.office import short
from handlers.wording.times import day_and_time, short_time
from storage.strangers import Stranger

LISTED = 10
CHAIR, DEPUTY = "主席", "代填人"
AS_IT_IS, INTO_THE_TEXT, WITHDRAW = "原样填写", "写进总结", "撤回"
PICTURE, OTHER = "（图片）", "（不是文字）"


def role(is_deputy: bool) -> str:
    return DEPUTY if is_deputy else CHAIR


# -- 绑定, 解绑


def how_to_bind(example: Branch) -> str:
    return (
        f"请写账号和分工会：绑定 <账号> {example.short_name}，账号如 {example.chair}。"
        f"代填人在末尾加 副：绑定 <账号> {example.short_name} 副。"
    )


def not_an_account(word: str, example: Branch) -> str:
    return (
        f"“{word}”不是企业微信账号，没有绑定。账号由字母、数字和 . _ - @ 组成，在管理后台通讯录里，"
        f"如 {example.chair}。请重发：绑定 <账号> {example.short_name}。"
    )


def bind_to_which(name: str, branches: Sequence[Branch], user_id: str) -> str:
    ways = "、".join(map(short, branches[:LISTED]))
    more = " 等" if len(branches) > LISTED else ""
    return f"“{name}”有 {len(branches)} 个：{ways}{more}。请写编号，如 绑定 {user_id} {branches[0].number}。"


def is_of_the_office(user_id: str, branch: Branch) -> str:
    return (
        f"{user_id} 是校工会的账号，不能绑定到分工会，没有改动。"
        f"替分工会填请回复 代填 {branch.short_name}。"
    )


def already_bound(user_id: str, branch: Branch, is_deputy: bool) -> str:
    return f"{user_id} 已经是 {short(branch)} 的{role(is_deputy)}，不用再绑定。"


def deputy_elsewhere(user_id: str, branch: Branch) -> str:
    return (
        f"{user_id} 现在是 {short(branch)} 的{DEPUTY}，一人只能填一个分工会，没有改动。"
        f"要换过来请先回复 解绑 {user_id}。"
    )


def chair_elsewhere(user_id: str, branch: Branch) -> str:
    return (
        f"{user_id} 现在是 {short(branch)} 的{CHAIR}，一人只能填一个分工会，没有改动。"
        f"要换过来，请先给那边绑定新主席：绑定 <新账号> {branch.short_name}。"
    )


def chair_as_deputy(user_id: str, branch: Branch) -> str:
    return (
        f"{user_id} 是 {short(branch)} 的{CHAIR}，不能同时做{DEPUTY}，没有改动。"
        f"请先绑定新主席：绑定 <新账号> {branch.short_name}。"
    )


def looks_like_a_phone(user_id: str) -> str:
    return (
        f"{user_id} 像是电话或邮箱，不像企业微信账号（在管理后台通讯录里查）。"
        "不是账号就不用理会，请重发。"
    )


def replacing(branch: Branch, old: str, new: str, is_deputy: bool, doubt: str, code: str) -> str:
    """What is asked before a person takes over from `old`, "" for nobody, or with an odd account."""
    lines = [doubt] if doubt else []
    if old:
        lines += [
            f"{short(branch)} 现在的{role(is_deputy)}是 {old}，已经来填过。",
            f"换成 {new} 以后，已填的都保留，由新{role(is_deputy)}接着填；{old} 不能再填。"
            "两人都会收到消息。",
        ]
    else:
        lines.append(f"确是账号，就把 {new} 登记为 {short(branch)} 的{role(is_deputy)}。")
    return "\n".join([*lines, f"确认请回复 确认 {code}"])


def only_branches(words: Sequence[str], example: Branch) -> str:
    return (
        f"“{' '.join(words)}”都是分工会，没有账号，没有绑定。"
        f"请写企业微信账号和分工会：绑定 <账号> {example.short_name}。"
    )


def instead_of(old: str, *, was_reached: bool) -> str:
    """Who had the role before, in brackets; "" where nobody had."""
    told = "已通知" if was_reached else "收不到消息，没有通知"
    return f"（原 {old}，{told}）" if old else ""


def bound(branch: Branch, new: str, instead: str, is_deputy: bool) -> str:
    return (
        f"已绑定：{short(branch)} 的{role(is_deputy)}是 {new}{instead}。"
        f"已给 {new} 发消息，对方发来第一句就能用。\n"
        "对方没收到，请核对账号，并看对方是否在应用的可见范围内。"
    )


def you_are_bound(branch: Branch, is_deputy: bool, has_begun: bool) -> str:
    begun = "已填的内容都在，其中的主席姓名和电话请核对。" if has_begun else ""
    ways = "接着填请回复 继续" if has_begun else "开始请回复 菜单"
    return (
        f"您好，校工会已把您登记为 {branch.number} {branch.name} 的{role(is_deputy)}，在这里填申报材料。"
        f"{begun}\n{ways}；不清楚请回复 帮助。"
    )


def you_are_replaced(branch: Branch, new: str, is_deputy: bool, contact: Contact) -> str:
    return (
        f"校工会现把 {branch.number} {branch.name} 的{role(is_deputy)}登记为 {new}，以后由对方接着填；"
        f"您填过的内容都在。\n如有不对，请联系{call(contact)}，可以换回来。"
    )


def how_to_unbind() -> str:
    return "请写要解绑的账号：解绑 <账号>。换主席请直接绑定新的：绑定 <新账号> 分工会。"


def not_bound(user_id: str, example: Branch) -> str:
    return (
        f"“{user_id}”不是已登记的账号，没有改动。"
        f"看某个分工会的填报人请回复 状态 {example.short_name}。"
    )


def office_stays(user_id: str) -> str:
    return f"{user_id} 是校工会的账号，写在 config.yaml 里，这里不能解绑。"


def chair_stays(user_id: str, branch: Branch) -> str:
    return (
        f"{user_id} 是 {short(branch)} 的{CHAIR}，不能空着，没有改动。"
        f"请直接绑定新主席：绑定 <新账号> {branch.short_name}。"
    )


def unbound(user_id: str, branch: Branch) -> str:
    return f"已解绑：{user_id} 不再是 {short(branch)} 的{DEPUTY}，已通知。主席仍是 {branch.chair}。"


def you_are_unbound(branch: Branch, contact: Contact) -> str:
    return (
        f"您不再是 {branch.number} {branch.name} 的{DEPUTY}，不用再填了，谢谢您。"
        f"\n如有不对，请联系{call(contact)}。"
    )


# -- people on no roster


def stranger(contact: Contact, was_passed_on: bool) -> str:
    passed_on = "，已把您的情况转告" if was_passed_on else ""
    return f"您还没有登记为分工会联系人。请联系{call(contact)}{passed_on}。"


def stranger_wrote(user_id: str, said: str, example: Branch) -> str:
    return (
        f"没有登记的人来消息，账号 {user_id}：{_quoted(said)}\n"
        f"是填报人请回复 绑定 {user_id} 分工会，如 绑定 {user_id} {example.short_name}；"
        "不是就不用理会。都有谁：陌生人"
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
    return f"校工会已代贵分工会撤回{track.name}，内容都在。有疑问请联系{call(contact)}。"


def declined_for_you(track: Track, contact: Contact) -> str:
    return (
        f"校工会已代贵分工会登记：本次不申报{track.name}。"
        f"要申报请回复 申报{track.short_name}，或联系{call(contact)}。"
    )
