"""Stamped papers and the electronic version: what, how many, where, by when."""

from __future__ import annotations

from campaign.model import Campaign, Track
from handlers.wording import conditions
from handlers.wording.chair import call, head
from handlers.wording.times import day_and_time


def to_print(track: Track) -> str:
    return f"{head(track)}打印、加盖公章：{'；'.join(track.on_paper)}。"


def copies(campaign: Campaign) -> str:
    if campaign.paper_copies:
        return f"每种 {campaign.paper_copies} 份。"
    return f"通知没有写要几份，先按一份准备；拿不准请问{call(campaign.contact)}。"


def where(campaign: Campaign) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"送到校工会，{deadline} 前。"


def where_after(campaign: Campaign) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"纸质的截止时间也是 {deadline}，已经过了。"


def form_comes(is_handed_in: bool) -> str:
    if is_handed_in:
        return "表没收到或丢了，回复 表，马上再发。"
    return "表不用手写：提交后，填好的表会发到这里，打印出来就行。"


def paper_so_far(track: Track, standing: str) -> str:
    return f"{head(track)}{standing}。"


def none_to_bring() -> str:
    return "贵分工会现在没有要送的纸质材料。"


def not_this_time(track: Track) -> str:
    return f"{head(track)}本次不申报，不用送纸质。"


# -- the electronic version


def handed_in_here(receipts: str) -> str:
    return f"{receipts} 的电子版已在这里收到，不用再发邮箱。"


def counts_once_handed_in() -> str:
    return "在这里提交，就是交了电子版，不用再发邮箱。"


def not_handed_in() -> str:
    return "申报已经截止，在这里没有收到贵分工会提交的材料。"


def address(campaign: Campaign) -> str:
    return f"通知里的邮箱是 {campaign.contact.email}。"


# -- on the way


def receipt_follows() -> str:
    return "好的，辛苦您跑一趟。校工会登记后，这里会给您回执。"


def there_already(track: Track, standing: str) -> str:
    end = "" if standing.endswith(conditions.WAIVED) else f"，{conditions.WAIVED}"
    return f"{head(track)}{standing}{end}。"


def hand_in_first(track: Track) -> str:
    return f"{head(track)}线上还没有提交，请先提交，再打印随后发来的表。"


def after_correction() -> str:
    return "退回的改好交回以后，请打印新的表，盖章送来。"


def call_before(campaign: Campaign) -> str:
    return f"送纸质的时间已过，出发前请先打电话问问{call(campaign.contact)}。"


def not_in_the_notice(subject: str, campaign: Campaign) -> str:
    until = day_and_time(campaign.deadline, campaign.zone)
    return f"通知只写了：{until} 前，加盖公章的纸质版送到校工会。{subject}，通知没有写，请先问{call(campaign.contact)}。"
