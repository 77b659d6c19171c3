"""What the office is told when messages do not arrive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from campaign.model import Branch, Campaign
from handlers.wording.times import short_time
from storage.outbox.unreachable import THE_APP, Obstacle, Unreachable

_WHY = {
    Obstacle.UNKNOWN: "账号不对，或不在应用的可见范围。请核对名单和管理后台的可见范围",
    Obstacle.UNLICENSED: "没有接口许可。请在管理后台为此人分配许可",
}

_APP = {
    Obstacle.SECRET: (
        "企业微信不认 WECOM_SECRET",
        "请信息化老师在管理后台核对应用的 Secret，改好设置后重启",
    ),
    Obstacle.TOKEN: (
        "企业微信不认刚取的访问凭证",
        "请信息化老师看看是不是还有别的程序在用同一个 Secret",
    ),
    Obstacle.CORP: ("WECOM_CORP_ID 不对", "请信息化老师按管理后台“我的企业”改好后重启"),
    Obstacle.AGENT: (
        "WECOM_AGENT_ID 和 WECOM_SECRET 不是同一个应用的",
        "请信息化老师按管理后台改好后重启",
    ),
    Obstacle.API: ("应用没有这个接口的权限", "请在管理后台给应用开通"),
    Obstacle.DISABLED: ("应用被停用了", "请在管理后台启用"),
    Obstacle.UNTRUSTED_IP: ("{ip} 不在企业可信IP 里", "请在管理后台加上"),
    Obstacle.PROXY: ("服务器和企业微信之间的代理不放行", "请信息化老师看看出口代理的设置"),
}
_CALLS = {
    "message/send": "所有消息都发不出去",
    "media/upload": "表和图片都发不出去",
    "media/get": "主席发来的照片取不到",
    "menu/create": "聊天窗下面的菜单设不上",
}
_HELD_UP = {
    "send_text": "消息",
    "send_card": "卡片",
    "send_notice": "通知",
    "send_document": "表",
    "save_photo": "照片",
    "send_contact_sheet": "照片小样",
    "send_reminder": "提醒",
    "send_photo": "照片",
    "send_board": "看板",
    "send_list": "清单",
    "send_export": "导出",
    "send_digest": "早报",
    "send_bell": "截止通知",
}


def person_unreachable(
    campaign: Campaign, branch: Branch | None, user_id: str, found: Unreachable
) -> str:
    who = f"{branch.shown} {branch.short_name} {user_id}" if branch else user_id
    since = short_time(found.since, campaign.zone)
    return f"{who} 收不到消息（{since} 起）：{_WHY[found.obstacle]}；其间请电话通知。"


def way_back(command: str) -> str:
    """To be put behind what is said of somebody who has just been bound."""
    return f"这是刚绑定的账号，要换回请回复 {command}"


def lines(campaign: Campaign, found: Mapping[str, Unreachable]) -> list[str]:
    """What is in the way just now, for the office's overview: of those who still answer for a branch."""
    told = [
        app_unreachable(campaign, found[who]) for who in sorted(found) if who.startswith(THE_APP)
    ]
    known = campaign.branch_of.keys() | campaign.office_ids
    people = [_named(campaign, user) for user in sorted(found.keys() & known)]
    return told + ([f"收不到消息 {len(people)} 人，请电话通知：{'、'.join(people)}"] * bool(people))


def of_branch(campaign: Campaign, branch: Branch, found: Mapping[str, Unreachable]) -> list[str]:
    """Whom of a branch nothing reaches, and why."""
    people = [user for user in branch.people if user.casefold() in found]
    return [person_unreachable(campaign, None, u, found[u.casefold()]) for u in people]


def _named(campaign: Campaign, user_id: str) -> str:
    branch = campaign.branch_of.get(user_id)
    return f"{branch.shown} {branch.short_name} {user_id}" if branch else user_id


# -- the whole app


def app_unreachable(campaign: Campaign, found: Unreachable) -> str:
    """What is refused, why, and what to do about it; one line."""
    since = short_time(found.since, campaign.zone)
    return f"{since} 起{_stopped(found)}{_code(found)}：{_remedy(found)}。修好后自动补发。"


def on_top(campaign: Campaign, found: Mapping[str, Unreachable]) -> str:
    """The line above any reply to the office while nothing can be sent; "" while it can."""
    return f"注意：{app_unreachable(campaign, found[THE_APP])}" if THE_APP in found else ""


def app_reached_again(
    campaign: Campaign, found: Unreachable, now: datetime, held_up: Mapping[str, int]
) -> str:
    """That messages go again, since when they did not and what was held up."""
    since, until = short_time(found.since, campaign.zone), short_time(now, campaign.zone)
    waiting = "、".join(f"{name} {count} 条" for name, count in _counted(held_up).items())
    going = f"其间积压 {waiting}，正在补发；提醒和早报过了时候的不补" if waiting else "其间没有积压"
    return (
        f"消息又能发出了（{until}）。{since} 起{_stopped(found)}{_code(found)}，原因：{_cause(found)}。"
        f"{going}。"
    )


def _counted(held_up: Mapping[str, int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind, count in held_up.items():
        if name := _HELD_UP.get(kind, ""):
            counts[name] = counts.get(name, 0) + count
    return counts


def _stopped(found: Unreachable) -> str:
    return _CALLS.get(found.call, "所有消息都发不出去、照片也取不到")


def _code(found: Unreachable) -> str:
    return f"（{found.errcode}）" if found.errcode else f"（{found.detail}）" * bool(found.detail)


def _cause(found: Unreachable) -> str:
    return _APP[found.obstacle][0].format(ip=found.detail or "服务器的出口地址")


def _remedy(found: Unreachable) -> str:
    return "，".join(_APP[found.obstacle]).format(ip=found.detail or "服务器的出口地址")
