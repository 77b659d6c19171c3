"""What the office reads about a panel, and what reviewers are told of their seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Track
from campaign.review.outcome import panel_of
from campaign.review.reviewers import Reviewer
from handlers.wording.office import short
from handlers.wording.times import short_time

NAMED_OPEN = 8


def _names(tracks: Sequence[Track]) -> str:
    return "、".join(track.short_name for track in tracks)


def who(reviewer: Reviewer) -> str:
    return f"{reviewer.name}（{reviewer.user_id}）" if reviewer.name else reviewer.user_id


def which(campaign: Campaign) -> str:
    panels = [track for track in campaign.awards if track.review.has_panel]
    return which_round(panels) if panels else no_panels(campaign)


def which_round(panels: Sequence[Track]) -> str:
    if not panels:
        return "没有由评委评审的奖项：config.yaml 里写 review: {by: panel} 才有。"
    return f"请写明哪一项，如 评委进度 {panels[0].short_name}（有评委的：{_names(panels)}）。"


def no_panels(campaign: Campaign) -> str:
    named = _names(campaign.awards)
    return f"{named} 都由校工会评审（核分、结果），没有评委。要请评委，在 config.yaml 写 review。"


def has_no_panel(award: Track) -> str:
    return f"{award.short_name} 不由评委评审；要请评委，在 config.yaml 写 review: {{by: panel}}。"


def how_to_seat(campaign: Campaign) -> str:
    panels = [track for track in campaign.awards if track.review.has_panel]
    if not panels:
        return no_panels(campaign)
    return f"请写：绑定 <账号> 评委 {panels[0].short_name}；姓名可以写在最后。账号是企业微信账号。"


def which_award(user_id: str, panels: Sequence[Track]) -> str:
    if not panels:
        return which_round(panels)
    ways = " 或 ".join(f"绑定 {user_id} 评委 {track.short_name}" for track in panels)
    return f"请写明评哪一项：{ways}。"


def office_reviews_otherwise(user_id: str) -> str:
    return f"{user_id} 是校工会人员，用 核分 评审，不另当评委。"


def seated(reviewer: Reviewer, awards: Sequence[Track], own: Branch | None) -> str:
    away = f"本单位 {short(own)} 自动回避。" if own else ""
    return f"已请 {who(reviewer)} 当{_names(awards)}评委，消息这就发给对方。{away}"


def seated_already(reviewer: Reviewer, awards: Sequence[Track]) -> str:
    return f"{who(reviewer)} 已经是{_names(awards)}评委，没有变化。"


def you_are_seated(awards: Sequence[Track], campaign: Campaign, own: Branch | None) -> str:
    named = "、".join(award.name for award in awards)
    from_when = short_time(campaign.deadline, campaign.zone)
    away = f"您所在的{own.short_name}自动回避。" if own else ""
    return (
        f"校工会请您担任“{named}”评委。申报 {from_when} 截止，之后回复 评审 开始。{away}"
        "评分只有校工会看得到，评审结束前都可以改。"
    )


def no_reviewer(user_id: str) -> str:
    return f"{user_id} 不是评委，没有变化。名单请回复 评委。"


def not_of(reviewer: Reviewer, awards: Sequence[Track]) -> str:
    return f"{who(reviewer)} 不是{_names(awards)}评委，没有变化。"


def unseated(reviewer: Reviewer, awards: Sequence[Track]) -> str:
    return f"{who(reviewer)} 不再是{_names(awards)}评委，给过的分不再计入。"


def you_are_unseated(campaign: Campaign) -> str:
    return f"您不再担任评委，谢谢。有疑问请联系{campaign.contact.name} {campaign.contact.phone}。"


def panels(campaign: Campaign, awards: Sequence[Track]) -> str:
    if not awards:
        return no_panels(campaign)
    lines = []
    for award in awards:
        people = panel_of(campaign, award.id)
        lines.append(f"{award.name}评委 {len(people)} 人")
        lines += [_seat(campaign, person) for person in people]
        if not people:
            lines.append(f"还没有。请写：绑定 <账号> 评委 {award.short_name}")
    return "\n".join(lines)


def _seat(campaign: Campaign, reviewer: Reviewer) -> str:
    own = campaign.branch_of.get(reviewer.user_id.casefold())
    known = campaign.branch_by_number
    away = [own.short_name] if own else []
    away += [known[n].short_name for n in reviewer.recused if n in known]
    return who(reviewer) + (f"　回避 {'、'.join(away)}" if away else "")


def progress_row(reviewer: Reviewer, done: int, left: Sequence[Branch]) -> str:
    shown = "、".join(branch.short_name for branch in left[:NAMED_OPEN])
    more = f"等 {len(left)} 个" if len(left) > NAMED_OPEN else ""
    rest = f"未评：{shown}{more}" if left else "评完"
    return f"{who(reviewer)}　{done}/{done + len(left)}　{rest}"


def progress(
    award: Track,
    count: int,
    rows: Sequence[str],
    closed_at: datetime | None,
    renewed: Sequence[Branch],
) -> str:
    state = "（评审已结束）" if closed_at else ""
    head = f"{award.short_name}评审{state}：申报 {count} 个，评委 {len(rows)} 人"
    lines = [head, *rows] if rows else [head, f"请写：绑定 <账号> 评委 {award.short_name}"]
    if renewed:
        lines.append(f"评后材料有更新，请评委再看：{'、'.join(b.short_name for b in renewed)}")
    return "\n".join(lines)


def ask_to_end(award: Track, told: str, code: str) -> str:
    return f"{told}\n结束后评委不能再改，没评完的不计入。要结束，请回复 确认 {code}。"


def ended(award: Track) -> str:
    return f"{award.short_name}评审已结束，评分不再变。看排名：名额 {award.short_name}"


def closed_already(award: Track, at: datetime, campaign: Campaign) -> str:
    return f"{award.short_name}评审已在 {short_time(at, campaign.zone)} 结束。"


def nobody_to_judge(award: Track) -> str:
    return f"{award.short_name}还没有已提交的申报，评审还没开始。"


def not_closed(award: Track) -> str:
    return f"{award.short_name}评审没有结束，评委现在就能改。"


def reopen_why(award: Track) -> str:
    return f"要写理由，如 重开评审 {award.short_name} 漏评一家。"


def reopened(award: Track) -> str:
    return f"{award.short_name}评审已重开，评委又能改了。评完请回复 结束评审 {award.short_name}。"


def how_to_recuse(campaign: Campaign, word: str) -> str:
    known = [who(r) for r in campaign.reviewer_of.values()]
    if not known:
        return which(campaign)
    example = campaign.branches[0].short_name
    person = next(iter(campaign.reviewer_of.values())).user_id
    named = f"“{word}”不是评委。" if word else ""
    return f"{named}请写：回避 {person} {example} 理由；取消写 回避 {person} {example} 取消。"


def recuse_why(reviewer: Reviewer, branch: Branch) -> str:
    return f"要写理由，如 回避 {reviewer.user_id} {branch.short_name} 亲属在该单位。"


def recused(reviewer: Reviewer, branch: Branch) -> str:
    return f"已记下：{who(reviewer)} 回避 {short(branch)}，给过的分不计入。"


def recused_already(reviewer: Reviewer, branch: Branch) -> str:
    return f"{who(reviewer)} 已经回避 {short(branch)}，没有变化。"


def not_recused(reviewer: Reviewer, branch: Branch) -> str:
    return f"{who(reviewer)} 没有回避 {short(branch)}，没有变化。"


def judges_again(reviewer: Reviewer, branch: Branch) -> str:
    return f"已取消回避：{who(reviewer)} 照常评 {short(branch)}。"


def you_are_recused(branch: Branch) -> str:
    return f"校工会已记下：您回避 {short(branch)}，不用给它评分。"
