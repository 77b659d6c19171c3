"""What is said about an application that was sent back: to the chair who corrects it, and after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.applications import Application, Submission
from campaign.model import Branch, Campaign, Contact, Track
from campaign.office_notes import Return
from campaign.parts.roles import Pictures
from handlers.wording.chair import call, head
from handlers.wording.checks import shown as shown
from handlers.wording.submitting import paper_refused, paper_standing, printed_before
from handlers.wording.submitting import photos as count
from handlers.wording.times import day_and_time, second, short_time

PHOTOS = "照片"
KEEP_WAY = "其中不用改的回复 不变（都不用改：都不变）"
TEXT = "总结"


def sent_back_to_chair(
    track: Track, receipt: str, names: str, returned: Return, dropped: str, campaign: Campaign
) -> str:
    """What is read at the moment it is sent back."""
    lines = [
        f"{head(track)}{receipt} 已退回，请修改：{names}。",
        f"理由：{returned.reason}",
        until(returned, campaign, returned.at),
        f"其余内容不能改，也不用重填。{KEEP_WAY}；全部办完自动交回校工会。",
        f"提交后改过、没有再提交的 {dropped} 已恢复为 {receipt} 的内容。" if dropped else "",
    ]
    return "\n".join(line for line in lines if line)


def until(returned: Return, campaign: Campaign, now: datetime) -> str:
    """`请在 5月15日（周一）12:00 前改好。`, or that this has passed; "" where nothing was said of it."""
    if returned.due_at is None:
        return ""
    at = day_and_time(returned.due_at, campaign.zone)
    return f"期限 {at} 已过，请尽快改好。" if returned.is_overdue(now) else f"请在 {at} 前改好。"


def due_put_off(track: Track, returned: Return, campaign: Campaign, now: datetime) -> str:
    return f"{head(track)}退回的改好期限有变：{until(returned, campaign, now)}"


def go_on_with(track: Track) -> str:
    return f"要改请回复 {track.short_name}。"


def return_taken_back(track: Track, receipt: str) -> str:
    return f"{head(track)}退回已取消，{receipt} 照原样有效，不用再改。"


def only_these(names: str) -> str:
    return f"校工会只退回了 {names}，其余不能改，没有保存。"


def text_is_shut() -> str:
    return "校工会没有退回总结，这里只能查看。"


def decided(track: Track, contact: Contact) -> str:
    return f"{head(track)}评审已有结果，不能再改，这次没有保存。有问题请联系{call(contact)}。"


def still_open(track: Track, names: str) -> str:
    return f"退回的{track.short_name}还可以改：{names}。请回复 {track.short_name}。"


def only_correct(contact: Contact) -> str:
    return f"退回修改中，不能撤回或改为不申报。请改好退回的几处；确有变化请联系{call(contact)}"


def photos_again(have: int, part: Pictures) -> str:
    return (
        f"{PHOTOS}请重新整理（{count(have, part)}，至少 {part.minimum} 张）："
        "新照片直接发来，删某张回复 删 2；好了请回复 完成。"
    )


def no_picture() -> str:
    return "现在要改的是照片，这条没有保存。"


def done_with_photos() -> str:
    return "整理好了请回复 完成。"


def photos_short(missing: int) -> str:
    return f"照片还差 {missing} 张"


def same_photos() -> str:
    return "照片还和退回前一样（不用改请回复 照片不变）"


def text_short(missing: int) -> str:
    return f"总结还差 {missing} 字"


def same_text() -> str:
    return "总结还和退回前一样（不用改请回复 总结不变）"


def still_fetching() -> str:
    return "还有照片在下载，好了会告诉您，请等一下再回复 完成"


def finished(names: str) -> str:
    return f"{names} 已改好"


def kept(names: str) -> str:
    return f"{names} 保持原样"


def which_stays(names: str) -> str:
    return f"哪一项不变？还没改：{names}。只一项请带上名字，如 照片不变；都不用改请回复 都不变。"


def not_yet(names: str) -> str:
    return f"还不能交回，还要改：{names}。不用改的回复 不变，都不用改回复 都不变"


def points_short(track: Track, missing: int) -> str:
    return f"自评离申报要求的 {track.minimum_score} 分还差 {missing} 分"


def cannot_hand_back(lacking: Sequence[str], contact: Contact) -> str:
    rows = "\n".join(f"· {line}" for line in lacking)
    return (
        f"还不能交回：\n{rows}\n退回的各处仍可再改；改好请回复 提交，有问题请联系{call(contact)}。"
    )


def hand_back_way() -> str:
    return "退回的各处都已改过，请回复 提交 交回。"


def handed_back(
    campaign: Campaign,
    track: Track,
    application: Application,
    submission: Submission,
    is_over: bool,
) -> str:
    at = second(submission.at, campaign.zone)
    told = f"退回的都已改好，已交回校工会，编号 {submission.receipt}，{at}。\n"
    if application.has_paper:
        return f"{told}表上的内容没有变，校工会已收的纸质不用换。"
    if application.paper:
        return (
            f"{told}新的《{track.form_name}》随后发来。"
            f"已收的纸质是 v{application.paper.version}，要换：请打印新的，盖章送校工会。"
        )
    when = "尽快" if is_over else f"{day_and_time(campaign.deadline, campaign.zone)} 前"
    before = printed_before(application) or "接下来："
    return f"{told}{before}打印随后发来的《{track.form_name}》，加盖公章，{when}送校工会。"


def corrected(
    campaign: Campaign,
    branch: Branch,
    track: Track,
    application: Application,
    submission: Submission,
    changes: Sequence[str],
) -> str:
    at = short_time(submission.at, campaign.zone)
    lines = [
        f"{head(track)}{branch.shown} {branch.short_name} 已按退回改好：{submission.receipt}，{at}。",
        "；".join(changes),
        _paper(application),
    ]
    return "\n".join(lines)


def _paper(application: Application) -> str:
    if application.paper is None:
        return (
            f"{paper_refused(application.refusal)}，还没再来。"
            if application.refusal
            else "纸质还没有收到。"
        )
    told = f"已收的纸质是 v{application.paper.version}，表上的内容"
    return f"{told}没有变，不用换。" if application.has_paper else f"{told}变了，要换。"


def changed(name: str, old: str, new: str) -> str:
    return f"{name} {old} → {new}"


def rewritten(name: str) -> str:
    return f"{name} 已改"


def unchanged(name: str) -> str:
    return f"{name} 保持原样"


def sent_back(reason: str) -> str:
    return f"已退回，只改下面几处。理由：{reason}"


def row(name: str, value: str, is_done: bool) -> str:
    value = value.removeprefix(name).strip()
    return f"{name}　{value}　{'已改' if is_done else '待改'}"


def rest_is_shut() -> str:
    return "其余内容不变。接着改请回复 继续。"


def to_correct(
    track: Track, names: str, returned: Return, campaign: Campaign, now: datetime
) -> str:
    left = f"待改 {names}" if names else f"都已改过，请回复 提交{track.short_name}"
    told = f"退回的{track.short_name}：{left}。理由：{returned.reason}"
    by = until(returned, campaign, now)
    return f"{told.rstrip('。')}。{by}" if by else told


def nothing_to_do(submission: Submission, campaign: Campaign, application: Application) -> str:
    at = second(submission.at, campaign.zone)
    paper = paper_standing(application, campaign)
    return f"已提交，编号 {submission.receipt}，{at}，现在不能再改。\n{paper}。"


def correct_way() -> str:
    return "退回的还可以改，请回复 继续。"
