"""What a branch chair reads about the long text (总结)."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Campaign, Track
from campaign.parts.roles import LongText
from handlers.wording.chair import ended_line

ODD_SHOWN = 3
SHOWN_WHOLE = 40  # 字; what is longer is known by its length
ABOUT_A_MESSAGE = 680  # 字 that 2048 bytes hold


def asking(essay: LongText) -> str:
    return f"请接着发{essay.title}，一段一段粘贴；发完回复 完成。"


def beginning(essay: LongText) -> str:
    return f"{essay.title}，不少于 {essay.minimum_length} 字"


def how_to_send() -> str:
    return f"请一段一段粘贴发来，一条最多约 {ABOUT_A_MESSAGE} 字；发完回复 完成。"


def on_the_page(link: str) -> str:
    opened = f'<a href="{link}">打开填写页</a>'
    return f"也可整篇粘贴或上传 Word 文件：{opened}（48 小时内有效，请勿转发）"


def page(link: str) -> str:
    return f'<a href="{link}">打开填写页</a>'


def ways_to_check() -> str:
    return "看已收的文字：看总结　删掉最后一段：删最后一段"


def received(number: int, gained: int) -> str:
    return f"第 {number} 段已收，+{gained} 字"


def joined_to_the_cut(number: int, gained: int) -> str:
    return f"第 {number} 段已收，+{gained} 字，直接接在上一段断开处"


def ends_with(end: str) -> str:
    return f"这一段结尾是“{end}”"


def check_the_end(end: str) -> str:
    return f"这一段结尾是“{end}”，请确认没有被截断。"


def cut(end: str) -> str:
    return (
        f"这一段结尾是“{end}”，像是被截断了（一条最多约 {ABOUT_A_MESSAGE} 字）。"
        f"请从断开处接着发，会直接接上。"
    )


def enough(essay: LongText) -> str:
    return f"已够 {essay.minimum_length} 字。"


def no_hurry() -> str:
    return "不急，等您接着发"


def more_or_done() -> str:
    return "继续粘贴，或回复 完成。"


def same_again(number: int) -> str:
    return f"这一段和第 {number} 段一样，没有重复保存"


def no_prose(text: str) -> str:
    text = text if len(text) <= 12 else f"{text[:12]}…"
    return f"“{text}”不像总结里的文字，没有保存。"


def answer_or_prose() -> str:
    return "要答题请先回复 完成；确是总结里的，请和前后文一起发。"


def too_long(most: int) -> str:
    return f"总结最多 {most // 10000} 万字，加上这一段就超过了，没有保存。"


def ask_first(essay: LongText, text: str, count: int) -> str:
    if count > SHOWN_WHOLE:
        return f"这段 {count} 字像是{essay.title}，要存进总结吗？"
    return f"“{text}”要写进{essay.title}吗？"


def yes_or_go_on() -> str:
    return "要存请回复 是；不存请回复 否。"


def shown(essay: LongText, pieces: int) -> str:
    return f"{essay.title}，共 {pieces} 段"


def number(at: int) -> str:
    return f"〔第 {at} 段〕"


def how_to_remove(last: int) -> str:
    return f"删某一段：删第{last}段"


def nothing_yet(essay: LongText) -> str:
    return f"{essay.title}还没有内容。"


def how_to_begin() -> str:
    return "要写请回复 总结。"


def left_out(count: int) -> str:
    return f"……（中间 {count} 字从略）……"


def still_asked() -> str:
    return "刚才那段还没有存进总结：要存请回复 是，不存就不用管。"


def not_written() -> str:
    return "（刚才问的那段没有写进总结。）"


def only_whole_pieces(number: int) -> str:
    return f"一段里的几个字我改不了，没有动。请回复 删{number} 删掉这一段，再把改好的发来；或在填写页里改。"


def one_at_a_time(last: int) -> str:
    return f"请一段一段删，从后面的删起：删第{last}段。"


def how_to_start_over(link: str) -> str:
    on_page = f"打开填写页，删掉旧的再粘贴最快：{page(link)}\n" if link else ""
    return f"总结要整篇重来：{on_page}在这里也可以一段一段删：删最后一段。"


def no_such_piece(number: int, pieces: int) -> str:
    return f"总结共 {pieces} 段，没有第 {number} 段。看已收的文字请回复 看总结。"


def odd(pieces: Sequence[tuple[int, str]]) -> str:
    shown = "；".join(
        f"第 {number} 段“{_beginning(piece)}”" for number, piece in pieces[:ODD_SHOWN]
    )
    return f"请留意：总结里 {shown} 像是聊天的话。不该有的请回复 删第{pieces[0][0]}段。"


def _beginning(piece: str) -> str:
    return piece if len(piece) <= SHOWN_WHOLE else f"{piece[:SHOWN_WHOLE]}…"


def removed(number: int, count: int, end: str) -> str:
    return f"已删第 {number} 段（{count} 字，结尾是“{end}”）"


def removed_in_error() -> str:
    return "删错了请回复 撤销。"


def taken_back() -> str:
    return "已撤销，总结回到上一步"


def changed_since(track: Track) -> str:
    return f"【{track.short_name}】总结之后又有改动，没有撤销。看已收的文字请回复 看总结。"


def finished(essay: LongText, short_by: int) -> str:
    if short_by:
        return f"总结还差 {short_by} 字，随时回复 总结 接着写"
    return f"总结已够 {essay.minimum_length} 字"


def which(tracks: Sequence[Track]) -> str:
    ways = " 或 ".join(f"总结{track.short_name}" for track in tracks)
    return f"要写总结的是{'、'.join(track.name for track in tracks)}，请回复 {ways}。"


def start_first(tracks: Sequence[Track]) -> str:
    starts = " 或 ".join(f"申报{track.short_name}" for track in tracks)
    names = "、".join(track.name for track in tracks)
    return f"{names}要写总结，请先回复 {starts}。"


def not_needed() -> str:
    return "你们分工会申报的项目不用写总结。"


def saved_on_the_page() -> str:
    return "总结已在网页保存"


def closed_on_the_page(campaign: Campaign) -> str:
    return f"{ended_line(campaign)}这里只能查看。"


def no_longer_yours() -> str:
    return "您现在不是这个分工会的联系人，或这一项不再要总结，不能填写。"


def changed_in_between() -> str:
    return "总结刚被别人改过，没有保存。"
