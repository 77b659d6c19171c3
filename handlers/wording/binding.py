"""What is said about who answers for a branch: 绑定 and 解绑."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Contact
from handlers.wording.chair import call
from handlers.wording.office import short

LISTED = 10
CHAIR, DEPUTY = "主席", "代填人"


def role(is_deputy: bool) -> str:
    return DEPUTY if is_deputy else CHAIR


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
    return f"“{name}”有 {len(branches)} 个：{ways}{more}。请写编号，如 绑定 {user_id} {branches[0].shown}。"


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
    other = branch.chair if is_deputy else branch.deputy
    if other:
        begun += f"和您一起填的有{role(not is_deputy)} {other}。"
    ways = "接着填请回复 继续" if has_begun else "开始请回复 菜单"
    return (
        f"您好，校工会已把您登记为 {branch.shown} {branch.name} 的{role(is_deputy)}，在这里填申报材料。"
        f"{begun}\n{ways}；不清楚请回复 帮助。"
    )


def joined(branch: Branch, new: str, old: str, is_deputy: bool) -> str:
    """Told to the others who answer for the branch."""
    instead = f"（原 {old}）" if old else ""
    return (
        f"校工会把 {branch.shown} {branch.name} 的{role(is_deputy)}登记为 {new}{instead}，"
        "和您填的是同一份材料：一方提交、撤回，或改了对方刚填的，另一方会收到消息。"
    )


def left(branch: Branch, user_id: str) -> str:
    """Told to the chair whose deputy is gone."""
    return f"{user_id} 不再是 {branch.shown} {branch.name} 的{DEPUTY}，填过的内容都在。"


def you_are_replaced(branch: Branch, new: str, is_deputy: bool, contact: Contact) -> str:
    return (
        f"校工会现把 {branch.shown} {branch.name} 的{role(is_deputy)}登记为 {new}，以后由对方接着填；"
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
        f"您不再是 {branch.shown} {branch.name} 的{DEPUTY}，不用再填了，谢谢您。"
        f"\n如有不对，请联系{call(contact)}。"
    )
