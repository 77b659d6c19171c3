"""What the office and the operator read about what could not be sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from campaign.model import Campaign
from handlers.wording.times import short_time
from storage import effects
from storage.outbox.dead_letters import Letter, Refusal
from storage.outbox.retries import Retry

LISTED = 15
SHOWN = 5
QUOTED = 16
_WHY = {
    Refusal.PERSON: "对方收不到",
    Refusal.MESSAGE: "企业微信不收这一条",
    Refusal.MOMENT: "一直没发成",
    Refusal.OURS: "程序出错",
}
_WHAT: dict[type[effects.Effect], str] = {
    effects.SendCard: "卡片",
    effects.SendContactSheet: "照片小样",
    effects.SavePhoto: "发来的照片没取到",
    effects.SendReviewPaper: "评审用的 Word 文件",
    effects.SendReminder: "提醒",
    effects.SendBoard: "看板",
    effects.Export: "导出",
    effects.SendExport: "导出的文件",
    effects.ReportNotice: "通知的结果",
    effects.ReportNudge: "催办的结果",
    effects.Nudge: "催办",
    effects.TellOverwritten: "填报有改动的消息",
}


def lines(letters: Sequence[Letter], retries: Sequence[Retry]) -> list[str]:
    """For the office's overview; nothing where everything was sent."""
    found = [f"没送到 {len(letters)} 条"] if letters else []
    found += [f"正在重试 {len(retries)} 条"] if retries else []
    return [f"{'，'.join(found)}，看：没送到"] if found else []


def nothing() -> str:
    return "没有没送到的。发过的通知看 记录 广播，催过谁看 记录 催。"


def listed(letters: Sequence[Letter], campaign: Campaign, now: datetime, now_ms: int) -> str:
    """What, to whom, why and since when, the newest first; numbers are those of all letters."""
    numbered = list(enumerate(letters, 1))[::-1]
    rows = [
        f"{number}. {row(letter, campaign)}（{short_time(_since(letter, now, now_ms), campaign.zone)}）"
        for number, letter in numbered[:LISTED]
    ]
    more = [f"（只列最近 {LISTED} 条）"] if len(letters) > LISTED else []
    ways = "再发一次：没送到 重发；不要了：没送到 删除；只办一条带上编号，如 没送到 重发 1。"
    return "\n".join([f"没送到 {len(letters)} 条：", *rows, *more, ways])


def retrying(retries: Sequence[Retry], campaign: Campaign, now: datetime, now_ms: int) -> list[str]:
    """What is on its way all the same: how often it was tried and when it is next."""
    if not retries:
        return []
    rows = []
    for retry in retries[:LISTED]:
        due = now + timedelta(milliseconds=max(0, retry.due_ms - now_ms))
        at = "马上" if due <= now else short_time(due, campaign.zone)
        rows.append(f"{addressed(retry.effect, campaign)}（试了 {retry.tries} 次，{at} 再试）")
    more = [f"等 {len(retries)} 条"] if len(retries) > LISTED else []
    return [f"正在重试 {len(retries)} 条，不用您再发：", *rows, *more]


def addressed(effect: effects.Effect, campaign: Campaign) -> str:
    """For whom something is, and what it is."""
    return f"{_to(effect, campaign)}：{what(effect, campaign)}"


def row(letter: Letter, campaign: Campaign) -> str:
    """What it is, for whom, and why it was given up."""
    if letter.effect is None:
        return f"不知给谁：新版本程序留下的一条，{_WHY[letter.refusal]}"
    return f"{addressed(letter.effect, campaign)}，{_WHY[letter.refusal]}"


def _since(letter: Letter, now: datetime, now_ms: int) -> datetime:
    return now - timedelta(milliseconds=max(0, now_ms - letter.given_up_ms))


def _to(effect: effects.Effect, campaign: Campaign) -> str:
    user_id = effect.user_id
    branch = campaign.branch_of.get(user_id.casefold())
    return f"{branch.shown} {branch.short_name} {user_id}" if branch else user_id


def what(effect: effects.Effect, campaign: Campaign) -> str:
    """The kind of thing, and of a text its beginning."""
    match effect:
        case effects.SendText(text=text):
            return f"“{_beginning(text)}”"
        case effects.SendNotice(text=text):
            return f"通知“{_beginning(text)}”"
        case effects.SendDocument(track=track, version=version):
            which = f"第 {version} 版的表" if version > 0 else "没提交的表"
            return f"{_award(campaign, track)}{which}"
        case effects.MailSubmission(track=track, version=version):
            return f"{_award(campaign, track)}第 {version} 版的电子版邮件"
    return _WHAT.get(type(effect), "一条")


def _beginning(text: str) -> str:
    text = " ".join(text.split()).replace("<", "＜")
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _award(campaign: Campaign, track: str) -> str:
    return campaign.tracks[track].short_name if track in campaign.tracks else track


# -- for the operator


def operator_row(number: int, at: datetime, letter: Letter, campaign: Campaign) -> str:
    moment = at.astimezone(campaign.zone)
    return f"{number}. {moment:%Y-%m-%d %H:%M}  {row(letter, campaign)}  [{letter.reason}]"


def operator_ways(count: int) -> str:
    return f"没送到 {count} 条。再发：--again，不要了：--drop，都可以带编号。"


def sent_again(count: int, left: int) -> str:
    kept = f"{left} 条过了时候或读不懂，没有重发。" if left else ""
    return f"重发 {count} 条。{kept}"


def dropped(count: int) -> str:
    return f"已删除 {count} 条。"


# -- for the office


def no_such(number: int, count: int) -> str:
    return f"没有第 {number} 条，一共 {count} 条，没有办。请先看 没送到。"


def only_timely() -> str:
    return "提醒和早报过了时候，不再重发。要提醒请回复 催 和分工会；不要了请回复 没送到 删除。"


def confirm(
    chosen: Sequence[Letter], old: int, code: str, campaign: Campaign, *, is_drop: bool
) -> str:
    named = [row(letter, campaign) for letter in chosen[:SHOWN]]
    more = [f"等 {len(chosen)} 条"] if len(chosen) > SHOWN else []
    left = [f"提醒等 {old} 条过了时候，不重发。"] if old and not is_drop else []
    head = f"将删除没送到的 {len(chosen)} 条，不再发：" if is_drop else f"将重发 {len(chosen)} 条："
    return "\n".join([head, *named, *more, *left, f"确认请回复 确认 {code}"])


def sending(count: int) -> str:
    return f"正在重发 {count} 条。还是没送到的，过一会儿看 没送到。"


def dropping(count: int) -> str:
    return f"{count} 条不再发，正从 没送到 里去掉。"
