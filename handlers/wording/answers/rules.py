"""The rules of the notice, its times, and who stands behind it all."""

from __future__ import annotations

from datetime import datetime

from campaign.model import Campaign, Contact, Track
from handlers.wording.chair import call, head, time_left
from handlers.wording.times import day_and_time, short_time

# -- times


def own_deadline(until: str) -> str:
    return f"校工会已把贵分工会的截止时间延到 {until}。"


def here() -> str:
    return "对，就在这个聊天里：我问一项，您回一项；照片也发到这里。"


def here_it_is() -> str:
    return "申报的事都在这个聊天里办。"


def paper_by_then() -> str:
    return "线上提交和盖章的纸质版都在这之前。"


def not_open_yet(campaign: Campaign) -> str:
    return f"{day_and_time(campaign.opens_at, campaign.zone)} 开始。"


def tolerance(campaign: Campaign) -> str:
    deadline = short_time(campaign.deadline, campaign.zone)
    if not campaign.late_tolerance_minutes:
        return f"{deadline} 以后发来的不再收。"
    return f"{deadline} 前发出、{campaign.late_tolerance_minutes} 分钟内送到的还算；再晚就不收了。"


def office_may_extend(contact: Contact | None) -> str:
    return f"能不能延期由校工会定{f'，请联系{call(contact)}' if contact else ''}。"


def results(campaign: Campaign) -> str:
    return campaign.results or "截止后由校工会组织评审，时间另行通知。"


def results_come_here() -> str:
    return "结果出来后，由校工会通知。"


# -- rules


def condition(track: Track) -> str:
    return f"{head(track)}{track.condition or f'未获得{track.title}称号的均可申报。'}"


def minimum(track: Track) -> str:
    bonus = "加分计入" if track.counts_bonus else "加分不计"
    return f"自评达到 {track.minimum_score} 分（{bonus}）才能提交。"


def may_apply() -> str:
    return "贵分工会没有这个称号，可以申报。"


def has_title(track: Track) -> str:
    return f"贵分工会已有{track.title}称号，按通知不再申报。"


def grants(track: Track) -> str:
    amounts = " + ".join(f"{grant.source} {grant.amount} 元" for grant in track.grants)
    total = sum(grant.amount for grant in track.grants)
    return f"{head(track)}每个验收合格的{track.name}：{amounts}，共 {total} 元。"


def no_grants(track: Track) -> str:
    return f"{head(track)}通知没有写经费。"


def not_in_the_notice(contact: Contact) -> str:
    return f"什么时候发、怎么用，通知没有写，请问{call(contact)}。"


def limit(track: Track) -> str:
    most = f"每个分工会原则上最多报 {track.limit_per_branch} 个，" if track.is_limited else ""
    none = "也可以不报，" if track.may_decline else ""
    return f"{head(track)}{most}{none}全校名额 {track.quota} 个。"


def by_themselves() -> str:
    return "各项互不影响：可以都报，也可以只报一项。"


def one_more(contact: Contact) -> str:
    return f"确需多报，请联系{call(contact)}，由校工会办理。"


def notice(campaign: Campaign) -> str:
    return f"《{campaign.title}》\n{campaign.document_number}　{campaign.organiser}"


def materials(track: Track) -> str:
    return f"{head(track)}报送：{'；'.join(track.materials)}。"


def requirements(campaign: Campaign) -> str:
    return "\n".join(f"· {line}" for line in campaign.requirements)


# -- who


def contact_line(contact: Contact) -> str:
    return f"请找{call(contact)}，邮箱 {contact.email}。"


def place(contact: Contact) -> str:
    if contact.place:
        return f"校工会在{contact.place}，{call(contact)}。"
    return f"通知里没有写校工会在哪个楼，来之前请先问{call(contact)}。"


def in_time(campaign: Campaign, now: datetime) -> str:
    return f"来得及，{time_left(campaign, now)}"


def show_others() -> str:
    return "给领导过目有两个办法：回复 总览，把那条转发给他；或回复 表，会发来标着“未提交”的草稿，可以转发、打印。"


def change_any_time() -> str:
    return "填的随时能改：改某项写 改 2.3 4，照片和总结直接发或删。"


def we_answer_here() -> str:
    return "填写上的问题也可以直接在这里问我。"


def robot(contact: Contact) -> str:
    return f"我是校工会的申报机器人，自动回复。要找人，请联系{call(contact)}。"


def passed_on() -> str:
    return "我答不上的问题会记下来，校工会上班后能看到。"


def about(campaign: Campaign) -> str:
    names = "、".join(track.name for track in campaign.tracks.values())
    return (
        f"这里是{names}的申报助手，校工会办的。\n"
        "我一项一项问，您直接回复；分数自动加，表自动填好，打印盖章就能交。随时停，填过的都在。"
    )


# -- versions


def versions(track: Track, count: int, told: str) -> str:
    few = f"共提交 {count} 次：\n" if count > 1 else ""
    return f"{head(track)}{few}{told}"


def filled_in_by(receipt: str, who: str, at: str, changed: str) -> str:
    return f"{receipt} 由{who}提交，{at}{f'，{changed}' if changed else ''}。"


def other_questions() -> str:
    return "题目有调整"


def not_handed_in_by_anyone(track: Track) -> str:
    return f"{head(track)}还没有人提交。"


def written_here(people: str) -> str:
    return f"在这里回复过的：{people}。"


def nobody_wrote() -> str:
    return "还没有人填过。"


def may_change(campaign: Campaign) -> str:
    until = day_and_time(campaign.deadline, campaign.zone)
    return f"{until} 前都能改：直接改，如 改 2.3 4，改完再提交一次才算数。"


def may_change_once_handed_in(campaign: Campaign) -> str:
    until = day_and_time(campaign.deadline, campaign.zone)
    return f"提交以后，{until} 前也都能改：直接改，改完再提交一次才算数。"


def may_withdraw() -> str:
    return "想整个收回来，回复 撤回；内容都在。"


def print_again() -> str:
    return "改了表上的内容，要用新的表重新打印盖章。"


def no_change_any_more(contact: Contact) -> str:
    return f"现在不能再改了。确实有误请联系{call(contact)}，校工会可以退回让您改。"


def closed(contact: Contact) -> str:
    return f"现在不能再填，也不能再改了。有特殊情况请联系{call(contact)}。"


def only_returned() -> str:
    return "退回的几处可以改，其余不能动；改好自动交回。"


def words_left() -> str:
    return "现在还可以回复：进度 · 总览 · 表 · 纸质 · 条件 · 通知"


# -- who may look and write


def who_sees() -> str:
    return (
        "贵分工会填的内容，本分工会的主席、代填人和校工会看得到，评审时也会用到；其他分工会看不到。"
    )


def who_may_write(people: str) -> str:
    return f"现在能替贵分工会填的：{people}。"


def office_binds(contact: Contact) -> str:
    return f"换人，或加一位代填人，请把对方的企业微信账号告诉{call(contact)}，登记后就能填，已填的都在。"
