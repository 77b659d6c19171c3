"""What a branch chair reads: greeting, applications, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from campaign.condition import Condition
from campaign.model import Branch, Campaign, Contact, Track
from handlers.wording import conditions
from handlers.wording.times import day_and_time, duration

ANYTIME = "随时可回复：进度 · 总览 · 帮助"


def paragraphs(*blocks: str) -> str:
    """The blocks with a blank line between them, without those that are empty."""
    return "\n\n".join(filter(None, blocks))


def call(contact: Contact) -> str:
    return f"校工会 {contact.name} {contact.phone}"


def head(track: Track) -> str:
    return f"【{track.short_name}】"


def greeting(branch: Branch) -> str:
    return f"{branch.shown} {branch.name}，您好。"


def track_line(track: Track, status: str, position: str) -> str:
    return f"{track.name}：{status}" + (f"　{position}" if position else "")


def changes(how: Condition) -> str:
    return f"（{conditions.changes(how)}）"


def deadline_line(campaign: Campaign, now: datetime) -> str:
    return ended_line(campaign) if now > campaign.deadline else time_left(campaign, now)


def time_left(campaign: Campaign, now: datetime) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"截止 {deadline}，还有 {duration(campaign.deadline - now)}。"


def ended_line(campaign: Campaign) -> str:
    return f"申报已于 {day_and_time(campaign.deadline, campaign.zone)} 截止。"


def ended(campaign: Campaign, has_begun: bool) -> str:
    kept = "已填的都在，可回复 总览 查看；" if has_begun else ""
    return f"{ended_line(campaign)}\n{kept}有特殊情况请联系{call(campaign.contact)}。"


def how_to_go_on(
    to_start: Sequence[Track], to_submit: Sequence[Track], *, can_go_on: bool
) -> list[str]:
    lines = ["回复 继续 接着填。"] if can_go_on else []
    if to_submit:
        lines.append(f"回复 {' 或 '.join(f'提交{t.short_name}' for t in to_submit)} 交上去。")
    if to_start:
        only_one = "；只填一项也可以。" if len(to_start) > 1 else "。"
        lines.append(f"回复 {ways_to_start(to_start)} 开始{only_one}")
    return lines


def all_done() -> str:
    return "都办完了，谢谢。"


def only_paper_left() -> str:
    return "网上都已交齐，只差纸质。"


def ways_to_start(tracks: Iterable[Track]) -> str:
    return " 或 ".join(f"申报{track.short_name}" for track in tracks)


def choose_first(tracks: Sequence[Track]) -> str:
    if not tracks:
        return "贵分工会的称号都有了，这次没有要填的。"
    return f"您还没有选择申报项目。请先回复 {ways_to_start(tracks)}。"


def which_track(tracks: Sequence[Track]) -> str:
    if not tracks:
        return choose_first(tracks)
    one_by_one = "一个一个来，" if len(tracks) > 1 else ""
    return f"{one_by_one}请写明先申报哪一项：回复 {ways_to_start(tracks)}。"


def holds_title(track: Track, contact: Contact) -> str:
    return (
        f"{head(track)}按通知，已获得{track.title}称号的不再申报，"
        f"贵分工会已有这个称号，不需要填写。\n如有出入请联系{call(contact)}。"
    )


def opens_later(campaign: Campaign) -> str:
    opens = day_and_time(campaign.opens_at, campaign.zone)
    return f"申报从 {opens} 开始，现在还不能填写。\n请到时再回复；有问题请联系{call(campaign.contact)}。"


def closed(campaign: Campaign, has_begun: bool) -> str:
    kept = "；之前填的都在，可回复 总览 查看" if has_begun else ""
    return f"{ended_line(campaign)}这条没有保存{kept}。\n有特殊情况请联系{call(campaign.contact)}。"


GOING_ON = "接着填"


def said(track: Track, what: str, position: str) -> str:
    return f"{head(track)}{what} · {position}" if what else f"{head(track)}{position}"


def refused(track: Track, why: str, way_out: str, position: str) -> str:
    return (
        f"{head(track)}{why}\n{way_out}　{position}"
        if way_out
        else f"{head(track)}{why}\n{position}"
    )


def unclear(track: Track, why: str, question: str, position: str, contact: Contact) -> str:
    way = f"{position}　怎么填请回复 帮助，或问{call(contact)}。"
    return paragraphs(f"{head(track)}{why}", question, way)


def ask_first(track: Track, written: str, details: Sequence[str], position: str) -> str:
    asking = "\n".join(filter(None, (f"{head(track)}{written}，对吗？", *details)))
    return f"{asking}\n对请回复 对；不是请直接回复别的。\n{position}"


def not_understood() -> str:
    return "没看懂这条回复。"


def no_question() -> str:
    return "各项都已答完。要交请回复 提交；改某项请回复 改 2.3 4；看全部请回复 总览。"


def score_too_early(track: Track, *, is_new: bool) -> str:
    way = f"申报{track.short_name}" if is_new else track.short_name
    return f"打分前请先回复 {way}，我一项一项问；这句没有记。"


def at_first() -> str:
    return "前面没有了，这是第一项"


def nothing_left() -> str:
    return "没有别的项要答了"


def skipped(name: str) -> str:
    return f"{name} 先跳过"


def unchanged(name: str) -> str:
    return f"{name} 不变"


def undone(names: str) -> str:
    return f"已撤销 {names} 的回答"


def nothing_to_undo() -> str:
    return "没有可以撤销的回答了。删掉的照片请重发；已经提交的请回复 撤回。"


def changed_elsewhere(track: Track, names: str) -> str:
    return f"{head(track)}{names} 之后又被改过，没有撤销。要改请回复 改 加编号和新的回答。"


def explaining() -> str:
    return "全文"


def explain_what(name: str) -> str:
    return (
        f"没有“{name}”这一项，请写编号，如 说明 2.3"
        if name
        else "要看哪一项？请写编号，如 说明 2.3"
    )


def change_what(short_name: str) -> str:
    return f"没看懂要改哪一项，没有保存。请写编号或名称和新的回答；各项见 总览（{short_name}）。"


def in_the_other(name: str, track: Track, *, is_new: bool) -> str:
    way = f"申报{track.short_name}" if is_new else track.short_name
    return f"{name} 是{track.short_name}的项，没有保存。要改请先回复 {way}。"


def change_any() -> str:
    return "改 加名称和新的内容"


def change_one(example: str) -> str:
    return f"改某项：{example}"


def paper_lost(contact: Contact) -> str:
    return f"申报表文件没能发给您，提交本身不受影响。请联系{call(contact)}索取。"


def finished() -> str:
    return "各项都已答完"


def check_and_change() -> str:
    return "核对请回复 总览；改某项请回复 改 加编号和新的回答。"


def only_text() -> str:
    return "这里只能看懂文字和照片，刚才这条没有保存。请用文字回复。"


def kept_for_later() -> str:
    return "已收到。系统这会儿正忙，处理好马上回复您，不用再发一遍。"


def failed(contact: Contact) -> str:
    return f"刚才没有保存成功，请再发一次。一直不行请联系{call(contact)}。"


def taps_on() -> str:
    return "已改为点选：在卡片上选好后点提交，一次最多三项；直接打字也可以，不想要卡片请回复 打字。"


def taps_off() -> str:
    return "已改为打字回复。想点选时请回复 点选。"


def nothing_ticked() -> str:
    return "您一项也没有勾，没有保存。都没有做到请回复 全否；也可逐项回复 是 或 否。"


def no_choice_made() -> str:
    return "您还没有选分数，没有保存。请在卡片上选好再提交，或直接打字回复。"
