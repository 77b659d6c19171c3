"""What the office is told when messages do not arrive."""

from __future__ import annotations

from collections.abc import Mapping

from campaign.model import Branch, Campaign
from handlers.wording.times import short_time
from storage.unreachable import THE_APP, Obstacle, Unreachable

_WHY = {
    Obstacle.UNKNOWN: "账号不对，或不在应用的可见范围。请核对名单和管理后台的可见范围",
    Obstacle.UNLICENSED: "没有接口许可。请在管理后台为此人分配许可",
}


def person_unreachable(
    campaign: Campaign, branch: Branch | None, user_id: str, found: Unreachable
) -> str:
    who = f"{branch.number} {branch.short_name} {user_id}" if branch else user_id
    since = short_time(found.since, campaign.zone)
    return f"{who} 收不到消息（{since} 起）：{_WHY[found.obstacle]}；其间请电话通知。"


def way_back(command: str) -> str:
    """To be put behind what is said of somebody who has just been bound."""
    return f"这是刚绑定的账号，要换回请回复 {command}"


def lines(campaign: Campaign, found: Mapping[str, Unreachable]) -> list[str]:
    """What is in the way just now, for the office's overview: of those who still answer for a branch."""
    told = [app_unreachable(campaign, found[THE_APP])] if THE_APP in found else []
    known = campaign.branch_of.keys() | campaign.office_ids
    people = [_named(campaign, user) for user in sorted(found.keys() & known)]
    return told + ([f"收不到消息 {len(people)} 人，请电话通知：{'、'.join(people)}"] * bool(people))


def of_branch(campaign: Campaign, branch: Branch, found: Mapping[str, Unreachable]) -> list[str]:
    """Whom of a branch nothing reaches, and why."""
    people = [user for user in branch.people if user.casefold() in found]
    return [person_unreachable(campaign, None, u, found[u.casefold()]) for u in people]


def _named(campaign: Campaign, user_id: str) -> str:
    branch = campaign.branch_of.get(user_id)
    return f"{branch.number} {branch.short_name} {user_id}" if branch else user_id


def app_unreachable(campaign: Campaign, found: Unreachable) -> str:
    since = short_time(found.since, campaign.zone)
    ip = found.ip or "服务器的出口地址"
    return (
        f"{since} 起所有消息都发不出去（60020）：请在管理后台的企业可信IP 里加上 {ip}。"
        "加好后会自动补发；机器人对来信的当场回复不受影响。"
    )
